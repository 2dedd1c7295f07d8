"""Where the store of loaded editions is: told without what reads and writes it, for which no page waits."""

import os
import sys
from pathlib import Path

import platformdirs

from data.faults import Unavailable

SETTING, NAME = "BLUE_HEART_STORE", "blue-heart-statistics"
HOMELESS = f"There is no place for what is loaded: the home folder is not known. Name a folder in {SETTING}."
FOREIGN = (
    "The name of the store's folder has letters that cannot be written in the locale of this process: "
    "start it with LC_ALL=C.UTF-8, or name another folder."
)
NO_FOLDER = f"{SETTING} names a file, or a place below one: name a folder."


class Unusable(Unavailable):
    """The store, or an edition in it, cannot be read or written; the message is one sentence."""


def folder() -> Path:
    """The folder of BLUE_HEART_STORE, else the user's data folder. Raises Unusable where neither is known."""
    named = os.environ.get(SETTING, "").strip()
    try:
        return readable(Path(named).expanduser() if named else platformdirs.user_data_path(NAME))
    except RuntimeError as error:
        raise Unusable(HOMELESS) from error


def check() -> None:
    """Raises Unusable where a folder is named that can be none; one that is not there yet is made."""
    if os.environ.get(SETTING, "").strip():
        named = folder()
        if not next(place for place in (named, *named.parents) if place.exists()).is_dir():
            raise Unusable(NO_FOLDER)


def readable(place: Path) -> Path:
    """A folder whose name the readers of Parquet understand. Raises Unusable for others, without the name."""
    foreign = sys.getfilesystemencoding() != "utf-8" or str(place).encode(errors="ignore") != bytes(place)
    if not str(place).isascii() and foreign:
        raise Unusable(FOREIGN)
    return place
