"""The log: as ever, or with BLUE_HEART_LOG=json one JSON object a line."""

import logging
import os
from collections.abc import Iterator

from pythonjsonlogger.json import JsonFormatter

SETTING = "BLUE_HEART_LOG"
FIELDS = "%(levelname)s %(name)s %(message)s"
NAMES = {"levelname": "level", "name": "logger"}


def set_up() -> None:
    """Write every line of this process as JSON where the setting says so; otherwise change nothing.

    Call it once the server has set up its own loggers.
    """
    if os.environ.get(SETTING, "").strip().lower() != "json":
        return
    formatter = JsonFormatter(FIELDS, rename_fields=NAMES, timestamp="time")
    logging.getLogger().addHandler(logging.StreamHandler())
    for room in ("components", "data"):
        logging.getLogger(room).setLevel(logging.INFO)
    for handler in _handlers():
        handler.setFormatter(formatter)


def _handlers() -> Iterator[logging.Handler]:
    """Those of every logger that there is: Streamlit and uvicorn have loggers with handlers of their own."""
    yield from logging.getLogger().handlers
    for logger in list(logging.getLogger().manager.loggerDict.values()):
        if isinstance(logger, logging.Logger):
            yield from logger.handlers
