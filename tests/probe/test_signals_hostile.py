"""Hostile values: no signal is slow over any text, none takes a denial for an admission, and what may be private stays so."""

import time

import pytest

from gate.evidence import Evidence
from gate.probe import interpret
from gate.probe.fact import Fact

SECONDS = 5.0


def heard(tag: str, value: str) -> tuple[Evidence, ...]:
    return interpret.evidence([Fact("exif", tag, value)])


@pytest.mark.parametrize(
    ("tag", "value"),
    [
        ("IFD0:Software", "seedream " + "1." * 400 + "!"),
        ("IFD0:Software", "flux.1 " + "1." * 400 + "!"),
        ("IFD0:Software", "stable diffusion " + "1." * 400 + "!"),
        ("c2pa.actions.v2/actions/0/softwareAgent", "sora " + "1." * 400 + "!"),
        ("File:Comment", "\n" * 1_000_000),
        ("File:Comment", " \n" * 400_000),
        ("PNG:Parameters", "Steps: 1 " * 100_000),
    ],
)
def test_no_text_holds_a_signal_up(tag: str, value: str) -> None:
    began = time.process_time()
    heard(tag, value)
    assert time.process_time() - began < SECONDS


@pytest.mark.parametrize(
    ("tag", "value"),
    [
        ("XMP-iptcExt:AISystemUsed", "No AI was used"),
        ("XMP-iptcExt:AISystemUsed", "No AI tools were used"),
        ("XMP-iptcExt:AISystemUsed", "without AI"),
        ("XMP-iptcExt:AISystemUsed", "N.A."),
        ("XMP-iptcExt:AISystemUsed", "Keine KI verwendet"),
        ("XMP-photoshop:Credit", "Photo not made with Google AI"),
        ("ID3v2_4:Artist", "Deep Dub"),
        ("ID3v2_4:Artist", "Higgsfield"),
        ("ID3v2_4:Artist", "Draw Things"),
    ],
)
def test_a_denial_or_a_person_is_no_admission(tag: str, value: str) -> None:
    assert not [item for item in heard(tag, value) if item.claim.startswith("ai-")]


@pytest.mark.parametrize(
    ("tag", "value"),
    [
        ("PNG:Comment", '{"aigc_info":{"aigc_label_type":1},"prompt":"a secret of the script"}'),
        ("PNG:Comment", "Made with Midjourney, prompt: a secret of the script"),
        ("Bytes:Aigc", 'a secret of the script AIGC{"Label":"1","ContentProducer":"x"}'),
        ("IPTC:Keywords", "AI generated"),
    ],
)
def test_what_may_be_a_prompt_or_a_name_is_private_in_every_signal(tag: str, value: str) -> None:
    found = heard(tag, value)
    assert found
    assert all(item.private for item in found)
