"""Delivered: a small delivery that is open, and a picture, for the tests that run the real command."""

import struct
import zlib

MANIFEST = """\
gate: 1
delivery:
  id: NF-104
  title: Night Ferry
  production: NF-S1
  stage: final
  delivered_on: 2024-05-02
  territories: [GB]
  media: [all]
  notified: {contact: genai-desk, on: 2024-04-01}
registers: [registers/clearances.yaml]
elements:
  - id: NF_104_010
    kind: still
    media: stills/harbour.png
    usage: final
    on_screen: incidental
    ai: {use: generated, role: background, purpose: harbour lights, created_on: 2024-04-20, tools: [paint], record: {prompts: D-1, outputs: D-2, edits: D-3}}
    clearances: [CLR-1]
  - id: NF_104_020
    kind: still
    media: stills/pier.png
    usage: final
    on_screen: incidental
    ai: {use: none}
tools:
  - {id: paint, name: Paint, version: "4", agreement: enterprise, agreement_ref: MSA-1, tier: enterprise, trains_on_io: no, stores_io: no,
     terms_reviewed_on: 2024-03-01}
"""
CLEARANCES = """\
clearances:
  - id: CLR-1
    status: approved
    granted_by: client legal
    granted_on: 2024-04-12
    expires_on: 2024-06-01
    production: NF-S1
    scope: {elements: [NF_104_*], roles: [background], uses: [generated], tools: [paint], territories: [worldwide], media: [all]}
    document: {ref: DMS-1, sha256: 5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a}
"""


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(*texts: tuple[str, str]) -> bytes:
    """A picture of one grey pixel, with text chunks (PNG, third edition, 11.3.3.2)."""
    header = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    said = b"".join(_chunk(b"tEXt", f"{key}\0{value}".encode("latin-1")) for key, value in texts)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + said + _chunk(b"IDAT", zlib.compress(b"\0\x80")) + _chunk(b"IEND", b"")
