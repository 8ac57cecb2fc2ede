"""Files: papers and biometrics that must not travel with a delivery, known by whole words of their names."""

from typing import Any

import pytest
from msgspec.structs import replace

from gate.location import Location
from gate.register import Document
from gate_talent import consent_papers_in_delivery
from gate_talent.consent_papers_in_delivery import MANY
from gate_talent.private import private
from tests.rules.consenting import case, delivery, element, ids, places, row, told

PEOPLE = frozenset({"T-014", "T-015", "T-099"})


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
        "consent", "vfx/T-014.obj", "scanner_face.obj", "a_model.pdf", "mesh/body_rig.fbx", "biometricsuite.bin", "docs/consent_policy.md", "talent_released.pdf", "legal/unreleased_model.pdf", "rescanned_face.obj", "registers/consents.csv",
    ],
)  # fmt: skip
def test_false_alarms(path: str) -> None:
    assert private(path, PEOPLE, stray=True) is None


@pytest.mark.parametrize("number", [0, MANY - 1, MANY, 2 * MANY, 2 * MANY + 1])
def test_each_file_of_many_is_looked_at(number: int) -> None:
    names = [f"vfx/shot_{index}.exr" for index in range(2 * MANY + 2)]
    names[number] = "legal/Consent.PDF"
    elements = [element(number=index, media=(name,)) for index, name in enumerate(names)]
    [finding] = consent_papers_in_delivery.check(case(delivery(*elements)))
    assert finding.location == elements[number].at / "media"


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
    assert [finding.found for finding in told(judged, "TAL320")] == [f"paper of CON-1 at {ref.removeprefix('./')}"] * said


@pytest.mark.parametrize("head", [{"talent": ()}, {"consents": ()}, {}])
def test_a_person_is_known_from_either_register(head: dict[str, Any]) -> None:
    known = delivery(element(media=("scans/T-014_scan.obj",)), **{"consents": (row("CON-1"),), **head})
    assert ids(case(known), "TAL320") == ["TAL320"]
    assert ids(case(replace(known, talent=(), consents=())), "TAL320") == []
