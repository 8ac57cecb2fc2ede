"""Registers: clearances, consents, and what elements refer to: tools, models, vendors, rights, people."""

from datetime import date
from typing import Literal

from gate.row import Answer, Modality, Part, Row

Act = Literal["create", "use-same-production", "use-other-production", "alteration", "dub", "training", "promo"]
Known = Literal["yes", "no", "unknown"]


class Document(Part, frozen=True, gc=False):
    """Where a paper is kept, and its hash; never the paper itself."""

    ref: str
    sha256: str | None = None


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


Registered = Clearance | Consent | Tool | Model | Vendor | Right | Talent
