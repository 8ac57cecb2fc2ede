"""Delivery: what stands at the gate, as the manifest and its registers say it."""

from datetime import date
from typing import Literal

from gate.element import Element
from gate.register import Clearance, Consent, Model, Registered, Right, Talent, Tool, Vendor
from gate.row import Answer, Part, Row

Stage = Literal["final", "interim"]


class Notice(Part, frozen=True, gc=False):
    """The record that the client was told of every intended use of AI."""

    contact: str
    on: date
    ref: str | None = None


class Consultation(Part, frozen=True, gc=False):
    """The record that a desk of the commissioning body was asked before AI was used."""

    desk: str
    on: date
    ref: str | None = None


class Screenplay(Part, frozen=True, gc=False):
    """Who wrote the screenplay: answered for, and where that is kept."""

    human_authored: Answer
    ref: str | None = None


class Delivery(Row, frozen=True, gc=True):
    """What stands at the gate: the manifest's head, its elements and all its registers; `at` is the manifest's `/delivery`."""

    id: str
    title: str
    production: str
    episode: str | None = None
    stage: Stage | None = None
    genre: str | None = None
    vendor: str | None = None
    delivered_on: date | None = None
    territories: tuple[str, ...] = ()
    media: tuple[str, ...] = ()
    photography_start: date | None = None
    unions: tuple[str, ...] = ()
    notified: Notice | None = None
    consulted: tuple[Consultation, ...] = ()
    screenplay: Screenplay | None = None
    registers: tuple[str, ...] = ()
    timelines: tuple[str, ...] = ()
    elements: tuple[Element, ...] = ()
    clearances: tuple[Clearance, ...] = ()
    consents: tuple[Consent, ...] = ()
    tools: tuple[Tool, ...] = ()
    models: tuple[Model, ...] = ()
    vendors: tuple[Vendor, ...] = ()
    rights: tuple[Right, ...] = ()
    talent: tuple[Talent, ...] = ()

    @property
    def registered(self) -> tuple[tuple[Registered, ...], ...]:
        """The rows of each register."""
        return self.clearances, self.consents, self.tools, self.models, self.vendors, self.rights, self.talent


class Waiver(Row, frozen=True, gc=False):
    """A named office's decision to let one finding pass, with reason and end."""

    rule: str
    reason: str
    owner: str
    approved_by: str
    ticket: str
    issued_on: date
    expires_on: date
    element: str | None = None
    row: str | None = None
    path: str | None = None
    delivery: str | None = None


class SchemaFault(Row, frozen=True, gc=False):
    """One place where a text breaks its schema: what was found, what is allowed, and the nearest right name."""

    message: str
    found: str
    required: str
    fix: str
