"""Earlier manifests, through the real command: to whom they belong, what they change, and what keeps them from being followed."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.delivered import CLEARANCES, MANIFEST, png
from tests.trips.conftest import Ran

Gate = Callable[..., Ran]
OLD = (
    MANIFEST.replace("id: NF-104\n", "id: NF-099\n")
    .replace("stage: final", "stage: interim")
    .replace("delivered_on: 2024-05-02", "delivered_on: 2024-04-20")
    .replace("usage: final", "usage: temp")
)


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A delivery, and the one before it with its registers as they were."""
    for name, manifest in (("now", MANIFEST), ("before", OLD)):
        (tmp_path / name / "registers").mkdir(parents=True)
        (tmp_path / name / "delivery.yaml").write_text(manifest)
        (tmp_path / name / "registers/clearances.yaml").write_text(CLEARANCES)
        (tmp_path / name / "stills").mkdir()
        (tmp_path / name / "stills/harbour.png").write_bytes(png())
        (tmp_path / name / "stills/pier.png").write_bytes(png(("Comment", "pier")))
    return tmp_path


def found(ran: Ran) -> dict[str, Any]:
    said: dict[str, Any] = json.loads(ran.out)
    return said


def rules(ran: Ran) -> list[str]:
    return [row["rule"] for row in found(ran)["findings"] if row["rule"] in ("TMP210", "MAN012")]


def check(gate: Gate, *words: str) -> Ran:
    return gate("check", "--today", "2024-05-02", "--format", "json", *words)


def test_temp_of_an_earlier_delivery_that_nobody_cleared_since_shuts_the_gate(gate: Gate, house: Path) -> None:
    assert rules(check(gate, "now")) == []
    ran = check(gate, "now", "--previous", "before/delivery.yaml")
    assert ran.code == 1
    assert rules(ran) == ["TMP210"]
    [row] = [row for row in found(ran)["findings"] if row["rule"] == "TMP210"]
    assert row["location"]["path"] == "now/delivery.yaml"
    assert [place["path"] for place in row["related"]] == ["before/delivery.yaml"]
    (house / "now/registers/clearances.yaml").write_text(CLEARANCES.replace("granted_on: 2024-04-12", "granted_on: 2024-04-20"))
    assert rules(check(gate, "now", "--previous", "before/delivery.yaml")) == []


def test_registers_are_read_with_their_manifest(gate: Gate, house: Path) -> None:
    (house / "before/registers/clearances.yaml").write_text(CLEARANCES.replace("status: approved", "status: requested"))
    ran = check(gate, "now", "--previous", "before/delivery.yaml", "--manifest-only")
    assert rules(ran) == ["TMP210", "MAN012"] or rules(ran) == ["MAN012", "TMP210"]
    [row] = [row for row in found(ran)["findings"] if row["rule"] == "MAN012"]
    assert row["location"]["path"] == "now/registers/clearances.yaml"
    assert row["severity"] == "info"


def test_of_several_the_latest_day_counts_however_they_are_named(gate: Gate, house: Path) -> None:
    (house / "middle.yaml").write_text(
        OLD.replace("2024-04-20", "2024-04-12").replace("registers: [registers/clearances.yaml]\n", "")
    )
    both = ("--previous", "before/delivery.yaml", "--previous", "middle.yaml")
    assert rules(check(gate, "now", "--previous", "middle.yaml")) == []
    assert rules(check(gate, "now", *both)) == rules(check(gate, "now", *both[2:], *both[:2])) == ["TMP210"]
    assert rules(check(gate, "now", *both[:2], *both[:2])) == ["TMP210"]


def test_an_earlier_manifest_belongs_to_the_deliveries_of_its_production_and_never_to_itself(gate: Gate, house: Path) -> None:
    for name in ("now", "before"):
        (house / "other" / name).mkdir(parents=True)
        text = (
            (house / name / "delivery.yaml")
            .read_text()
            .replace("NF-S1", "NF-S2")
            .replace("registers: [registers/clearances.yaml]\n", "")
        )
        (house / "other" / name / "delivery.yaml").write_text(text)
    ran = check(gate, "now", "before", "other/now", "--previous", "before/delivery.yaml", "--manifest-only", "--fail-on", "error")
    assert ran.code == 1
    assert [row["location"]["path"] for row in found(ran)["findings"] if row["rule"] == "TMP210"] == ["now/delivery.yaml"]


def refused(ran: Ran, where: tuple[str, int] | None, *words: str) -> None:
    said = found(ran)
    assert ran.code == 2
    assert said["verdict"] == "unjudged"
    [error] = said["errors"]
    assert all(word in error["message"] for word in words), error
    assert (error["location"] and (error["location"]["path"], error["location"]["line"])) == where


def test_one_that_belongs_to_no_delivery_is_refused_at_its_production_and_the_rest_is_told(gate: Gate, house: Path) -> None:
    (house / "before/delivery.yaml").write_text(OLD.replace("NF-S1", "NF-S2"))
    (house / "now/delivery.yaml").write_text(MANIFEST.replace("[CLR-1]", "[]"))
    ran = check(gate, "now", "--previous", "before/delivery.yaml")
    refused(ran, ("before/delivery.yaml", 5), "NF-S2", "no delivery that followed it is judged")
    assert "AI101" in {row["rule"] for row in found(ran)["findings"]}


def test_one_that_is_judged_itself_and_followed_by_none_is_refused(gate: Gate, house: Path) -> None:
    refused(check(gate, "now", "--previous", "now/delivery.yaml"), ("now/delivery.yaml", 5), "NF-S1")


@pytest.mark.parametrize(
    ("change", "where", "word"),
    [
        (("usage: temp", "usage: tmp"), ("before/delivery.yaml", 16), "breaks its schema"),
        (("gate: 1\n", "gate: 1\ngate: 1\n"), ("before/delivery.yaml", 2), "twice"),
        (("registers/clearances.yaml", "registers/gone.yaml"), ("before/delivery.yaml", 11), "is not there"),
        (("registers/clearances.yaml", "../now/registers/clearances.yaml"), ("before/delivery.yaml", 11), "is not read"),
    ],
)
def test_one_that_cannot_be_followed_keeps_everything_from_being_judged(
    gate: Gate, house: Path, change: tuple[str, str], where: tuple[str, int], word: str
) -> None:
    assert change[0] in OLD
    (house / "before/delivery.yaml").write_text(OLD.replace(*change, 1))
    ran = check(gate, "now", "--previous", "before/delivery.yaml")
    refused(ran, where, word)
    assert found(ran)["deliveries"] == []


def test_a_register_of_one_that_breaks_its_schema_is_refused_at_its_place(gate: Gate, house: Path) -> None:
    (house / "before/registers/clearances.yaml").write_text(CLEARANCES.replace("status: approved", "status: maybe"))
    refused(check(gate, "now", "--previous", "before/delivery.yaml"), ("before/registers/clearances.yaml", 3), "breaks its schema")


@pytest.mark.parametrize("path", ["gone.yaml", "before", ""])
def test_one_that_is_not_there_or_is_no_file_is_refused(gate: Gate, house: Path, path: str) -> None:
    refused(check(gate, "now", "--previous", path), None, "is not there, or is no file")


def test_no_report_is_written_over_one(gate: Gate, house: Path) -> None:
    (house / "before/manifest.txt").write_text(OLD)
    ran = gate("check", "now", "--previous", "before/manifest.txt", "--format", "json=before/manifest.txt")
    assert ran.code == 2
    assert "which this run reads" in ran.err
    assert (house / "before/manifest.txt").read_text() == OLD


def test_one_that_lies_in_the_delivery_need_not_be_declared(gate: Gate, house: Path) -> None:
    (house / "now/registers/old.yaml").write_text("clearances: []\n")
    (house / "now/delivery_v1.yaml").write_text(OLD.replace("registers/clearances.yaml", "registers/old.yaml"))
    strays = {row["location"]["path"] for row in found(check(gate, "now"))["findings"] if row["rule"] == "MAN005"}
    assert strays == {"now/delivery_v1.yaml", "now/registers/old.yaml"}
    ran = check(gate, "now", "--previous", "now/delivery_v1.yaml")
    assert "MAN005" not in {row["rule"] for row in found(ran)["findings"]}


@pytest.mark.parametrize("form", ["text", "json", "sarif", "github", "markdown"])
def test_an_address_in_a_manifest_is_told_and_never_repeated(gate: Gate, house: Path, form: str) -> None:
    mail = "legal\u0040client.example.com"
    text = CLEARANCES.replace("granted_by: client legal", f"granted_by: {mail}")
    assert mail in text
    (house / "now/registers/clearances.yaml").write_text(text)
    ran = gate("check", "now", "--today", "2024-05-02", "--format", form)
    assert "MAN008" in ran.out
    assert mail not in ran.out
