"""Tags: which of ExifTool's tags become facts, and under which channel."""

import pytest

from gate.probe import tags
from gate.probe.fact import Fact

UNDECODED = "(Binary data 44 bytes, use -b option to extract)"


def facts(kind: str, **answered: object) -> list[tuple[str, str, str]]:
    named = {key.replace("__", ":"): value for key, value in answered.items()}
    return [(fact.channel, fact.tag, fact.value) for fact in tags.facts(named, kind)]


def test_what_was_not_decoded_is_left_out_but_for_a_label_that_speaks_by_being_there() -> None:
    assert facts("video/mp4", Keys__Picture=UNDECODED) == []
    assert facts("video/mp4", Keys__AIGC=UNDECODED) == [("quicktime", "Keys:AIGC", UNDECODED)]


def test_the_fields_of_a_dpx_header_are_facts_of_it() -> None:
    assert facts("image/x-dpx", File__Creator="RunwayML") == [("dpx", "File:Creator", "RunwayML")]


@pytest.mark.parametrize("key", ["ExifTool__Warning", "System__FileName", "Composite__ImageSize"])
def test_what_speaks_of_the_read_itself_is_no_fact(key: str) -> None:
    assert facts("image/png", **{key: "x"}) == []


def test_a_field_that_its_writer_named_stands_under_its_name_too() -> None:
    found = list(tags.facts({"ID3v2_4:UserDefinedText": "(DigitalSourceType) x"}, "audio/mpeg"))
    assert found[1:] == [Fact("id3", "ID3v2_4:DigitalSourceType", "x")]
