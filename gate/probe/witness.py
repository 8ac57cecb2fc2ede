"""Witness: a cheap look at the raw bytes, so that a label where no reader looks makes the reading incomplete."""

from collections.abc import Collection, Iterator

from gate.probe.fact import Fact, Fault
from gate.probe.opening import Opened

REACH = 4 << 20
"""How many bytes from the start and from the end are searched."""
_STORE = bytes.fromhex("6a756d6463327061001100108000" + "00aa00389b71")  # the description box of a C2PA manifest store
_FOLDED = bytes(range(256)).lower()
_TERMS = {
    "trainedAlgorithmicMedia": "trainedalgorithmicmedia",
    "trainedAlgorithmicData": "trainedalgorithmicdata",
    "compositeSynthetic": "compositesynthetic",
    "AISystemUsed": "aisystemused",
    "tc260.org.cn/ns/AIGC": "aigc",
    "c2pa.ai-disclosure": "ai-disclosure",
}
"""Terms that are searched for, and what a fact that accounts for one holds in its tag or value, in lower case."""


def faults(opened: Opened, facts: Collection[Fact]) -> Iterator[Fault]:
    """A fault for each label that stands in the bytes, in UTF-8 or UTF-16, and that no fact accounts for."""
    data = opened.at(0, REACH) + opened.at(max(REACH, opened.size - REACH), REACH)
    folded = data.translate(_FOLDED, b"\0")
    for term, token in _TERMS.items():
        if term.lower().encode() in folded and not any(_accounts(fact, token) for fact in facts):
            yield Fault("damaged", f"It holds {term!r} where no reader looks.")
    if _STORE in data and not any(fact.channel in ("c2pa", "sidecar") for fact in facts):
        yield Fault("damaged", "It holds Content Credentials where no reader looks.")


def _accounts(fact: Fact, token: str) -> bool:
    return token in fact.value.replace("\0", "").lower() or token in fact.tag.lower()
