"""Schema faults: one for each cause, at its own place, with what is allowed and the nearest right name."""

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gate.delivery import SchemaFault
from gate.load import schema, source
from gate.load.assembly import assembled, plainer
from gate.load.formats import MOST_FRAMES, frames_fault, id_fault
from gate.load.near import listed, nearest
from gate.load.text import Value

WHOLE: Any = source.read(str(Path(__file__).parent / "every_field.yaml"))


def manifest(**element: Any) -> Any:
    row = {"id": "E1", "kind": "shot", "media": "a.mov", "usage": "final", "ai": {"use": "none"}, **element}
    head = {"id": "D", "title": "T", "production": "P"}
    return {"gate": 1, "delivery": head, "elements": [{key: value for key, value in row.items() if value != "absent"}]}


def only(value: Any) -> SchemaFault:
    (fault,) = schema.faults(value, "delivery", "delivery.yaml")
    return fault


@pytest.mark.parametrize(
    ("field", "value", "pointer", "message", "fix"),
    [
        ("usage", "finl", "/usage", "usage of E1 is finl, not final, temp, wip or reference; did you mean final?", "write final"),
        (
            "usage",
            "done",
            "/usage",
            "usage of E1 is done, not final, temp, wip or reference",
            "write final, temp, wip or reference",
        ),
        ("usage", "Final", "/usage", "usage of E1 is Final, not final, temp, wip or reference; did you mean final?", "write final"),
        ("usage", "absent", "", "E1 has no usage", "add usage"),
        ("clearence", ["C"], "/clearence", "clearence is no field of an element; did you mean clearances?", "write clearances"),
        ("zzz", 1, "/zzz", "zzz is no field of an element", "remove it, or write one of these names"),
        ("heard", "yes", "/heard", "heard of E1 is yes, not true or false", "write true"),
        ("heard", None, "/heard", "heard of E1 is left blank, not true or false", "give it a value, or remove the key"),
        ("vendor", 7, "/vendor", "vendor of E1 is 7, not an id", "put it in quotes"),
        ("vendor", "", "/vendor", "vendor of E1 is empty", "or remove the key"),
        ("vendor", "a ", "/vendor", "it begins or ends in a blank", "write an id"),
        ("clearances", "CLR-1", "/clearances", "clearances of E1 is CLR-1, not a list", "write it in brackets, as a list of one"),
        ("media", [], "/media", "media of E1 is empty", "add an entry"),
        ("media", ["a", 3], "/media/1", "media[1] of E1 is 3, not a relative path", "put it in quotes"),
        ("media", {}, "/media", "media of E1 is a mapping, not text or a list", "write text or a list"),
        ("frames", "9-1", "/frames", "frames of E1 is 9-1: 9-1 runs backwards", "write frame ranges"),
        ("frames", "1001..1004", "/frames", "frames of E1 is 1001..1004: '1001..1004' is no range", "write frame ranges"),
        ("sha256", "abc", "/sha256", "sha256 of E1 is abc, not a SHA-256 hash", "64 hexadecimal digits"),
        ("qa", {"creative": "2026-02-29"}, "/qa/creative", "qa.creative of E1 is 2026-02-29, not a real day", "YYYY-MM-DD"),
        ("qa", {"creative": "20260228"}, "/qa/creative", "qa.creative of E1 is 20260228, not a real day", "YYYY-MM-DD"),
        ("depicts", {"real_event": True}, "/depicts/real_event", "is true, not yes, no or unsure; did you mean yes?", "write yes"),
        ("qa", {"legal": "2026-02-28"}, "/qa/legal", "legal is no field of a sign-off", "remove it"),
    ],
)
def test_a_fault_names_the_field_what_was_found_and_what_is_allowed(
    field: str, value: Any, pointer: str, message: str, fix: str
) -> None:
    fault = only(manifest(**{field: value}))
    assert fault.at.path == "delivery.yaml"
    assert fault.at.pointer == f"/elements/0{pointer}"
    assert message in fault.message
    assert fix in fault.fix
    assert fault.found
    assert fault.required


def test_all_words_of_an_enum_are_listed_and_all_keys_of_a_mapping() -> None:
    assert only(manifest(kind="film")).required == (
        "shot, clip, still, vo, dialogue, music, sfx, graphic, text, subtitle, model or trailer"
    )
    assert "vendor_status" in only(manifest(vendor_state="x")).required


def test_a_missing_key_says_what_it_may_hold() -> None:
    assert only(manifest(usage="absent")).required == "usage: final, temp, wip or reference"


def test_a_misspelt_required_key_is_one_fault_not_two() -> None:
    fault = only(manifest(usage="absent", usag="final"))
    assert fault.at.pointer == "/elements/0/usag"
    assert fault.fix == "write usage"
    two = schema.faults(manifest(usage="absent", zzz=1), "delivery", "d")
    assert {fault.at.pointer for fault in two} == {"/elements/0", "/elements/0/zzz"}


def test_a_value_that_breaks_several_keywords_is_one_fault() -> None:
    assert only(manifest(vendor="a" * 200 + " ")).at.pointer == "/elements/0/vendor"
    assert only(manifest(qa={"creative": "on the day after"})).at.pointer == "/elements/0/qa/creative"


def test_a_territory_is_an_iso_code_and_the_message_does_not_list_them_all() -> None:
    value = manifest()
    value["delivery"]["territories"] = ["GB", "UK", "us"]
    first, second = schema.faults(value, "delivery", "d")
    assert (first.at.pointer, second.at.pointer) == ("/delivery/territories/1", "/delivery/territories/2")
    assert "the United Kingdom is GB" in first.message
    assert second.fix == "write US"
    assert len(first.required) < 100


def test_frames_are_for_pictures() -> None:
    fault = only(manifest(kind="vo", frames="1-2"))
    assert (fault.at.pointer, fault.required) == ("/elements/0/frames", "no frames: a sound has none")


def test_a_key_with_a_slash_or_tilde_is_pointed_at() -> None:
    assert only(manifest(**{"a/b~c": 1})).at.pointer == "/elements/0/a~1b~0c"


def test_faults_of_two_rows_differ_in_what_they_found() -> None:
    value = manifest(usage="done")
    value["elements"].append({**value["elements"][0], "id": "E2"})
    first, second = schema.faults(value, "delivery", "d")
    assert first.found != second.found


def test_every_list_that_may_not_be_empty_is_refused_empty() -> None:
    for place in ("elements", "consents/0/covers", "consents/0/elements", "consents/0/territories"):
        assert emptied(place) == [f"/{place}"]
    for dimension in ("elements", "roles", "uses", "tools", "territories", "media"):
        assert emptied(f"clearances/0/scope/{dimension}") == [f"/clearances/0/scope/{dimension}"]
    for place in ("elements/0/clearances", "elements/0/talent", "elements/0/talent/0/consents", "elements/0/ai/tools"):
        assert emptied(place) == []


def emptied(place: str) -> list[str]:
    value = copy.deepcopy(WHOLE)
    *trail, last = place.split("/")
    holder = value
    for step in trail:
        holder = holder[int(step) if step.isdigit() else step]
    holder[last] = []
    return [fault.at.pointer for fault in schema.faults(value, "delivery", "d")]


@pytest.mark.parametrize("name", ["gate", "delivery", "elements"])
def test_what_a_manifest_must_have_may_not_be_left_out(name: str) -> None:
    fault = only({key: value for key, value in WHOLE.items() if key != name})
    assert (fault.at.pointer, fault.fix) == ("", f"add {name}")


@pytest.mark.parametrize("text", ["NF_103_010_0040", "CLR-0007", "firefly ent", "Æøå-1", "東京_01", "カット12", "T東京", "сцена-1"])
def test_ids_of_one_script_are_ids(text: str) -> None:
    assert id_fault(text) is None


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (" A", "blank"),
        ("A\u00a0", "blank"),
        ("a\u0301", "NFC"),
        ("A\u200bB", "U\\+200B"),
        ("A\u202eB", "U\\+202E"),
        ("A\u00a0B", "U\\+00A0"),
        ("A\u3164B", "U\\+3164"),
        ("A\tB", "U\\+0009"),
        ("A\ue000", "U\\+E000"),
        ("CON-\u041003A", "Cyrillic and Latin"),
        ("\u03b1bc", "Greek and Latin"),
        ("A\u0661", "Arabic and Latin"),
    ],
)
def test_ids_that_deceive_are_refused_with_the_reason(text: str, word: str) -> None:
    with pytest.raises(AssertionError, match=word):
        assert id_fault(text) is None, id_fault(text)
    assert only(manifest(id=text)).at.pointer == "/elements/0/id"


@given(text=st.text(st.sampled_from("aA 0~!\n\t\x7f\u00e4\u00a0\u200b\u0430"), max_size=4))
def test_an_id_is_one_to_the_schema_if_and_only_if_nothing_is_wrong_with_it(text: str) -> None:
    faults = schema.faults(manifest(id=text, vendor=text, clearances=[text]), "delivery", "delivery.yaml")
    sound = bool(text) and id_fault(text) is None
    assert {fault.at.pointer for fault in faults} == (
        set() if sound else {"/elements/0/id", "/elements/0/vendor", "/elements/0/clearances/0"}
    )


@pytest.mark.parametrize("name", schema.NAMES)
def test_the_plainer_schema_is_the_schema_but_for_the_formats_that_cost_much(name: str) -> None:
    plain, whole = json.dumps(plainer(assembled(name))), json.dumps(assembled(name))
    assert (plain == whole) == ("gate-id" not in whole)
    assert "gate-id" not in plain


@given(first=st.integers(0, 99999), count=st.integers(0, 99), step=st.integers(1, 9))
def test_a_frame_range_that_runs_forward_is_one(first: int, count: int, step: int) -> None:
    assert frames_fault(f"{first}-{first + count}x{step},{first}") is None
    assert (frames_fault(f"{first + count}-{first}") is None) == (count == 0)


def test_more_frames_than_a_film_has_are_refused() -> None:
    assert frames_fault(f"1-{MOST_FRAMES}") is None
    assert "1000001 frames" in str(frames_fault(f"0-{MOST_FRAMES}"))
    assert frames_fault(f"1-{MOST_FRAMES},1") is not None


@pytest.mark.parametrize("text", ["", "a", "1-", "-1", "1,", "1-2x0", "1 - 2", "1-2\n", "\uff11-\uff12", "1.5"])
def test_what_is_no_frame_range_is_refused(text: str) -> None:
    assert frames_fault(text)


def test_the_nearest_name_is_close_or_there_is_none() -> None:
    assert nearest("CLEARANCE-IDS", ("clearances", "usage")) == "clearances"
    assert nearest("on screen", ("heard", "on_screen")) == "on_screen"
    assert nearest("zzz", ("clearances", "usage")) is None
    assert nearest("clearances" * 10_000, ("clearances",)) is None
    assert listed(["a"]) == "a"


@pytest.mark.parametrize("index", [0, schema.LOT - 1, schema.LOT, 2 * schema.LOT, 2 * schema.LOT + 1])
def test_a_fault_in_a_long_list_stands_at_its_own_row(index: int) -> None:
    rows: list[Value] = [{"id": f"T-{number}"} for number in range(2 * schema.LOT + 2)]
    rows[index] = {"category": "minor", "nick": "x"}
    found = schema.faults({"talent": rows, "tools": [{"id": "a"}, {"id": "b"}]}, "registers", "r.json")
    assert {(fault.at.pointer, fault.message) for fault in found} == {
        (f"/talent/{index}", f"talent[{index}] has no id"),
        (f"/talent/{index}/nick", "nick is no field of a talent row"),
    }
