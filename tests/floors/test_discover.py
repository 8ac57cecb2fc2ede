"""Discover: which manifests a path leads to, and what is refused."""

import os
from pathlib import Path

import pytest

from gate.discover import manifests


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for place in ("reel1/delivery.yaml", "reel2/delivery.json", "reel2/cut/delivery.yml", ".git/delivery.yaml", "reel1/notes.yaml"):
        (tmp_path / place).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / place).write_text("gate: 1\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_folder_is_walked_in_order_for_every_manifest_outside_version_control(repository: Path) -> None:
    assert manifests(["."]).manifests == ("reel1/delivery.yaml", "reel2/delivery.json", "reel2/cut/delivery.yml")
    assert manifests([str(repository)]) == manifests(["."])


def test_a_manifest_is_judged_once_however_often_it_is_named(repository: Path) -> None:
    assert manifests(["reel1", "reel1/delivery.yaml", str(repository / "reel1")]).manifests == ("reel1/delivery.yaml",)


def test_a_named_file_is_a_manifest_whatever_its_name(repository: Path) -> None:
    assert manifests(["reel1/notes.yaml"]).manifests == ("reel1/notes.yaml",)


def test_a_manifest_outside_the_current_folder_keeps_the_path_it_was_named_by(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(repository / "reel1")
    assert manifests(["../reel2/delivery.json"]).manifests == ("../reel2/delivery.json",)


def test_linked_folders_are_not_followed(repository: Path) -> None:
    os.symlink(repository, repository / "reel1" / "loop")
    assert len(manifests(["."]).manifests) == 3


def test_a_delivery_behind_a_link_or_under_an_odd_name_is_not_passed_over(repository: Path) -> None:
    os.symlink(repository / "reel2" / "cut", repository / "linked")
    (repository / "reel3").mkdir()
    (repository / "reel3" / "Delivery.YAML").write_text("gate: 1\n")
    found = manifests(["."])
    assert len(found.manifests) == 3
    (link, odd) = (error.message for error in found.errors)
    assert "linked is a link to a delivery" in link
    assert "call it delivery.yaml" in odd


@pytest.mark.parametrize(("path", "word"), [("nowhere", "is not there"), ("empty", "no manifest in empty")])
def test_nothing_to_judge_is_said_in_one_sentence(repository: Path, path: str, word: str) -> None:
    (repository / "empty").mkdir()
    found = manifests([path, "reel1"])
    assert found.manifests == ("reel1/delivery.yaml",)
    (error,) = found.errors
    assert word in error.message
    assert "\n" not in error.message


def test_of_two_manifests_in_one_folder_neither_is_judged_and_the_others_are(repository: Path) -> None:
    (repository / "reel1" / "delivery.json").write_text("{}")
    found = manifests(["."])
    assert found.manifests == ("reel2/delivery.json", "reel2/cut/delivery.yml")
    (error,) = found.errors
    assert "both describe one folder" in error.message
