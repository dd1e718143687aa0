"""TRM005 entity-name-variant: one project under two names."""

from __future__ import annotations

from collections.abc import Iterator

from rectify_lint import Hit, Notice, Options, Related, name_variants, project_names


def check(notice: Notice, options: Options) -> Iterator[Hit]:
    """Yield a hit for the first place of each name that is another one with characters left out or added."""
    names = project_names(notice.text)
    told: set[str] = set()
    for name, main in name_variants(names):
        if name in told:
            continue
        told.add(name)
        data = {"name": name, "main": main}
        yield Hit(names[name][0], "variant", data, (Related(names[main][0], "main", data),))
