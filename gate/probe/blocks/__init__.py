"""Blocks: metadata of one kind in, facts out, in whichever container it stood. One reader for each kind.

A reader takes the bytes of a block and gives facts, further blocks that stand in it, and faults for what it does not understand;
it raises Damage where the block breaks off. Blocks of the same bytes are read once: the frames of a sequence repeat their own.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache

from gate.probe import witness
from gate.probe.blocks import exif, iim, photoshop, xmp
from gate.probe.damage import Damage
from gate.probe.fact import Answer, Block, Fact, Fault, Found, Kind

Reader = Callable[[bytes], Iterator[Found]]

READERS: Mapping[Kind, Reader] = {
    "exif": exif.exif,
    "iim": iim.iim,
    "photoshop": photoshop.photoshop,
    "raw": witness.look,
    "xmp": xmp.xmp,
}
_DEEPEST = 4
"""Blocks within blocks: XMP among the fields of TIFF within a resource of Photoshop within a JPEG is the third."""
_KEPT = 256
_LARGEST = 1 << 16
"""Bytes of the largest block that is remembered, so that the memory is one of a few MiB."""

_FACTS, _LETTERS = 1 << 16, 16 << 20
"""So many texts, and letters of all of them, are heard of one file."""


def gathered(found: Iterable[Found], depth: int = _DEEPEST) -> Answer:
    """All that was found, blocks read too, and the blocks in them. `sealed` if there is a manifest store among it."""
    facts: list[Fact] = []
    faults: list[Fault] = []
    sealed = False
    letters = 0
    for item in found:
        if letters > _LETTERS or len(facts) > _FACTS:
            faults.append(Fault("limit", f"It holds more than {_FACTS} texts, or {_LETTERS >> 20} MiB of them."))
            break
        if isinstance(item, Fact):
            letters += len(item.value)
            facts.append(item)
        elif isinstance(item, Fault):
            faults.append(item)
        elif item.kind == "credentials":
            sealed = True
        else:
            said = _remembered(item, depth) if len(item.data) <= _LARGEST else _read(item, depth)
            facts += said.facts
            letters += sum(len(fact.value) for fact in said.facts)
            faults += said.faults
            sealed = sealed or said.sealed
    return Answer(tuple(facts), tuple(faults), sealed=sealed)


def _read(block: Block, depth: int) -> Answer:
    if not depth:
        return Answer((), (Fault("limit", "Its metadata lie in one another too deeply."),))
    return gathered(_walked(block), depth - 1)


@lru_cache(_KEPT)
def _remembered(block: Block, depth: int) -> Answer:
    return _read(block, depth)


def _walked(block: Block) -> Iterator[Found]:
    try:
        yield from READERS[block.kind](block.data)
    except Damage as damage:
        yield Fault("damaged", f"Its {block.kind} metadata are damaged: {damage}.")
