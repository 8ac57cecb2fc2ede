"""Check: the module that applies a rule."""

from collections.abc import Callable, Iterator

import msgspec

from gate.case import Case
from gate.finding import Finding
from gate.rule import Rule


class Check(msgspec.Struct, frozen=True):
    """A rule, the law that applies it, and the distribution it came from."""

    rule: Rule
    law: Callable[[Case], Iterator[Finding]]
    origin: str = "delivery-gate"
