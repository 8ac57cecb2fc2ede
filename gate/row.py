"""Rows: what every row of a manifest or a register is made of."""

from typing import Literal

import msgspec

from gate.location import Location

Answer = Literal["yes", "no", "unsure"]
Modality = Literal["likeness", "voice", "motion"]


class Part(msgspec.Struct, frozen=True, gc=False, kw_only=True, omit_defaults=True):
    """A part of a row, without a place of its own; written out, what is absent is left out."""


class Row(Part, frozen=True, gc=False, kw_only=True):
    """A row of the manifest or of a register; `at` is where it stands."""

    at: Location
