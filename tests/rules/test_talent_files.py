"""Files: papers and biometrics that must not travel, and media that speak of a replica nobody declared."""

from typing import Any

import pytest
from msgspec.structs import replace

from gate.element import Ai, Said, Source, Step
from gate.evidence import Evidence, Reading
from gate.location import Location
from gate.register import Document, Tool
from gate_talent.cloning import clones
from gate_talent.private import private
from tests.rules.consenting import case, delivery, element, ids, places, replica, row, told

PEOPLE = frozenset({"T-014"})


@pytest.mark.parametrize(
    "path",
    [
        "legal/CON-0003_consent.pdf", "consents/0003.docx", "legal/Passport-T14.PDF", "talent_release_signed.pdf",
        "releases/signed/0003.pdf", "notes/consent.eml", "vfx/T-014_scan.obj", "scans/head_scan_v2.ply", "face scans/0001.usdz",
        "voice/voiceprint.npy", "a/biometrics/0001.bin", "model release.txt", "appearance.release.v2.rtf",
    ],
)  # fmt: skip
def test_private_whether_declared_or_not(path: str) -> None:
    assert private(path, PEOPLE, stray=True)
    assert private(path, PEOPLE, stray=False)


@pytest.mark.parametrize("path", ["legal/passport.jpg", "consent_0003.png", "papers/consent.tif", "model_release.heic"])
def test_a_picture_is_a_scan_only_where_nothing_declares_it(path: str) -> None:
    assert private(path, PEOPLE, stray=True)
    assert private(path, PEOPLE, stray=False) is None


@pytest.mark.parametrize(
    "path",
    [
        "release_print.mov", "press_release.pdf", "release_notes.txt", "release_schedule.pdf", "scans/harbour_set_scan.obj",
        "scan.exr", "scan_head.exr", "plates/scan_0001.dpx", "consenting_adults.pdf", "consent.mov", "unconsented.pdf",
        "stills/passport_prop.pdf", "props/consent_form.pdf", "headland_scan.obj", "T-01_scan.obj", "face.obj", "talent.pdf", "passport",
        "consent", "vfx/T-014.obj", "scanner_face.obj", "a_model.pdf", "mesh/body_rig.fbx", "biometricsuite.bin", "docs/consent_policy.md", "registers/consents.csv",
    ],
)  # fmt: skip
def test_false_alarms(path: str) -> None:
    assert private(path, PEOPLE, stray=True) is None


WORDS = {
    "legal/consent_1.{}": "pdf doc docx odt rtf pages eml msg txt xps",
    "scans/face_scan.{}": "obj ply fbx abc usd usda usdc usdz glb gltf stl e57 las laz pts",
    "legal/{}_1.pdf": "consent consents passport passports deposition guardianship",
    "legal/{}_release.pdf": "talent model appearance likeness performer actor minor signed form voice replica",
    "legal/{}_releases.pdf": "talent",
    "scans/{}_scan.obj": "face facial head body cast talent actor performer hand palm iris retina dental",
    "scans/{}_scans.obj": "face",
    "a/{}.bin": "biometric biometrics voiceprint voiceprints faceprint faceprints fingerprint fingerprints",
}


@pytest.mark.parametrize("path", [shape.format(word) for shape, words in WORDS.items() for word in words.split()])
def test_every_word_and_suffix_counts(path: str) -> None:
    assert private(path, (), stray=False)
    assert private(path.replace("/", "/prop_"), (), stray=True) is None
    assert private(f"props/{path}", (), stray=True) is None


@pytest.mark.parametrize("suffix", ["jpg", "jpeg", "png", "tif", "tiff", "heic", "bmp", "webp"])
def test_every_kind_of_picture_may_be_a_scan(suffix: str) -> None:
    assert private(f"legal/passport.{suffix}", (), stray=True)
    assert private(f"legal/passport.{suffix}", (), stray=False) is None


def test_files_are_told_where_they_stand() -> None:
    shot = element(media=("a.mov", "legal/consent.pdf"))
    judged = case(delivery(shot), strays=("x/passport.jpg", "x/plan.pdf"), root="d")
    found = told(judged, "TAL320")
    assert [(finding.location, finding.element) for finding in found] == [
        (Location("delivery.yaml", "/elements/0/media/1"), "NF_103_0"),
        (Location("d/x/passport.jpg"), None),
    ]


@pytest.mark.parametrize(
    ("ref", "said"),
    [("x/3.pdf", True), ("./x/3.pdf", True), ("0.mov", True), ("DMS-3", False), ("y/3.pdf", False), ("/x/3.pdf", False)],
)
def test_a_document_is_no_file_of_the_delivery(ref: str, said: bool) -> None:
    consents = (row("CON-1", document=Document(ref=ref)), row("CON-2"))
    judged = case(delivery(element(), consents=consents), strays=("x/3.pdf",))
    assert places(judged, "TAL320") == ["/consents/CON-1/document/ref"] * said
    assert [finding.row for finding in told(judged, "TAL320")] == ["CON-1"] * said


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("HeyGen 2", True), ("heygenie", False), ("Eleven Labs Inc.", True), ("ElevenLabs", True), ("eleven-labs", True),
        ("eleven table labs", False), ("FaceSwap", True), ("surface swap", False), ("Adobe Firefly", False), (None, False), ("", False),
        ("SO-VITS-SVC 4.1", True), ("voice_clone", True), ("invoice clone", False),
    ],
)  # fmt: skip
def test_cloning_tools_are_known_by_whole_words(name: str | None, said: bool) -> None:
    assert clones(name) is said


TOOLS = (
    "elevenlabs, eleven labs, heygen, respeecher, synthesia, deepdub, deep dub, deepfacelab, deepfacelive, faceswap, face swap, facefusion, "
    "roop, wav2lip, sync labs, truesync, metaphysic, papercup, resemble ai, play ht, playht, so vits svc, gpt sovits, wonder dynamics, "
    "flow studio, voice clone, voice cloning, deepfake"
)


@pytest.mark.parametrize("name", TOOLS.split(", "))
def test_every_cloning_tool_is_known(name: str) -> None:
    assert clones(f"the {name.title()}-2 suite")
    assert not clones(f"x{name}")
    assert not clones(f"{name}x")


PERSON = Evidence("person", "xmp", "XMP-iptcExt:PersonInImage", "the mate")
FOREIGN = Evidence("ai-generated", "quicktime", "Keys:Encoder", "x", generator="HeyGen")
DUBBED = Evidence("ai-undetermined", "c2pa", "c2pa.actions.v2/actions/0/action", "c2pa.dubbed")
MADE = Evidence("ai-generated", "c2pa", "digitalSourceType", "trainedAlgorithmicMedia")


def traced(*evidence: Evidence, **changes: Any) -> list[str]:
    shot = element(**{"ai": Ai("none"), **changes})
    judged = case(delivery(shot), media={shot.at.pointer: ("0.mov",)}, readings={"0.mov": Reading(path="0.mov", evidence=evidence)})
    return ids(judged, "TAL318")


@pytest.mark.parametrize(
    ("evidence", "use", "said"),
    [
        ((), "generated", False),
        ((PERSON,), "none", False),
        ((PERSON,), "assisted", False),
        ((PERSON,), "edited", True),
        ((PERSON,), "generated", True),
        ((PERSON,), "unknown", True),
        ((PERSON, MADE), "none", True),
        ((MADE,), "none", False),
        ((FOREIGN,), "none", True),
        ((DUBBED,), "none", True),
    ],
)
def test_what_media_say_of_a_replica(evidence: tuple[Evidence, ...], use: Any, said: bool) -> None:
    assert traced(*evidence, ai=Ai(use)) == ["TAL318"] * said
    for kind in ("replica", "alteration", "dub", "synthetic"):
        assert traced(*evidence, ai=Ai(use), talent=(replica(manifestation=kind),)) == []
    assert traced(*evidence, ai=Ai(use), talent=(replica(manifestation="double"),)) == ["TAL318"] * said


@pytest.mark.parametrize(("kind", "said"), [("vo", True), ("shot", True), ("sfx", False), ("music", False)])
@pytest.mark.parametrize("ai", [Ai("edited", tools=("voices",)), Ai("edited", steps=(Step("voices"),))])
def test_a_tool_for_voices_speaks_for_itself(kind: Any, said: bool, ai: Ai) -> None:
    shot = element(kind=kind, ai=ai)
    named = Tool(at=row("x").at, id="voices", name="ElevenLabs")
    assert ids(case(delivery(shot, tools=(named,))), "TAL318") == ["TAL318"] * said
    assert ids(case(delivery(shot, tools=(replace(named, name="Pro Tools"),))), "TAL318") == []
    assert ids(case(delivery(replace(shot, ai=Ai("edited", tools=("other",))), tools=(named,))), "TAL318") == []


@pytest.mark.parametrize(
    ("said_then", "use", "said"),
    [
        (Said(claim="ai-generated", generator="HeyGen"), "none", True),
        (Said(claim="ai-generated", generator="Sora"), "edited", False),
        (Said(claim="person"), "edited", True),
        (Said(claim="person"), "none", False),
    ],
)
def test_what_was_seen_at_intake_counts(said_then: Said, use: Any, said: bool) -> None:
    assert traced(ai=Ai(use), sources=(Source("in.png", evidence=(said_then,)),)) == ["TAL318"] * said


def test_a_source_that_stands_in_the_delivery_is_read() -> None:
    shot = element(ai=Ai("none"), sources=(Source("in.png"),))
    judged = case(
        delivery(shot), media={shot.at.pointer: ("0.mov",)}, readings={"in.png": Reading(path="in.png", evidence=(FOREIGN,))}
    )
    [finding] = told(judged, "TAL318")
    assert finding.location.pointer == "/elements/0/talent"
    assert [related.location.path for related in finding.related] == ["in.png"]
