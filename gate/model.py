"""Delivery: what stands at the gate, as the manifest and its registers say it."""

from datetime import date
from functools import cached_property
from typing import Literal, TypeVar

import msgspec

from gate.location import Location

AiUse = Literal["none", "assisted", "enhanced", "edited", "generated", "unknown"]
Answer = Literal["yes", "no", "unsure"]
Kind = Literal["shot", "clip", "still", "vo", "dialogue", "music", "sfx", "graphic", "text", "subtitle", "model", "trailer"]
Known = Literal["yes", "no", "unknown"]
Manifestation = Literal["replica", "alteration", "synthetic", "dub", "double"]
Modality = Literal["likeness", "voice", "motion"]
Stage = Literal["final", "interim"]
Usage = Literal["final", "temp", "wip", "reference"]
Act = Literal["create", "use-same-production", "use-other-production", "alteration", "dub", "training", "promo"]


class Part(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A part of a row, without a place of its own."""


class Row(Part, frozen=True, gc=False, kw_only=True):
    """A row of the manifest or of a register; `at` is where it stands."""

    at: Location


class Document(Part, frozen=True, gc=False):
    """Where a paper is kept, and its hash; never the paper itself."""

    ref: str
    sha256: str | None = None


class Input(Part, frozen=True, gc=False, rename={"kind": "class"}):
    """What went into a tool; `kind` is the manifest's `class`."""

    ref: str
    kind: str
    rights: str | None = None


class Step(Part, frozen=True, gc=False):
    """One step of a custom workflow."""

    tool: str
    inputs: tuple[Input, ...] = ()
    note: str | None = None


class Attestation(Part, frozen=True, gc=False):
    """What the vendor vouches for, answer by answer."""

    no_infringement: Answer | None = None
    no_training: Answer | None = None
    secured: Answer | None = None
    temporary: Answer | None = None
    no_talent_replaced: Answer | None = None


class Ai(Part, frozen=True, gc=False):
    """How AI was used to make an element."""

    use: AiUse
    role: str | None = None
    purpose: str | None = None
    created_on: date | None = None
    tools: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()
    models: tuple[str, ...] = ()
    inputs: tuple[Input, ...] = ()
    human_input: str | None = None
    attest: Attestation | None = None


class Script(Part, frozen=True, gc=False):
    """The script that a performance follows."""

    version: str
    dated: date


class Appearance(Part, frozen=True, gc=False):
    """One person in an element, and how the picture or sound of that person was made."""

    talent: str
    manifestation: Manifestation
    replica_type: Literal["employment", "independent", "background"] | None = None
    modality: tuple[Modality, ...] = ()
    alteration: tuple[str, ...] = ()
    basis: str | None = None
    basis_note: str | None = None
    script: Script | None = None
    performed_on: date | None = None
    agreement_ref: str | None = None
    consents: tuple[str, ...] = ()


class Depicts(Part, frozen=True, gc=False):
    """What a viewer would take the element for."""

    real_person: Answer | None = None
    real_event: Answer | None = None
    presented_as_authentic: Answer | None = None


class Replaces(Part, frozen=True, gc=False):
    """Union-covered work that a tool did instead."""

    role: str
    agreement_ref: str | None = None


class Disclosure(Part, frozen=True, gc=False):
    """How the audience is told."""

    needed: Answer
    method: Literal["credit", "card", "icon", "synopsis"] | None = None
    text: str | None = None


class SignOff(Part, frozen=True, gc=False):
    """Days on which quality control signed."""

    creative: date | None = None
    technical: date | None = None


class Said(Part, frozen=True, gc=False):
    """One thing that a source file said at intake."""

    claim: str
    channel: str | None = None
    generator: str | None = None


class Source(Part, frozen=True, gc=False):
    """A file seen at intake, before conforming stripped its labels."""

    media: str
    sha256: str | None = None
    evidence: tuple[Said, ...] = ()


class Element(Row, frozen=True, gc=False):
    """One delivered thing: a shot, a voice, a cue, a graphic, with its media and its use of AI."""

    id: str
    kind: Kind
    media: tuple[str, ...]
    usage: Usage
    ai: Ai
    frames: str | None = None
    sha256: str | None = None
    digest: str | None = None
    on_screen: Literal["none", "incidental", "featured", "story-critical"] | None = None
    heard: bool | None = None
    clearances: tuple[str, ...] = ()
    rights: tuple[str, ...] = ()
    referenced: bool | None = None
    depicts: Depicts | None = None
    replaces: Replaces | None = None
    disclosure: Disclosure | None = None
    qa: SignOff | None = None
    sensitive: bool | None = None
    talent: tuple[Appearance, ...] = ()
    vendor: str | None = None
    vendor_status: str | None = None
    sources: tuple[Source, ...] = ()


class Scope(Part, frozen=True, gc=False):
    """What a clearance reaches; a dimension that is absent is not granted."""

    elements: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    uses: tuple[str, ...] = ()
    tools: tuple[str, ...] = ()
    territories: tuple[str, ...] = ()
    territories_except: tuple[str, ...] = ()
    media: tuple[str, ...] = ()


class Condition(Part, frozen=True, gc=False):
    """A condition of a clearance, and whether it is met."""

    text: str
    met: Answer | None = None


class Clearance(Row, frozen=True, gc=False):
    """Leave to use a work or a process."""

    id: str
    status: Literal["requested", "approved", "rejected", "expired", "revoked"]
    scope: Scope
    granted_by: str | None = None
    granted_on: date | None = None
    expires_on: date | None = None
    production: str | None = None
    conditions: tuple[Condition, ...] = ()
    document: Document | None = None


class Consent(Row, frozen=True, gc=False):
    """Leave from a person; absent `elements` or `territories` mean unrestricted."""

    id: str
    status: Literal["pending", "active", "expired", "revoked", "superseded"]
    talent: str
    covers: tuple[Act, ...]
    modality: tuple[Modality, ...] = ()
    production: str | None = None
    description: str | None = None
    elements: tuple[str, ...] | None = None
    territories: tuple[str, ...] | None = None
    signed_on: date | None = None
    expires_on: date | None = None
    form: Literal["separate-document", "initialled-rider", "contract-clause"] | None = None
    signatory: Literal["self", "guardian", "estate", "authorised-representative", "union"] | None = None
    represented_by: Literal["counsel", "union", "none"] | None = None
    training_use: Literal["permitted", "prohibited"] | None = None
    document: Document | None = None


class Tool(Row, frozen=True, gc=False):
    """A tool that made or changed elements, and the terms it runs under."""

    id: str
    name: str | None = None
    version: str | None = None
    agreement: Literal["enterprise", "vendor-terms", "none"] | None = None
    agreement_ref: str | None = None
    tier: Literal["enterprise", "business", "personal", "free", "unknown"] | None = None
    trains_on_io: Known | None = None
    stores_io: Known | None = None
    terms_reviewed_on: date | None = None


class TrainedOn(Part, frozen=True, gc=False):
    """One lot of material that a model was trained on."""

    ref: str
    rights: str | None = None


class Model(Row, frozen=True, gc=False):
    """A model trained for a production."""

    id: str
    production: str | None = None
    trained_on: tuple[TrainedOn, ...] = ()
    talent: tuple[str, ...] = ()
    reuse_consents: tuple[str, ...] = ()


class Vendor(Row, frozen=True, gc=False):
    """A vendor, and when its handling of AI was assessed."""

    id: str
    assessed_on: date | None = None
    assessment_ref: str | None = None


class Right(Row, frozen=True, gc=False):
    """A right to a work that went into an element or a model."""

    id: str
    work: str | None = None
    owner: str | None = None
    kind: str | None = None
    expires_on: date | None = None
    document: Document | None = None


class Talent(Row, frozen=True, gc=False):
    """A person, by id and never by name."""

    id: str
    category: Literal["principal", "background", "voice", "stunt", "dancer", "minor", "deceased"] | None = None


class Notice(Part, frozen=True, gc=False):
    """The record that the client was told of every intended use of AI."""

    contact: str
    on: date
    ref: str | None = None


R = TypeVar("R", Element, Clearance, Consent, Tool, Model, Vendor, Right, Talent)


def by_id(rows: tuple[R, ...]) -> dict[str, R]:
    """Rows by their id; of two rows with one id the first (that there are two is MAN002's to say)."""
    return {row.id: row for row in reversed(rows)}


class Delivery(Row, frozen=True, gc=True, dict=True):
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

    @cached_property
    def clearance(self) -> dict[str, Clearance]:
        """Clearances by id."""
        return by_id(self.clearances)

    @cached_property
    def consent(self) -> dict[str, Consent]:
        """Consents by id."""
        return by_id(self.consents)


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
    path: str | None = None
    delivery: str | None = None


class SchemaFault(Row, frozen=True, gc=False):
    """One place where a text breaks its schema: what was found, what is allowed, and the nearest right name."""

    message: str
    found: str
    required: str
    fix: str
