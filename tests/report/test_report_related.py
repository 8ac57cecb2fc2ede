"""Related places, and the row of a register that a finding is about: both stand in every format, with their lines."""

import json
import re

import pytest
from msgspec.structs import replace

from gate.finding import Finding, Related
from gate.location import Location, Span
from gate.report.formats import FORMATS
from gate.report.look import Look
from gate.verdict import Verdict

CONSENT = Location("registers/consents.yaml", "/consents/2/expires_on", Span(31, 5, 31, 27, "    expires_on: 2026-06-30"))
ELEMENT = Location("delivery.yaml", "/elements/3/talent/0", Span(52, 9, 54, 1, "      - talent: T-014"))
STILL = Location("vfx/x.png")
CELL = Location("registers/house.xlsx", "/consents/2", cell="consents!F12")
PLACES = {
    "delivery.yaml:52:9": ELEMENT,
    "vfx/x.png": STILL,
    "registers/house.xlsx consents!F12": CELL,
}


@pytest.fixture
def lapsed(uncleared: Finding) -> Finding:
    """A finding at a row, on which an element, a media file and a cell of a workbook lean."""
    related = tuple(Related(place, "leans on it") for place in PLACES.values())
    return replace(uncleared, location=CONSENT, element=None, row="CON-0003", related=related)


def said(shut: Verdict, form: str, *findings: Finding) -> str:
    verdict = replace(shut, judgements=(replace(shut.judgements[0], findings=findings),))
    return FORMATS[form](verdict, Look())


def spread(finding: Finding, number: int) -> Finding:
    """A finding on which so many elements lean."""
    places = (Location("delivery.yaml", f"/elements/{n}", Span(1000 + n, 3, 1000 + n, 9, "x")) for n in range(number))
    return replace(finding, related=tuple(Related(place, "leans on it") for place in places))


@pytest.mark.parametrize("form", ["text", "github", "markdown"])
def test_people_are_shown_the_row_and_every_related_place_with_its_line(form: str, shut: Verdict, lapsed: Finding) -> None:
    report = said(shut, form, lapsed).replace("&#33;", "!")
    for place in PLACES:
        assert f"{place}: leans on it" in report
    assert "CON-0003" in report


@pytest.mark.parametrize("form", ["text", "github", "markdown"])
@pytest.mark.parametrize(("number", "rest"), [(4, []), (5, []), (6, ["1 more place"]), (400, ["395 more places"])])
def test_people_are_shown_a_handful_and_how_many_more_there_are(
    form: str, number: int, rest: list[str], shut: Verdict, lapsed: Finding
) -> None:
    report = said(shut, form, spread(lapsed, number))
    assert report.count(": leans on it") == min(number, 5)
    assert re.findall(r"\d+ more places?", report) == rest


def test_json_has_every_related_place_whole(shut: Verdict, lapsed: Finding) -> None:
    (finding,) = json.loads(said(shut, "json", lapsed))["findings"]
    assert (finding["element"], finding["row"]) == (None, "CON-0003")
    nowhere = dict.fromkeys(("line", "column", "end_line", "end_column"))
    assert finding["related"] == [
        {
            "path": "delivery.yaml",
            "pointer": "/elements/3/talent/0",
            "line": 52,
            "column": 9,
            "end_line": 54,
            "end_column": 1,
            "cell": None,
            "note": "leans on it",
        },
        {"path": "vfx/x.png", "pointer": "", **nowhere, "cell": None, "note": "leans on it"},
        {"path": "registers/house.xlsx", "pointer": "/consents/2", **nowhere, "cell": "consents!F12", "note": "leans on it"},
    ]
    (many,) = json.loads(said(shut, "json", spread(lapsed, 400)))["findings"]
    assert len(many["related"]) == 400


def test_sarif_has_every_related_place_as_a_related_location(shut: Verdict, lapsed: Finding) -> None:
    (result,) = json.loads(said(shut, "sarif", lapsed))["runs"][0]["results"]
    assert result["locations"][0]["logicalLocations"] == [
        {"name": "CON-0003", "fullyQualifiedName": "NF-103/CON-0003", "kind": "row"}
    ]
    places = [place["physicalLocation"] for place in result["relatedLocations"]]
    assert [place["artifactLocation"]["uri"] for place in places] == ["delivery.yaml", "vfx/x.png", "registers/house.xlsx"]
    assert [place["region"] for place in places] == [
        {"startLine": 52, "startColumn": 9, "endLine": 54, "endColumn": 1},
        {"startLine": 1},
        {"startLine": 1, "message": {"text": "consents!F12"}},
    ]
    assert [place["message"]["text"] for place in result["relatedLocations"]] == ["leans on it"] * 3
    assert [place["id"] for place in result["relatedLocations"]] == [1, 2, 3]
