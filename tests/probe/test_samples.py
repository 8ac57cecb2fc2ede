"""Samples: real files, read by the whole of probe: AI is found where it is, and nowhere else."""

import csv
import hashlib
import os
from pathlib import Path

import pytest

from gate import probe
from gate.evidence import Query, Reading

SAMPLES = Path(__file__).parents[1] / "samples"
ROWS = list(csv.DictReader((SAMPLES / "index.csv").read_text(encoding="utf-8").splitlines()))


@pytest.fixture(scope="module")
def readings() -> dict[str, Reading]:
    return {reading.path: reading for reading in probe.read([Query(row["path"], str(SAMPLES / row["path"])) for row in ROWS])}


@pytest.mark.parametrize("path", [row["path"] for row in ROWS if row["ai"] == "yes"])
def test_ai_is_found(path: str, readings: dict[str, Reading]) -> None:
    assert readings[path].ai != "none"


@pytest.mark.parametrize("path", [row["path"] for row in ROWS if row["ai"] == "no"])
def test_no_ai_is_found_where_there_is_none(path: str, readings: dict[str, Reading]) -> None:
    assert readings[path].ai == "none", readings[path].evidence


@pytest.mark.parametrize(
    ("path", "ai", "generator"),
    [
        ("media/c2pa-js-legacy/composite-dst.jpg", "edited", "Adobe Firefly"),
        ("media/remove-ai-watermarks/samsung_white_2.png", "edited", "Samsung Photo assist"),
        ("media/remove-ai-watermarks/gemini_white_2048.png", "generated", "Google"),
        ("media/remove-ai-watermarks/grok-1.jpg", "generated", "Grok"),
        ("media/huminify/videotest2.mp4", "generated", "Sora"),
        ("media/ai-metadata-inspector/test.mp4", "generated", "ComfyUI"),
        ("media/sd-parsers/novelai1_cropped.png", "generated", "NovelAI"),
        ("media/sd-parsers/fooocus1_cropped.png", "generated", "Fooocus"),
        ("media/sd-parsers/invokeai_imeta1.png", "generated", "InvokeAI"),
    ],
)
def test_the_kind_of_use_and_the_generator_are_told(path: str, ai: str, generator: str, readings: dict[str, Reading]) -> None:
    reading = readings[path]
    assert reading.ai == ai
    assert generator in {item.generator for item in reading.evidence}


def test_ai_that_only_an_ingredient_states_is_found(readings: dict[str, Reading]) -> None:
    found = readings["media/remove-ai-watermarks/gemini_white_2048.png"].evidence
    own = [item for item in found if item.tag.startswith(("c2pa.", "claim/"))]
    parts = [item for item in found if item.tag.startswith("ingredients/")]
    assert "ai-generated" not in {item.claim for item in own}
    assert "ai-generated" in {item.claim for item in parts}


def test_a_training_permission_is_no_admission(readings: dict[str, Reading]) -> None:
    reading = readings["media/contentauth-example-assets/cloudscape-ACA-Cr.jpeg"]
    assert {item.claim for item in reading.evidence} == {"training-permission"}


@pytest.mark.parametrize("name", ["E-sig-CA.jpg", "libpng-test_with_url.png", "nested_moov_1000.mp4", "no_alg.jpg"])
def test_credentials_that_cannot_be_read_make_a_reading_partial(name: str, readings: dict[str, Reading]) -> None:
    reading = readings[f"media/c2pa-rs/{name}"]
    assert reading.read == "partial"
    assert "content credentials" in (reading.why or "")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["path"])
def test_a_sample_is_the_one_that_its_source_gave(row: dict[str, str]) -> None:
    assert hashlib.sha256((SAMPLES / row["path"]).read_bytes()).hexdigest() == row["sha256"]
    folder = row["path"].split("/")[1]
    assert any(name.startswith(f"{folder}-LICENSE") for name in os.listdir(SAMPLES / "licences"))
    assert row["attribution"] in (SAMPLES / "SOURCES.md").read_text(encoding="utf-8")


def test_every_sample_has_a_row() -> None:
    there = {str(file.relative_to(SAMPLES)) for file in (SAMPLES / "media").rglob("*") if file.is_file()}
    assert there == {row["path"] for row in ROWS}
