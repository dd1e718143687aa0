"""How long an example may take depends on the machine and its load, not on the code: no deadlines."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("no-deadline", deadline=None)
settings.load_profile("no-deadline")
