"""Source: files in, values and places out; what is too much is refused soon and cheaply."""

import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.deliveries import manifest, write_manifest
from gate.errors import TextError
from gate.load import source
from gate.location import Span

COSTS = """
import re, sys, time
from gate.errors import TextError
from gate.load import source
try:
    source.read(sys.argv[1])
except TextError as fault:
    print(fault)
else:
    print("read")
peak = re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1]
print(time.process_time(), int(peak) / 1024)
"""


def cost(path: Path) -> tuple[str, float, float]:
    """What reading a file ends in, the CPU seconds of the whole process, and its peak memory in MiB."""
    run = subprocess.run([sys.executable, "-I", "-c", COSTS, path], capture_output=True, text=True, check=True)
    *said, costs = run.stdout.splitlines()
    seconds, mib = map(float, costs.split())
    return "\n".join(said).replace(str(path), path.name), seconds, mib


def written(folder: Path, name: str, text: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_the_name_of_a_file_says_how_it_is_read(tmp_path: Path) -> None:
    for name in ("delivery.yaml", "delivery.yml", "gate.policy", "record.json.yaml"):
        assert source.read(str(written(tmp_path, name, "a: NO"))) == {"a": "NO"}
    assert source.read(str(written(tmp_path, "delivery.json", '{"a": 1e3}'))) == {"a": 1000.0}
    assert source.read(str(written(tmp_path, "flow.yaml", '{"a": 1e3}'))) == {"a": "1e3"}
    with pytest.raises(TextError, match="this is not JSON"):
        source.read(str(written(tmp_path, "block.json", "a: NO")))


@pytest.mark.parametrize("suffix", [".yaml", ".json"])
def test_places_are_found_in_the_file_that_was_read(tmp_path: Path, suffix: str) -> None:
    path = str(write_manifest(tmp_path, 3, suffix))
    assert source.read(path) == manifest(3)
    spans = source.spans(path, iter(["/elements/2/id", "/elements/2/no", "/elements/2/id"]))
    assert list(spans) == ["/elements/2/id", "/elements/2/no"]
    assert spans["/elements/2/id"] == spans["/elements/2/no"]


def test_places_may_be_asked_for_before_a_file_was_read(tmp_path: Path) -> None:
    assert source.spans(str(written(tmp_path, "a.yaml", "a: b\n")), ["/a"]) == {"/a": Span(1, 1, 1, 5, "a: b")}
    with pytest.raises(TextError, match="stands twice"):
        source.spans(str(written(tmp_path, "b.yaml", "a: b\na: c\n")), ["/a"])


@pytest.mark.parametrize("later", ["[" * 50_000, "a: b\0", "", "a: b\na: c\n", "a: [b\n"])
def test_a_file_that_cannot_be_read_any_more_has_no_places(tmp_path: Path, later: str) -> None:
    path = str(written(tmp_path, "delivery.yaml", "a: b\n"))
    source.read(path)
    written(tmp_path, "delivery.yaml", later)
    with pytest.raises(TextError):
        source.spans(path, ["/a"])


def test_places_are_those_of_the_file_as_it_is_when_they_are_looked_up(tmp_path: Path) -> None:
    path = str(written(tmp_path, "delivery.yaml", "a: b\n"))
    source.read(path)
    written(tmp_path, "delivery.yaml", "# why\na: new\n")
    assert source.spans(path, ["/a", "/gone"])["/a"] == Span(2, 1, 2, 7, "a: new")


def test_a_file_that_vanished_after_it_was_read_has_no_places(tmp_path: Path) -> None:
    path = written(tmp_path, "delivery.yaml", "a: b\n")
    source.read(str(path))
    path.unlink()
    with pytest.raises(TextError, match="cannot be opened"):
        source.spans(str(path), ["/a"])


BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]\n" for a, b in zip("abcd", "bcde", strict=True)
)


@pytest.mark.parametrize(
    ("name", "text", "place"),
    [
        ("alias-bomb.yaml", BOMB, "1:4"),
        ("block.yaml", "".join(f"{' ' * depth}a:\n" for depth in range(10_000)), "65:65"),
        ("flow.yaml", "[" * 10_000 + "]" * 10_000, "1:"),
        ("open.yaml", "[" * 50_000, "1:"),
        ("maps.yaml", "{a: " * 50_000, "1:"),
        ("items.yaml", "- " * 50_000, "1:129"),
        ("open.json", "[" * 50_000, "1:65"),
        ("maps.json", '{"a":' * 10_000 + "1" + "}" * 10_000, "1:321"),
        ("nul.yaml", "a: b\0", "1:5"),
        ("nul.json", '{"a": "\0"}', "1:8"),
        ("wide.yaml", "a: b".encode("utf-16"), "1:1"),
        ("wide.json", '{"a": 1}'.encode("utf-16-le"), "1:1"),
        ("scalar.yaml", "a: " + "x" * 16_000_000, "1:1"),
        ("comment.yaml", "#" + "x" * 16_000_000, "1:1"),
        ("directives.yaml", "".join(f"%TAG !{number}! x\n" for number in range(500_000)), "1:1"),
        ("documents.yaml", "---\n" * 1_000_000, "2:1"),
        ("digits.json", "[" + "9" * 1_000_000, "1:2"),
        ("quotes.json", '["' + '\\"' * 4_000_000, "1:2"),
    ],
)  # fmt: skip
def test_a_bomb_is_refused_at_its_place_within_2_seconds_and_200_mb(
    tmp_path: Path, name: str, text: str | bytes, place: str
) -> None:
    said, seconds, mib = cost(written(tmp_path, name, text))
    assert said.startswith(f"{name}:{place}"), said
    assert seconds < 2
    assert mib < 200


@pytest.mark.parametrize("suffix", [".yaml", ".json"])
def test_10_000_elements_are_read_within_one_and_a_half_seconds_and_100_mb(tmp_path: Path, suffix: str) -> None:
    said, seconds, mib = cost(write_manifest(tmp_path, 10_000, suffix))
    assert said == "read"
    assert seconds < 1.5
    assert mib < 100
