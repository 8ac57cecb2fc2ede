"""Parts: metadata inside a file that ExifTool hands over as mere text, to be asked about by itself."""

from collections.abc import Iterable, Iterator

from gate.probe.fact import Fact

_WRAPPED = {"openexr:xmp": "application/rdf+xml"}
"""Tags, in lower case, whose value is a file of a type of its own."""


def inside(facts: Iterable[Fact]) -> Iterator[tuple[bytes, str]]:
    """Bytes and type of each part."""
    yield from ((fact.value.encode(), kind) for fact in facts if (kind := _WRAPPED.get(fact.tag.lower())))
