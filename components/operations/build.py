"""Which version of the dashboard this is."""

import tomllib

from data.package import FOLDER

_told = tomllib.loads((FOLDER.parent / "pyproject.toml").read_text(encoding="utf-8"))
VERSION = str(_told["project"]["version"])
