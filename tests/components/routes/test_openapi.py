"""Whether the description of the addresses is true: schemathesis asks what it allows and what it does not.

Every format of an exhibit or table is answered by one handler, so JSON and pages stand for all of them, and
an exhibit of each kind of chart for the others; `DESCRIBED=50` asks that often of every address.
"""

import os

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis import Case
from schemathesis.config import SchemathesisConfig

from components.exports import formats
from components.routes.openapi import description
from components.routes.serving import WHOLE as SERVED
from tests.components.routes.in_process import APP
from tests.sampled import of_each_kind

# Without the phase that goes through every value of every list: a list of places has 546.
DRAWN_ONLY = SchemathesisConfig.from_dict({"phases": {"coverage": {"enabled": False}}})
SCHEMA = schemathesis.openapi.from_asgi("/openapi.json", APP, config=DRAWN_ONLY)
EXAMPLES = int(os.environ.get("DESCRIBED", "0"))
OTHER_FORMATS = r"\.(csv|parquet|xlsx|zip|png|offline\.html)$"
OTHER_EXHIBITS = rf"^/exhibits/(?!({'|'.join(item.slug for item in of_each_kind())})\.)"
ASKED = SCHEMA if EXAMPLES else SCHEMA.exclude(path_regex=f"{OTHER_FORMATS}|{OTHER_EXHIBITS}")


@pytest.fixture(autouse=True)
def without_a_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pictures are drawn in tests of their own: here any bytes stand for them."""
    monkeypatch.setattr(formats, "picture", lambda *_: b"<svg/>")


@ASKED.parametrize()
@settings(
    max_examples=EXAMPLES or 2, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True
)
def test_answers_are_as_described(case: Case) -> None:
    case.call_and_validate()


def test_every_address_is_described() -> None:
    assert set(SERVED) <= set(description()["paths"])
