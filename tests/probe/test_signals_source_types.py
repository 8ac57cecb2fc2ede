"""Source types: IPTC's vocabulary in every spelling and place, and nothing that only looks like it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gate.probe.fact import Fact
from gate.probe.interpret import evidence

IPTC = "http://cv.iptc.org/newscodes/digitalsourcetype/"
CLAIMS = {
    "trainedAlgorithmicMedia": "ai-generated",
    "compositeSynthetic": "ai-generated",
    "compositeWithTrainedAlgorithmicMedia": "ai-edited",
    "composite": "ai-undetermined",
    "virtualRecording": "ai-undetermined",
    "algorithmicallyEnhanced": "ai-undetermined",
    "screenCapture": "ai-undetermined",
    "softwareImage": "ai-undetermined",
    "digitalCapture": "not-ai",
    "computationalCapture": "not-ai",
    "negativeFilm": "not-ai",
    "positiveFilm": "not-ai",
    "print": "not-ai",
    "humanEdits": "not-ai",
    "minorHumanEdits": "not-ai",
    "digitalArt": "not-ai",
    "digitalCreation": "not-ai",
    "dataDrivenMedia": "not-ai",
    "algorithmicMedia": "not-ai",
    "compositeCapture": "not-ai",
}
TAGS = ("XMP-iptcExt:DigitalSourceType", "XMP-iptcExt:DigitalSourceFileType", "c2pa.actions.v2/templates/0/digitalSourceType")
PREFIXES = (IPTC, IPTC.replace("http", "https"), "digsrctype:", "", "https://schema.org/")


def claims(*facts: tuple[str, str]) -> set[str]:
    return {item.claim for item in evidence(Fact("xmp", tag, value) for tag, value in facts)}


@given(
    term=st.sampled_from(sorted(CLAIMS)),
    prefix=st.sampled_from(PREFIXES),
    tag=st.sampled_from(TAGS),
    case=st.sampled_from([str, str.lower, str.upper, str.title]),
    blanks=st.text(" \t\n", max_size=3),
)
def test_a_source_type_is_known_in_every_spelling(term: str, prefix: str, tag: str, case: type[str], blanks: str) -> None:
    suffix = "DigitalSource" if "schema.org" in prefix else ""
    assert claims((tag, f"{blanks}{prefix}{case(term)}{suffix}{blanks}")) == {CLAIMS[term]}


@given(st.from_regex(r"[A-Za-z]{1,40}", fullmatch=True))
def test_any_other_term_is_undetermined(term: str) -> None:
    known = {name.lower() for name in CLAIMS} | {"empty", "trainedalgorithmicdata"}
    plain = term.lower().removesuffix("digitalsource")
    if plain and plain not in known:
        assert claims((TAGS[0], IPTC + term)) == {"ai-undetermined"}


def test_a_list_of_source_types_is_read_whole() -> None:
    assert claims((TAGS[0], f'["{IPTC}digitalCapture", "{IPTC}trainedAlgorithmicMedia"]')) == {"not-ai", "ai-generated"}


@pytest.mark.parametrize("tag", ["c2pa.actions.evil/actions/0/digitalSourceType", "c2pa.ingredient/digitalSourceType/title"])
def test_only_assertions_that_state_it_are_believed(tag: str) -> None:
    assert claims((tag, IPTC + "trainedAlgorithmicMedia")) == set()


@pytest.mark.parametrize(
    "tag",
    [
        "c2pa.actions/actions/3/digitalSourceType",
        "c2pa.actions__1/actions/0/digitalSourceType",
        "c2pa.actions.v2__12/templates/0/digitalSourceType",
        "ingredients/2/c2pa.actions.v2/actions/0/digitalSourceType",
        "c2pa.actions.v2/actions/0/parameters/com.adobe.digitalSourceType",
        "stds.iptc/Iptc4xmpExt:DigitalSourceType",
        "cawg.metadata/Iptc4xmpExt:DigitalSourceType/@id",
        "c2pa.metadata/Iptc4xmpExt:DigitalSourceType/0",
        "CBOR:ActionsDigitalSourceType",
    ],
)
def test_a_source_type_is_found_wherever_credentials_state_it(tag: str) -> None:
    assert claims((tag, IPTC + "trainedAlgorithmicMedia")) == {"ai-generated"}
