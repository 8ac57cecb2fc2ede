"""Seals: how real signed files stand to their content credentials, read by the whole of probe."""

import io
import json
import struct
import zlib
from pathlib import Path

import c2pa  # type: ignore[import-untyped]
import pytest

from gate.evidence import Reading
from tests.probe.asking import SAMPLES
from tests.probe.reading import one, read
from tests.probe.signed import TRAINED, actions, house, png, sign, wav

SIGNER = house()
GENERATED = {"action": "c2pa.created", "digitalSourceType": TRAINED}
SIGNED = sign(SIGNER, png(), [actions(GENERATED)])
SOUND = sign(SIGNER, wav(), [actions(GENERATED)])


def spoilt(data: bytes, at: int) -> bytes:
    return data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]


def told(reading: Reading) -> tuple[str, str, str | None]:
    return reading.seal, reading.read, reading.cause


def test_a_signed_file_is_intact_and_a_plain_one_has_no_seal(tmp_path: Path) -> None:
    assert told(one(tmp_path, SIGNED)) == ("intact", "complete", None)
    assert told(one(tmp_path, png())) == ("none", "complete", None)


def test_content_changed_after_signing_breaks_the_seal_and_not_the_reading(tmp_path: Path) -> None:
    reading = one(tmp_path, spoilt(SOUND, SOUND.index(b"data") + 20))
    assert told(reading) == ("changed", "complete", None)
    assert reading.ai == "generated"


def test_a_tag_written_after_signing_changes_the_content(tmp_path: Path) -> None:
    end = SIGNED.index(b"IEND") - 4
    tag = b"tEXtComment\0x"
    written = len(tag[4:]).to_bytes(4) + tag + zlib.crc32(tag).to_bytes(4)
    assert one(tmp_path, SIGNED[:end] + written + SIGNED[end:]).seal == "changed"


def test_a_statement_changed_after_signing_damages_the_credentials(tmp_path: Path) -> None:
    reading = one(tmp_path, SIGNED.replace(b"digitalSourceType", b"digitalSourceTypo"))
    assert reading.seal == "damaged"
    assert reading.read == "partial"
    assert "content credentials are damaged" in (reading.why or "")


def test_a_signature_changed_after_signing_damages_the_credentials(tmp_path: Path) -> None:
    at = SIGNED.index(b"c2pa.signature")
    assert told(one(tmp_path, spoilt(SIGNED, SIGNED.index(b"Test Signer", at)))) == ("damaged", "partial", "seal")


def test_credentials_on_a_server_are_told_and_nothing_is_fetched(tmp_path: Path) -> None:
    reading = one(tmp_path, sign(SIGNER, png(), [actions(GENERATED)], remote="http://127.0.0.1:9/x.c2pa"))
    assert told(reading) == ("remote", "partial", "remote")


def _sidecar() -> bytes:
    """Credentials of a picture that stand by themselves."""
    said = {"claim_generator_info": [{"name": "Grading Desk", "version": "3"}], "assertions": [actions(GENERATED)]}
    builder = c2pa.Builder(json.dumps(said), context=c2pa.Context.from_dict({"verify": {"verify_after_sign": False}}))
    builder.set_no_embed()
    signer = c2pa.Signer.from_info(c2pa.C2paSignerInfo(b"es256", SIGNER.chain, SIGNER.key, None))
    return bytes(builder.sign(signer, "image/png", io.BytesIO(png()), io.BytesIO()))


def test_credentials_beside_a_file_are_not_held_against_it_unless_they_are_damaged(tmp_path: Path) -> None:
    (tmp_path / "quay.png").write_bytes(png())
    (tmp_path / "quay.c2pa").write_bytes(_sidecar())
    picture, alone = read(tmp_path / "quay.png", tmp_path / "quay.c2pa")
    assert told(picture) == ("none", "complete", None)
    assert picture.ai == "generated"
    assert told(alone) == ("none", "complete", None)
    (tmp_path / "quay.c2pa").write_bytes(_sidecar().replace(b"digitalSourceType", b"digitalSourceTypo"))
    assert [reading.seal for reading in read(tmp_path / "quay.png", tmp_path / "quay.c2pa")] == ["damaged", "damaged"]


XMP = """<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dcterms="http://purl.org/dc/terms/" dcterms:provenance="{}"/></rdf:RDF></x:xmpmeta>"""


@pytest.mark.parametrize(
    ("address", "seal"),
    [("https://manifests.example/x", "remote"), ("HTTP://manifests.example/x", "remote"), ("self#jumbf=c2pa/x", "none")],
)
def test_an_address_alone_tells_of_credentials_elsewhere(address: str, seal: str, tmp_path: Path) -> None:
    (tmp_path / "quay.png").write_bytes(png())
    (tmp_path / "quay.xmp").write_text(XMP.format(address))
    (reading,) = read(tmp_path / "quay.png")
    assert told(reading) == ((seal, "partial", "remote") if seal == "remote" else ("none", "complete", None))


@pytest.mark.parametrize(
    ("name", "seal", "cause"),
    [
        ("c2pa-rs/C.jpg", "intact", None),
        ("c2pa-rs/CA.jpg", "intact", None),
        ("c2pa-rs/E-sig-CA.jpg", "damaged", "seal"),
        ("c2pa-rs/libpng-test_with_url.png", "remote", "remote"),
        ("c2pa-rs/nested_moov_1000.mp4", "none", "damaged"),
        ("c2pa-ts/trustnxt-icon-signed-v2-bmff.heic", "intact", None),
        ("contentauth-example-assets/cloudscape-ACA-Cr.jpeg", "intact", None),
        ("remove-ai-watermarks/samsung_white_2.png", "intact", None),
        ("xmp-toolkit/BlueSquare.png", "none", None),
    ],
)
def test_real_files_stand_to_their_credentials_as_they_do(name: str, seal: str, cause: str | None) -> None:
    (reading,) = read(SAMPLES / name)
    assert (reading.seal, reading.cause) == (seal, cause)


def test_credentials_that_their_reader_does_not_find_are_told(tmp_path: Path) -> None:
    store = struct.pack(">I", 0) + b"caBX" + struct.pack(">I", zlib.crc32(b"caBX"))
    whole = png()
    reading = one(tmp_path, whole[:33] + store + whole[33:])
    assert (reading.read, reading.cause) == ("partial", "seal")
    assert "does not find" in (reading.why or "")
