"""Whether the description of the addresses is true: schemathesis asks what it allows and what it does not.

Every format of an exhibit or table is answered by one handler, so JSON and pages stand for all of them;
`DESCRIBED=500` asks that often of every address.
"""

import os
import re

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis import Case
from schemathesis.config import SchemathesisConfig
from starlette.testclient import TestClient

from components.exhibits.site import exhibits
from components.exports import formats
from components.exports.formats import EXHIBIT_FORMATS
from components.routes.openapi import description
from components.routes.serving import WHOLE as SERVED
from tests.components.routes.in_process import APP

# Without the phase that goes through every value of every list: a list of places has 546. What a filter cannot
# pick among is not said there: each exhibit and table answers for itself, with 422.
ANSWERED = {"positive_data_acceptance": {"expected-statuses": ["2xx", "308", "404", "422"]}}
DRAWN_ONLY = SchemathesisConfig.from_dict({"phases": {"coverage": {"enabled": False}}, "checks": ANSWERED})
SCHEMA = schemathesis.openapi.from_asgi("/openapi.json", APP, config=DRAWN_ONLY)
EXAMPLES = int(os.environ.get("DESCRIBED", "0"))
OTHER_FORMATS = r"^/(exhibits|data)/.*\.(csv|parquet|xlsx|zip|png|svg|offline\.html)$"
ASKED = SCHEMA if EXAMPLES else SCHEMA.exclude(path_regex=OTHER_FORMATS)


@pytest.fixture(autouse=True)
def without_a_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pictures are drawn in tests of their own: here any bytes stand for them."""
    monkeypatch.setattr(formats, "picture", lambda *_: b"<svg/>")


@ASKED.parametrize()
@settings(
    max_examples=EXAMPLES or 20, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True
)
def test_answers_are_as_described(case: Case) -> None:
    case.call_and_validate()


@pytest.mark.parametrize("path", description()["paths"])
def test_no_address_passes_over_what_it_does_not_take(client: TestClient, path: str) -> None:
    at = path.format(exhibit="eu-registered", table="tip_tiers", place="ALB", code="world-detected~1.4.13")
    parameters = [
        name["$ref"].rpartition("/")[2] for name in description()["paths"][path]["get"]["parameters"]
    ]
    told = (description()["components"]["parameters"][name] for name in parameters)
    once = {of["name"] for of in told if of["in"] == "query" and of["schema"].get("type") != "array"}
    for asked in [("x", "1"), *((name, "2011") for name in once)]:
        refused = client.get(at, params=[asked, (asked[0], "2012")])
        assert refused.status_code == 422, asked
        assert re.search("once only|not the name of a filter here. Filters here: ", refused.json()["detail"])
    added = dict.fromkeys(("fbclid", "igsh", "srsltid", "_gl", "_ga", "_hsenc", "__hstc", "mkt_tok"), "1")
    assert client.get(at, params={**added, "x": "1"}).json()["detail"].startswith("“x” is")


def test_every_address_is_described_by_its_form() -> None:
    paths = description()["paths"]
    assert set(SERVED) <= set(paths) and len(paths) < 50
    slugs = {item.slug for item in exhibits()}
    assert slugs == set(description()["components"]["schemas"]["exhibit"]["enum"])
    for ending in (*EXHIBIT_FORMATS, "html"):
        assert {f"/exhibits/{{exhibit}}.{ending}", f"/exhibits/explore.{ending}"} <= set(paths)
