"""Iim: the texts of IPTC's records, by their datasets."""

from collections.abc import Iterator, Mapping

from gate.probe.blocks.letters import decoded, overheard, said
from gate.probe.damage import ask, parts
from gate.probe.fact import Found

_ENVELOPE: Mapping[int, str] = {
    5: "Destination", 30: "ServiceIdentifier", 40: "EnvelopeNumber", 50: "ProductID", 100: "UniqueObjectName",
}  # fmt: skip
_APPLICATION: Mapping[int, str] = {
    3: "ObjectTypeReference", 4: "ObjectAttributeReference", 5: "ObjectName", 7: "EditStatus", 12: "SubjectReference", 15: "Category",
    20: "SupplementalCategories", 22: "FixtureIdentifier", 25: "Keywords", 26: "ContentLocationCode", 27: "ContentLocationName",
    40: "SpecialInstructions", 65: "OriginatingProgram", 70: "ProgramVersion", 80: "By-line", 85: "By-lineTitle", 90: "City",
    92: "Sub-location", 95: "Province-State", 100: "Country-PrimaryLocationCode", 101: "Country-PrimaryLocationName",
    103: "OriginalTransmissionReference", 105: "Headline", 110: "Credit", 115: "Source", 116: "CopyrightNotice", 118: "Contact",
    120: "Caption-Abstract", 121: "LocalCaption", 122: "Writer-Editor", 135: "LanguageIdentifier", 184: "JobID",
    185: "MasterDocumentID", 186: "ShortDocumentID", 187: "UniqueDocumentID", 188: "OwnerID", 221: "Prefs",
    225: "ClassifyState", 228: "SimilarityIndex", 230: "DocumentNotes", 231: "DocumentHistory", 232: "ExifCameraInfo",
}  # fmt: skip
_RECORDS: Mapping[int, Mapping[int, str]] = {1: _ENVELOPE, 2: _APPLICATION}
"""What the datasets of texts are called, by record and number (IPTC-IIM 4.2, 5 and 6, and those that programs added)."""
_SILENT = frozenset(((1, 0), (1, 20), (1, 22), (1, 90), (2, 0), (2, 125), (2, 151), (2, 152), (2, 200), (2, 201), (2, 202)))
"""Versions, file formats, character set, and pictures or sounds."""
_MARK, _EXTENDED, _HEAD = 0x1C, 0x8000, 5


def iim(data: bytes) -> Iterator[Found]:
    """IPTC-IIM 4.2, 1.5 and 1.6: every dataset that holds a text. Raises Damage where one runs over the end, or something else begins."""
    found: list[Found] = []
    for record, number, value in _datasets(data):
        if (record, number) not in _SILENT:
            name = _RECORDS.get(record, {}).get(number) or f"IPTC_{record}_{number}"
            news = list(said("iptc", f"IPTC:{name}", decoded(value.strip(b"\0")).strip()))
            found += news
            yield from news
    yield from overheard(data, found)


def _datasets(data: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Record, number and value of each. An extended one says its length in as many bytes as its first length says (1.5.4)."""
    offset = 0
    for _ in parts():
        head = data[offset : offset + _HEAD]
        if not any(head):
            break
        ask(head[0] == _MARK and len(head) == _HEAD, "its datasets do not follow one another")
        length, offset = int.from_bytes(head[3:]), offset + _HEAD
        if length & _EXTENDED:
            width = length & ~_EXTENDED
            length, offset = int.from_bytes(data[offset : offset + width]), offset + width
        ask(offset + length <= len(data), "a dataset runs over the end")
        yield head[1], head[2], data[offset : offset + length]
        offset += length
    ask(not data[offset:].strip(b"\0"), "something stands behind its datasets")
