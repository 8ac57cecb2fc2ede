"""Element: one delivered thing, and how it was made, as the manifest says it."""

from datetime import date
from typing import Literal

from gate.row import Answer, Modality, Part, Row

AiUse = Literal["none", "assisted", "enhanced", "edited", "generated", "unknown"]
Kind = Literal["shot", "clip", "still", "vo", "dialogue", "music", "sfx", "graphic", "text", "subtitle", "model", "trailer"]
Manifestation = Literal["replica", "alteration", "synthetic", "dub", "double"]
Usage = Literal["final", "temp", "wip", "reference"]


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


class Record(Part, frozen=True, gc=False):
    """Where it is kept how an element came to be, for the chain of title: references, never the texts themselves."""

    prompts: str | None = None
    outputs: str | None = None
    edits: str | None = None


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
    timecode: str | None = None
    record: Record | None = None


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
    union_notice_ref: str | None = None
    bargaining_ref: str | None = None
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
