"""Terms: what the row of a tool says of the agreement and the licence that it runs under, and what of that is too little."""

from collections.abc import Iterator

from gate.sdk import Lack, Tool

OPEN_TIERS = frozenset({"free", "personal", "unknown", None})
"""Tiers whose terms promise nothing for what goes in; none stated is one of them."""


def unfit(tool: Tool) -> Iterator[Lack]:
    """Why a tool is no place for confidential material: no agreement, or a tier that promises nothing."""
    if tool.agreement in {"none", None}:
        yield stated("agreement", tool.agreement, tool)
    if tool.tier in OPEN_TIERS:
        yield stated("tier", tool.tier, tool)


def unsecured(tool: Tool) -> Iterator[Lack]:
    """Why a tool is not known to run under an enterprise agreement."""
    yield from unfit(tool)
    if tool.agreement == "vendor-terms":
        yield stated("agreement", tool.agreement, tool)
    if tool.agreement == "enterprise" and tool.agreement_ref is None:
        yield stated("agreement_ref", None, tool)


def stated(field: str, value: object, tool: Tool) -> Lack:
    """A field of a tool's row, and what it says, or that it says nothing."""
    return Lack(f"{field} not stated" if value is None else f"{field}: {value}", tool.at / field)
