"""The one step of the build that pyproject.toml cannot state: storing compiled expressions in the wheel."""

import os
import subprocess
import sys

from setuptools import setup
from setuptools.command.build_py import build_py


class BuildPy(build_py):
    """Copy the packages, then compile the regular expressions they use into the copy."""

    def run(self) -> None:
        """An editable install has no copy: there ``make`` writes the store; without one everything works, more slowly."""
        super().run()
        if self.editable_mode:
            return
        copy = os.path.abspath(self.build_lib)
        target = os.path.join(copy, "rectify_lint")
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join([copy, *sys.path])}
        subprocess.run([sys.executable, "-m", "rectify_lint.precompile", target], env=environment, check=True)


setup(cmdclass={"build_py": BuildPy})
