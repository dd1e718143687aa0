"""``python -m rectify_lint``: the command line."""

from rectify_lint.cli import main

main()
