"""Settings that cannot be, told at the start: later a visitor would find them, or nobody."""

import os
import re
from collections.abc import Callable
from pathlib import Path
from zoneinfo import ZoneInfo

from components.model.numbers import listing
from components.routes.operators.endpoints import LOG, METRICS
from components.routes.responses import SETTING, configured
from data import store_folder
from data.cases import sources, thresholds

# Whole numbers of Streamlit's: between which ones, and of what.
BOUNDS = dict.fromkeys(("maxUploadSize", "maxMessageSize", "maxWidgetStateSize"), (1, 1000, "MB"))
BOUNDS |= {"disconnectedSessionTTL": (0, 86_400, "seconds")}
WORDS = {LOG: "json", METRICS: "open"}
KNOWN = (SETTING, *WORDS, store_folder.SETTING, *sources.SETTINGS, thresholds.SETTING)
GONE = "CASES_URL"  # of which the page of case records tells, as of a CASES_DATA that is not there
# Names that look like ours; Kubernetes names the port of a service so.
ALIKE = re.compile(r"(?:BLUE_?HEART|CASES)_(?!PORT$)[A-Z]+", re.IGNORECASE)
POSIX_ZONE = re.compile(r"(?:<[^>]+>|[A-Za-z]{3,})[+-]?[0-9].*")


def check(option: Callable[[str], object]) -> None:
    """Raises ValueError, OSError or Unavailable for what is wrong; `option` gives Streamlit's settings."""
    if option("server.baseUrlPath"):
        raise ValueError("server.baseUrlPath is not supported: give the dashboard a host name of its own")
    for name, (least, most, unit) in BOUNDS.items():
        if type(told := option(f"server.{name}")) is not int or not least <= told <= most:
            raise ValueError(f"server.{name} has to be a whole number of {unit}, from {least} to {most}")
    for name, only in WORDS.items():
        if os.environ.get(name, "").strip().lower() not in ("", only):
            raise ValueError(f"{name} can be {only}, or is left out")
    _check_zone(os.environ.get("TZ", "").removeprefix(":"))
    configured()
    store_folder.check()
    sources.bounds()
    thresholds.threshold()
    told = [name for name, text in os.environ.items() if text.strip() and ALIKE.fullmatch(name)]
    if other := next((name for name in told if name not in (*KNOWN, GONE)), ""):
        raise ValueError(f"{other} is no setting; there are {listing(KNOWN, len(KNOWN))}")


def _check_zone(name: str) -> None:
    """That a time zone is known; of one that is not, the system makes UTC."""
    if name and not POSIX_ZONE.fullmatch(name):
        try:
            Path(name).exists() or ZoneInfo(name)
        except (KeyError, OSError, ValueError) as error:
            raise ValueError("TZ names no time zone that is known here, such as Europe/Vienna") from error
