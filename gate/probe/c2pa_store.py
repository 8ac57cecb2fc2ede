"""The manifest store: all that content credentials state, in every manifest and ingredient, and how far it can be believed.

C2PA 2.4, sections 10 (manifests), 15 (validation) and 18 (assertions), as c2pa-rs writes them out.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from gate.evidence import Seal, Trust
from gate.probe.fact import Fact, Fault

_CLOSED = ("c2pa.hash.", "c2pa.thumbnail", "c2pa.icon", "c2pa.soft-binding", "cawg.identity")
_FOREIGN = ("validationResults", "validationStatus")
_AGENTS = re.compile(r"(?:softwareAgent|softwareAgents/\d+|claim_generator_info(?:/\d+)?)\Z")
_OMITTED = "<omitted>"
# Content that was changed after signing.
_CHANGED = tuple(f"assertion.{kind}Hash." for kind in ("data", "bmff", "boxes", "collection", "multiAsset"))
# Beside it, actions told in a wrong order: all that the manifest says can still be read.
_READABLE = (*_CHANGED, "assertion.action.malformed", "assertion.action.ingredientMismatch")
# A signer that nobody vouches for, or no longer: the manifest itself is whole.
_UNKNOWN_SIGNER = ("signingCredential.", "timeStamp.", "timeOfSigning.", "claimSignature.outsideValidity", "cawg.")
# The library counts some of these among the successes.
_BROKEN = re.compile(r"(?:assertion|claim|ingredient|manifest|claimSignature)\..*(?:mismatch|missing|inaccessible)\Z")


class Statement(msgspec.Struct, frozen=True):
    code: str


class Results(msgspec.Struct, frozen=True):
    success: tuple[Statement, ...] = ()
    informational: tuple[Statement, ...] = ()
    failure: tuple[Statement, ...] = ()


class Delta(msgspec.Struct, frozen=True, rename="camel"):
    validation_deltas: Results = Results()


class Validation(msgspec.Struct, frozen=True, rename="camel"):
    active_manifest: Results = Results()
    ingredient_deltas: tuple[Delta, ...] = ()


class Link(msgspec.Struct, frozen=True):
    url: str = ""


class Claim(msgspec.Struct, frozen=True):
    claim_generator: Any = None
    claim_generator_info: Any = None
    gathered_assertions: tuple[Link, ...] = ()


class Manifest(msgspec.Struct, frozen=True):
    claim: Claim = Claim()
    assertion_store: Mapping[str, Any] = {}
    signature: Mapping[str, Any] = {}


class Store(msgspec.Struct, frozen=True):
    """A manifest store as `detailed_json` gives it."""

    manifests: Mapping[str, Manifest]
    active_manifest: str = ""
    validation_results: Validation = Validation()
    validation_state: str = "Invalid"


def trust(store: Store) -> Trust:
    """Trusted only by the anchors that were handed in, with the content hashed and whole; invalid when anything in it was altered."""
    matched = any(re.fullmatch(r"assertion\.\w+Hash\.match", code) for code in _codes(store, "success"))
    if not all(code.startswith(_UNKNOWN_SIGNER) for code in _failures(store)):
        return "invalid"
    return "trusted" if matched and store.validation_state == "Trusted" else "untrusted"


def faults(store: Store) -> tuple[Fault, ...]:
    """One fault when parts of the store are gone or are not what was signed, so that something may have been taken out of it."""
    broken = [code for code in _failures(store) if not code.startswith((*_UNKNOWN_SIGNER, *_READABLE))]
    sealed = [
        label for manifest in store.manifests.values() for label, value in manifest.assertion_store.items() if _sealed(label, value)
    ]
    if not broken and not sealed:
        return ()
    return (Fault("seal", f"Its content credentials are damaged ({(broken or sealed)[0]}): something may be missing from them."),)


def seal(store: Store) -> Seal:
    """Whether the credentials are whole, and fit the content that they were signed over; that a part of it was changed is its own affair."""
    if faults(store):
        return "damaged"
    own = (statement.code for statement in store.validation_results.active_manifest.failure)
    return "changed" if any(code.startswith(_CHANGED) for code in own) else "intact"


def facts(store: Store) -> tuple[Fact, ...]:
    """Every value that any manifest states, the active one first; those of other manifests stand under `ingredients/N`."""
    belief = trust(store)
    labels = sorted(store.manifests, key=lambda label: (label != store.active_manifest, label))
    return tuple(
        Fact("c2pa", f"{f'ingredients/{number}/' if number else ''}{path}", value, _attributed(belief, path, manifest))
        for number, manifest in enumerate(store.manifests[label] for label in labels)
        for path, value in _stated(manifest)
    )


def _attributed(belief: Trust, path: str, manifest: Manifest) -> Trust:
    """A signer vouches for what it created, not for what it gathered (C2PA 2.2, created and gathered assertions)."""
    gathered = (link.url.rpartition("/")[2] for link in manifest.claim.gathered_assertions)
    return "untrusted" if belief == "trusted" and path.partition("/")[0] in gathered else belief


def _stated(manifest: Manifest) -> Iterator[tuple[str, str]]:
    yield from ((f"claim/assertions/{number}", label) for number, label in enumerate(sorted(manifest.assertion_store)))
    yield from _leaves("claim/claim_generator", manifest.claim.claim_generator)
    yield from _leaves("claim/claim_generator_info", manifest.claim.claim_generator_info)
    for key in ("issuer", "common_name"):
        yield from _leaves(f"signature/{key}", manifest.signature.get(key))
    for label, assertion in sorted(manifest.assertion_store.items()):
        if not label.startswith(_CLOSED):
            yield from _leaves(label, assertion)


def _leaves(path: str, value: object) -> Iterator[tuple[str, str]]:
    """Every scalar under a value; a software agent that is a map is read as `name version`."""
    waiting = [(path, value)]
    while waiting:
        path, value = waiting.pop()
        if isinstance(value, dict) and _AGENTS.search(path) and isinstance(value.get("name"), str):
            yield path, f"{value['name']} {value.get('version') or ''}".strip()
        elif isinstance(value, dict):
            waiting += [(f"{path}/{key}", item) for key, item in reversed(value.items()) if key not in _FOREIGN]
        elif isinstance(value, list):
            waiting += [(f"{path}/{number}", item) for number, item in reversed(list(enumerate(value)))]
        elif value is not None:
            yield path, str(value).lower() if isinstance(value, bool) else str(value)


def _sealed(label: str, assertion: object) -> bool:
    """Whether the actions, of all assertions, are bytes that the library could not make sense of."""
    return label.startswith("c2pa.actions") and isinstance(assertion, str) and assertion.startswith(_OMITTED)


def _failures(store: Store) -> list[str]:
    return [
        *_codes(store, "failure"),
        *(code for kind in ("success", "informational") for code in _codes(store, kind) if _odd(code)),
    ]


def _odd(code: str) -> bool:
    return bool(_BROKEN.match(code)) and not code.startswith(_UNKNOWN_SIGNER)


def _codes(store: Store, kind: str) -> list[str]:
    found = store.validation_results
    results = (found.active_manifest, *(delta.validation_deltas for delta in found.ingredient_deltas))
    return [statement.code for result in results for statement in getattr(result, kind)]
