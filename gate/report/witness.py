"""Witness: evidence as a line for people and as a record for programs; private values stay hidden unless asked for."""

from gate.evidence import Evidence
from gate.report.visible import LIMIT, sound, visible

REDACTED = "[redacted]"


def said(evidence: Evidence, *, show_private: bool = False) -> str:
    """`c2pa actions/0/softwareAgent = ChatGPT (ai-generated, certain, untrusted)`."""
    generator = f" by {visible(evidence.generator)}" if evidence.generator else ""
    belief = f"{evidence.claim}{generator}, {evidence.confidence}, {evidence.trust}"
    return f"{evidence.channel} {visible(evidence.tag)} = {visible(value(evidence, show_private=show_private))} ({belief})"


def record(evidence: Evidence, *, show_private: bool = False) -> dict[str, str | None]:
    """The evidence as `check/1` and `probe/1` write it."""
    return {
        "claim": evidence.claim,
        "channel": evidence.channel,
        "tag": sound(evidence.tag),
        "value": value(evidence, show_private=show_private),
        "generator": sound(evidence.generator) if evidence.generator is not None else None,
        "confidence": evidence.confidence,
        "trust": evidence.trust,
    }


def value(evidence: Evidence, *, show_private: bool = False) -> str:
    """What was read, shortened; `[redacted]` where it may hold a prompt or a person's name."""
    if evidence.private and not show_private:
        return REDACTED
    text = sound(evidence.value)
    return text if len(text) <= LIMIT else text[: LIMIT - 1] + "…"
