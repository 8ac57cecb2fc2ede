"""Content credentials: what they state and how far it is believed, read by the real library in its worker."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from gate.errors import PolicyError
from gate.probe import trust
from gate.probe.c2pa import C2pa
from gate.probe.fact import Answer, Fact
from tests.probe.asking import SAMPLES, asked, claims
from tests.probe.signed import CAPTURED, TRAINED, actions, created, house, png, sign, wav

SIGNER = house()
GENERATED = {"action": "c2pa.created", "digitalSourceType": TRAINED, "softwareAgent": {"name": "Imagen", "version": "4"}}
FILMED = {"action": "c2pa.created", "digitalSourceType": CAPTURED}
BLANK = {"action": "c2pa.created", "digitalSourceType": "http://c2pa.org/digitalsourcetype/empty"}
PAINTED = {"action": "c2pa.edited", "digitalSourceType": TRAINED}
NOTHING = ("not-ai", "untrusted")


@pytest.fixture
def reader() -> Iterator[C2pa]:
    made = C2pa()
    yield made
    made.close()


def test_a_signer_nobody_vouches_for_is_untrusted(reader: C2pa) -> None:
    answer = asked(reader, sign(SIGNER, png(), [actions(GENERATED)]))
    assert answer.faults == ()
    assert Fact("c2pa", "c2pa.actions.v2/actions/0/digitalSourceType", TRAINED, "untrusted") in answer.facts
    assert Fact("c2pa", "c2pa.actions.v2/actions/0/softwareAgent", "Imagen 4", "untrusted") in answer.facts
    assert Fact("c2pa", "signature/issuer", "Test House", "untrusted") in answer.facts
    assert claims(answer) == {("ai-generated", "untrusted")}


def test_a_signer_under_the_policys_anchor_is_trusted(tmp_path: Path) -> None:
    anchor = tmp_path / "anchor.pem"
    anchor.write_bytes(SIGNER.anchor)
    reader = C2pa(trust.anchors((str(anchor),)))
    assert claims(asked(reader, sign(SIGNER, png(), [actions(FILMED)]))) == {("not-ai", "trusted")}
    assert claims(asked(reader, sign(house(), png(), [actions(FILMED)]))) == {("not-ai", "untrusted")}
    gathered = {key: value for key, value in actions(FILMED).items() if key != "created"}
    assert claims(asked(reader, sign(SIGNER, png(), [gathered]))) == {("not-ai", "untrusted")}
    reader.close()


def test_a_changed_picture_is_invalid_and_its_admission_stands(tmp_path: Path) -> None:
    anchor = tmp_path / "anchor.pem"
    anchor.write_bytes(SIGNER.anchor)
    reader = C2pa(trust.anchors((str(anchor),)))
    data = sign(SIGNER, wav(), [actions(GENERATED)])
    at = data.index(b"data") + 20
    answer = asked(reader, data[:at] + b"\x7f" + data[at + 1 :])
    assert claims(answer) == {("ai-generated", "invalid")}
    assert answer.faults == ()
    assert answer.seal == "changed"
    reader.close()


def test_altered_credentials_are_invalid_and_never_read_as_whole(reader: C2pa) -> None:
    data = sign(SIGNER, png(), [actions(GENERATED)])
    answer = asked(reader, data.replace(b"digitalSourceType", b"digitalSourceTypo"))
    assert [fault.cause for fault in answer.faults] == ["seal"]
    assert answer.seal == "damaged"
    assert {trust for _, trust in claims(answer)} <= {"invalid"}


@pytest.mark.parametrize(
    "told",
    [
        actions(BLANK, templates=[PAINTED]),
        actions(BLANK, {"action": "c2pa.edited", "parameters": {"com.adobe.digitalSourceType": TRAINED}}),
        actions(BLANK, {"action": "c2pa.edited", "softwareAgentIndex": 0}, softwareAgents=[{"name": "Adobe Firefly"}]),
        created("c2pa.ai-disclosure", {"modelType": "c2pa.types.model", "modelName": "gpt-image-1"}),
        created("c2pa.ai_disclosure", {"contentProfile": {"humanOversightLevel": "prompt_guided"}}),
        created(
            "cawg.metadata",
            {"@context": {"Iptc4xmpExt": "http://iptc.org/std/Iptc4xmpExt/2008-02-29/"}, "Iptc4xmpExt:DigitalSourceType": TRAINED},
        ),
        created("com.suno.provenance", {"id": "7"}),
        created("com.adobe.generative-ai", {"description": "Adobe Firefly"}),
        created("c2pa.ai_generated_content", {"ai_generated": True}),
    ],
    ids=lambda told: str(told["label"]),
)
def test_ai_is_found_wherever_a_manifest_states_it(told: dict[str, object], reader: C2pa) -> None:
    assertions = [told] if told["label"] == "c2pa.actions.v2" else [actions(BLANK), told]
    assert claims(asked(reader, sign(SIGNER, png(), assertions))) == {NOTHING, ("ai-generated", "untrusted")}


@pytest.mark.parametrize(
    "told",
    [
        created("c2pa.ai_generated_content", {"ai_generated": False}),
        created("org.example.note", {"text": "no trainedAlgorithmicMedia here"}),
    ],
    ids=lambda told: str(told["label"]),
)
def test_what_only_looks_like_it_is_no_admission(told: dict[str, object], reader: C2pa) -> None:
    assert claims(asked(reader, sign(SIGNER, png(), [actions(BLANK), told]))) == {NOTHING}


def test_training_permissions_are_told_as_what_they_are(reader: C2pa) -> None:
    told = created("cawg.training-mining", {"entries": {"cawg.ai_generative_training": {"use": "notAllowed"}}})
    assert claims(asked(reader, sign(SIGNER, png(), [actions(BLANK), told]))) == {
        NOTHING,
        ("training-permission", "untrusted"),
    }


def test_a_second_assertion_of_the_same_kind_is_read(reader: C2pa) -> None:
    answer = asked(reader, sign(SIGNER, png(), [actions(BLANK), actions(PAINTED)]))
    assert any(fact.tag.startswith("c2pa.actions.v2__1/") for fact in answer.facts)
    assert "ai-generated" in {claim for claim, _ in claims(answer)}


def test_ai_in_a_part_of_a_part_is_found(reader: C2pa) -> None:
    inner = sign(SIGNER, png(8), [actions(GENERATED)])
    middle = sign(SIGNER, png(9), [actions(BLANK)], over=[inner])
    answer = asked(reader, sign(SIGNER, png(10), [actions(BLANK)], over=[png(11), middle]))
    (told,) = {fact.tag for fact in answer.facts if fact.value == TRAINED}
    assert told.startswith("ingredients/")
    assert claims(answer) == {NOTHING, ("ai-generated", "untrusted")}


def test_a_file_without_credentials_has_been_examined(reader: C2pa) -> None:
    assert asked(reader, png()) == Answer(examined=True)


@pytest.mark.parametrize("kind", ["application/mxf", "image/x-exr", "image/x-dpx", "video/x-matroska"])
def test_what_cannot_carry_credentials_is_not_asked(kind: str) -> None:
    unable = C2pa(worker=("/bin/false",))
    assert asked(unable, png(), kind) == Answer(examined=False)
    unable.close()


@pytest.mark.parametrize("form", [b"RF64", b"BW64"])
def test_forms_that_the_library_does_not_read_are_not_called_damaged(form: bytes, reader: C2pa) -> None:
    assert asked(reader, wav(form)) == Answer(examined=False)
    assert asked(reader, SAMPLES / "xmp-toolkit" / "BlueSquare.mov") == Answer(examined=False)


@pytest.mark.parametrize("text", [None, "", "no certificate", "\x80"])
def test_anchors_that_are_none_are_the_operators_to_mend(text: str | None, tmp_path: Path) -> None:
    anchor = tmp_path / "anchor.pem"
    if text is not None:
        anchor.write_bytes(text.encode("latin-1"))
    with pytest.raises(PolicyError, match=r"trust: \{anchors"):
        trust.anchors((str(anchor),))
