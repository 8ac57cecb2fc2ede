"""The manifest store: belief by code, not by the library's buckets, and every value walked whatever its shape."""

from collections.abc import Mapping
from typing import Any

import msgspec
import pytest

from gate.probe.c2pa_store import Store, facts, faults, seal, trust

MATCH = "assertion.dataHash.match"


def store(*failures: str, state: str = "Valid", success: tuple[str, ...] = (MATCH,), holds: Mapping[str, Any] = {}) -> Store:
    codes = {"failure": [{"code": code} for code in failures], "success": [{"code": code} for code in success]}
    told = {
        "active_manifest": "m",
        "manifests": {"m": {"claim": {}, "assertion_store": holds, "signature": {}}},
        "validation_results": {"activeManifest": codes},
        "validation_state": state,
    }
    return msgspec.convert(told, Store)


@pytest.mark.parametrize(
    "code",
    ["signingCredential.untrusted", "signingCredential.expired", "signingCredential.ocsp.revoked", "signingCredential.invalid",
     "timeStamp.mismatch", "claimSignature.outsideValidity", "cawg.ica.credential_invalid"],
)  # fmt: skip
def test_a_signer_in_doubt_is_untrusted(code: str) -> None:
    assert trust(store(code, state="Invalid")) == "untrusted"
    assert faults(store(code)) == ()
    assert seal(store(code)) == "intact"


@pytest.mark.parametrize(
    ("code", "stands"),
    [
        ("assertion.dataHash.mismatch", "changed"),
        ("assertion.bmffHash.mismatch", "changed"),
        ("assertion.boxesHash.unknownBox", "changed"),
        ("assertion.collectionHash.mismatch", "changed"),
        ("assertion.multiAssetHash.mismatch", "changed"),
        ("assertion.action.malformed", "intact"),
        ("assertion.action.ingredientMismatch", "intact"),
    ],
)
def test_changed_content_is_invalid_but_read(code: str, stands: str) -> None:
    assert trust(store(code)) == "invalid"
    assert faults(store(code)) == ()
    assert seal(store(code)) == stands


def test_damage_weighs_more_than_a_change_and_a_doubtful_signer_neither() -> None:
    assert seal(store("assertion.dataHash.mismatch", "claimSignature.mismatch")) == "damaged"
    assert seal(store("signingCredential.untrusted", "assertion.dataHash.mismatch")) == "changed"
    assert seal(store("signingCredential.untrusted")) == "intact"


@pytest.mark.parametrize(
    "code",
    ["claimSignature.mismatch", "claimSignature.missing", "assertion.missing", "assertion.undeclared", "assertion.hashedURI.mismatch",
     "assertion.action.redacted", "ingredient.manifest.mismatch", "claim.multiple", "manifest.inaccessible", "some.code.of.tomorrow"],
)  # fmt: skip
def test_tampered_or_hidden_parts_are_invalid_and_a_fault(code: str) -> None:
    assert trust(store(code)) == "invalid"
    assert [fault.cause for fault in faults(store(code))] == ["seal"]
    assert seal(store(code)) == "damaged"


@pytest.mark.parametrize("code", ["ingredient.manifest.missing", "assertion.missing"])
def test_a_failure_that_the_library_calls_a_success_is_one(code: str) -> None:
    assert trust(store(state="Trusted", success=(MATCH, code))) == "invalid"
    assert faults(store(success=(MATCH, code))) != ()


def test_trusted_needs_the_state_and_a_hash_that_matches() -> None:
    assert trust(store(state="Trusted")) == "trusted"
    assert trust(store(state="Trusted", success=())) == "untrusted"
    assert trust(store(state="Valid")) == "untrusted"
    assert trust(store("assertion.dataHash.mismatch", state="Trusted")) == "invalid"


def test_a_failure_in_an_ingredient_counts() -> None:
    codes = {"failure": [{"code": "claimSignature.mismatch"}]}
    told = {
        "manifests": {},
        "validation_state": "Trusted",
        "validation_results": {"ingredientDeltas": [{"validationDeltas": codes}]},
    }
    assert trust(msgspec.convert(told, Store)) == "invalid"
    assert seal(msgspec.convert(told, Store)) == "damaged"


def test_a_part_that_was_changed_before_it_was_put_in_says_nothing_of_the_whole() -> None:
    told = {
        "manifests": {},
        "validation_results": {"ingredientDeltas": [{"validationDeltas": {"failure": [{"code": "assertion.dataHash.mismatch"}]}}]},
    }
    assert seal(msgspec.convert(told, Store)) == "intact"


def test_actions_that_are_no_data_are_a_fault() -> None:
    assert faults(store(holds={"c2pa.actions": "<omitted> len = 300"})) != ()
    assert seal(store(holds={"c2pa.actions": "<omitted> len = 300"})) == "damaged"
    assert faults(store(holds={"c2pa.thumbnail.claim": "<omitted> len = 300"})) == ()


def test_every_value_is_walked() -> None:
    deep: Any = "deepest"
    for _ in range(5000):
        deep = {"x": deep}
    told = store(holds={"a": [{"b": 1, "c": None}, [True, 2.5]], "c2pa.hash.data": {"hash": "x"}, "deep": deep})
    found = {fact.tag: fact.value for fact in facts(told)}
    assert found["a/0/b"] == "1"
    assert found["a/1/0"] == "true"
    assert found["a/1/1"] == "2.5"
    assert "deepest" in found.values()
    assert not any(tag.startswith("c2pa.hash.data/") for tag in found)


def test_agents_are_named_with_their_version() -> None:
    agents = {
        "actions": [{"softwareAgent": {"name": "Imagen", "version": "4"}}, {"softwareAgent": "Veo"}],
        "softwareAgents": [{"name": "Sora"}],
    }
    found = {fact.tag: fact.value for fact in facts(store(holds={"c2pa.actions.v2": agents}))}
    assert found["c2pa.actions.v2/actions/0/softwareAgent"] == "Imagen 4"
    assert found["c2pa.actions.v2/actions/1/softwareAgent"] == "Veo"
    assert found["c2pa.actions.v2/softwareAgents/0"] == "Sora"
