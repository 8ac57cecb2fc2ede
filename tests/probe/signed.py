"""Signed: small files with content credentials, signed by a house that only the test knows."""

import io
import json
import struct
import zlib
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

import c2pa  # type: ignore[import-untyped]
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

TRAINED = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
CAPTURED = "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture"

Assertion = Mapping[str, Any]


class House(NamedTuple):
    """A certificate authority and a signer under it: the authority's PEM, the signer's chain and key."""

    anchor: bytes
    chain: bytes
    key: bytes


def house() -> House:
    root_key, key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    root_name, name = _name("Test Authority"), _name("Test Signer")
    root = (
        _certificate(root_name, root_name, root_key)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .add_extension(_usage(signs_certificates=True), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(root_key.public_key()), critical=False)
        .sign(root_key, hashes.SHA256())
    )
    leaf = (
        _certificate(name, root_name, key)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(signs_certificates=False), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.EMAIL_PROTECTION]), critical=False)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(root_key.public_key()), critical=False)
        .sign(root_key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    anchor = root.public_bytes(pem)
    secret = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    return House(anchor, leaf.public_bytes(pem) + anchor, secret)


def actions(*listed: Mapping[str, Any], **more: Any) -> Assertion:
    return created("c2pa.actions.v2", {"actions": list(listed), **more})


def created(label: str, data: Mapping[str, Any]) -> Assertion:
    """An assertion that the signer vouches for; without `created` it is only gathered."""
    return {"label": label, "data": data, "created": True}


def sign(
    who: House, plain: bytes, assertions: Sequence[Assertion], *, over: Sequence[bytes] = (), remote: str | None = None
) -> bytes:
    """A PNG or WAV file with its credentials; `over` are files that it is made of, `remote` where the credentials are kept instead."""
    kind = "image/png" if plain.startswith(b"\x89PNG") else "audio/wav"
    told = {"claim_generator_info": [{"name": "Grading Desk", "version": "3"}], "assertions": list(assertions)}
    builder = c2pa.Builder(json.dumps(told), context=c2pa.Context.from_dict({"verify": {"verify_after_sign": False}}))
    for number, part in enumerate(over):
        relation = {"title": f"part {number}", "relationship": "componentOf"}
        builder.add_ingredient(json.dumps(relation), kind, io.BytesIO(part))
    if remote:
        builder.set_no_embed()
        builder.set_remote_url(remote)
    signer = c2pa.Signer.from_info(c2pa.C2paSignerInfo(b"es256", who.chain, who.key, None))
    made = io.BytesIO()
    builder.sign(signer, kind, io.BytesIO(plain), made)
    return made.getvalue()


def png(size: int = 8) -> bytes:
    """A grey picture without any metadata."""
    rows = zlib.compress(b"".join(b"\0" + b"\x80" * size for _ in range(size)))
    header = struct.pack(">IIBBBBB", size, size, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*chunk) for chunk in ((b"IHDR", header), (b"IDAT", rows), (b"IEND", b"")))


def wav(form: bytes = b"RIFF") -> bytes:
    """A hundred samples of silence, with a RIFF, RF64 or BW64 header."""
    head = b"fmt " + struct.pack("<IHHIIHH", 16, 1, 1, 48000, 96000, 2, 16)
    data = b"data" + struct.pack("<I", 200) + bytes(200)
    return form + struct.pack("<I", 4 + len(head) + len(data)) + b"WAVE" + head + data


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _name(common: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Test House"), x509.NameAttribute(NameOID.COMMON_NAME, common)])


def _certificate(subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePrivateKey) -> x509.CertificateBuilder:
    now = datetime.now(UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=30))
    )


def _usage(*, signs_certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs_certificates,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=signs_certificates,
        crl_sign=signs_certificates,
        encipher_only=False,
        decipher_only=False,
    )
