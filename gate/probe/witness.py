"""Witness: a cheap look at the raw bytes, so that a label where no reader looks is seen all the same."""

import re
from collections.abc import Collection, Iterator
from itertools import islice

from gate.probe import interpret
from gate.probe.fact import Answer, Fact, Fault
from gate.probe.opening import Opened

REACH = 4 << 20
"""How many bytes from the start and from the end are searched."""
_STORE = bytes.fromhex("6a756d6463327061001100108000" + "00aa00389b71")  # the description box of a C2PA manifest store
_FOLDED = bytes(range(256)).lower()
_SOURCE_TYPES = ("compositeWithTrainedAlgorithmicMedia", "trainedAlgorithmicMedia", "trainedAlgorithmicData", "compositeSynthetic")
_TERMS = {
    "AISystemUsed": "aisystemused",
    "tc260.org.cn/ns/AIGC": "aigc",
    "c2pa.ai-disclosure": "ai-disclosure",
}
"""Terms that are searched for, and what a fact that accounts for one holds in its tag or value, in lower case."""
_LABELS = {
    "Bytes:Aigc": re.compile(rb"aigc(?=[^{]{0,32}\{)", re.IGNORECASE),
    "Bytes:Prompt": re.compile(rb'"class_type"'),
    "Bytes:PhotoEditor_Re_Edit_Data": re.compile(rb'"genAIType'),
}
"""What labels hold that are searched for, and the tag by whose rows the text around it is judged."""
_WORDS = (*_SOURCE_TYPES, *_TERMS, "aigc", '"class_type"', '"genAIType')
_MARKS = (*(word.lower().encode() for word in _WORDS), _STORE.translate(_FOLDED, b"\0"))
"""Of these at least one stands in bytes, folded, in which anything is found: most are left after this look."""
_AROUND = 1000
"""Bytes of text before and behind it."""
_MOST = 100
"""How often it is looked at; a file that goes on is no label."""


def answer(opened: Opened, facts: Collection[Fact]) -> Answer:
    """What `look` finds near the start and the end of a file of which these facts are known."""
    data = opened.at(0, REACH) + opened.at(max(REACH, opened.size - REACH), REACH)
    found = list(look(data, facts))
    said = tuple(item for item in found if isinstance(item, Fact))
    return Answer(said, tuple(item for item in found if isinstance(item, Fault)), examined=False)


def look(data: bytes, facts: Collection[Fact] = ()) -> Iterator[Fact | Fault]:
    """A fault for each label that stands in bytes, in UTF-8 or UTF-16, and that none of the facts accounts for.

    A digital source type (IPTC) is a fact too: it can stand nowhere but in a label.
    """
    folded = data.translate(_FOLDED, b"\0")
    if not any(mark in folded for mark in _MARKS):
        return
    types = tuple(_source_types(folded, facts))
    terms = (*types, *(term for term, token in _TERMS.items() if term.lower().encode() in folded and not _told(token, facts)))
    labels = () if types else tuple(_labels(data, facts))
    yield from (Fact("trailer", "Bytes:DigitalSourceType", term) for term in types)
    yield from labels
    yield from (Fault("damaged", f"It holds {term!r} where no reader looks.") for term in terms)
    if labels:
        yield Fault("damaged", "It holds a label of AI where no reader looks.")
    if _STORE in data and not any(fact.channel in ("c2pa", "sidecar") for fact in facts):
        yield Fault("damaged", "It holds Content Credentials where no reader looks.")


def _labels(data: bytes, facts: Collection[Fact]) -> Iterator[Fact]:
    """Labels of other kinds, as far as they are one by themselves, in a file in which nothing read speaks of AI."""
    near = [(tag, found.start()) for tag, mark in _LABELS.items() for found in islice(mark.finditer(data), _MOST)]
    if near and not _speaks_of_ai(facts):
        for tag, place in near:
            fact = Fact("trailer", tag, data[max(0, place - _AROUND) : place + _AROUND].decode("utf-8", "replace"))
            if _speaks_of_ai([fact]):
                yield fact


def _speaks_of_ai(facts: Collection[Fact]) -> bool:
    return any(item.claim.startswith("ai-") for item in interpret.evidence(facts))


def _source_types(folded: bytes, facts: Collection[Fact]) -> Iterator[str]:
    """The source types that stand in the bytes, and that no evidence was made of; each is taken away before the next is looked for."""
    heard: set[str] | None = None
    for term in _SOURCE_TYPES:
        name = term.lower()
        if name.encode() not in folded:
            continue
        folded = folded.replace(name.encode(), b"")
        heard = heard if heard is not None else {item.value.replace("\0", "").lower() for item in interpret.evidence(facts)}
        if not any(name in value for value in heard):
            yield term


def _told(token: str, facts: Collection[Fact]) -> bool:
    return any(token in fact.value.replace("\0", "").lower() or token in fact.tag.lower() for fact in facts)
