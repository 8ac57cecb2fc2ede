"""make bench: what gate costs, side by side with what a user would run instead."""

import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from multiprocessing import Process
from pathlib import Path

from benchmarks import media, studio, tool
from benchmarks.deliveries import fill_with_media, write, write_manifest
from benchmarks.pairs import Pair, compare, show

SCRIPTS = Path(sysconfig.get_path("scripts"))
GATE = str(SCRIPTS / "gate")
SCHEMA = Path(__file__).parent.parent / "schemas" / "gate_schemas" / "v1" / "delivery.schema.json"
ELEMENTS = 10_000
FILES = 200


def start(_: Path) -> Iterator[Pair]:
    """The cost of starting at all."""
    yield compare("gate --version : python3 -c pass", [GATE, "--version"], [sys.executable, "-c", "pass"], "<= 6")


def manifests(folder: Path) -> Iterator[Pair]:
    """Judging a manifest alone, against checking it with the same schema and nothing more."""
    for suffix, limit in ((".yaml", "<= 0.25, < 150 MiB"), (".json", "")):
        place = folder / suffix[1:]
        place.mkdir()
        _apart(write_manifest, place, ELEMENTS, suffix)
        manifest = str(place / f"delivery{suffix}")
        theirs = [str(SCRIPTS / "check-jsonschema"), "--schemafile", str(SCHEMA), manifest]
        what = f"{ELEMENTS:,} elements{suffix}, gate --manifest-only : check-jsonschema"
        yield compare(what, [GATE, "check", "--isolated", "--manifest-only", manifest], theirs, limit)


def registers(folder: Path) -> Iterator[Pair]:
    """Every rule over the registers of a house, against a tenth of the same: what an element costs must not grow with their number."""
    for suffix, limit in ((".json", "<= 13, <= 6 s, <= 600 MiB"), (".yaml", "<= 13, <= 15 s")):
        whole, tenth = (judging(folder, elements, suffix) for elements in (ELEMENTS * 10, ELEMENTS))
        yield compare(f"{ELEMENTS * 10:,} elements, {ELEMENTS * 5:,} consents{suffix} : a tenth of it", whole, tenth, limit)


def judging(folder: Path, elements: int, suffix: str) -> list[str]:
    """The command that judges a delivery of so many elements, written for it."""
    place = folder / f"{elements}{suffix}"
    place.mkdir()
    _apart(_write_studio, place, elements, suffix)
    command = [GATE, "check", "--isolated", "--manifest-only", "--today", studio.DAY, str(place)]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    if ran.returncode:
        sys.exit(f"what is to be measured is not open, so its figures would mean nothing:\n{ran.stdout[:4000]}{ran.stderr}")
    return command


def _write_studio(place: Path, elements: int, suffix: str) -> None:
    write(place, studio.delivery(elements), suffix)


def _apart(work: Callable[..., object], *given: object) -> None:
    """Works in a process of its own: the system counts what this one holds into the memory of every command that it starts."""
    child = Process(target=work, args=given)
    child.start()
    child.join()


def small(folder: Path) -> Iterator[Pair]:
    """Reading a few media, against ExifTool over all files at once and over one file at a time."""
    exiftool = tool.newest()
    files = [str(path) for path in fill_with_media(folder, FILES)]
    ours = [GATE, "probe", "--format", "jsonl", "--no-cache", *files]
    yield compare(f"{FILES} media files, gate probe : one exiftool -j", ours, [exiftool, "-j", *files], "<= 1")
    one_by_one = ["sh", "-c", 'tool=$1; shift; for file; do "$tool" -j "$file"; done', "sh", exiftool, *files]
    yield compare(f"{FILES} media files, gate probe : one exiftool a file", ours, one_by_one, "<= 0.1")


PARTS: Mapping[str, Callable[[Path], Iterable[Pair]]] = {
    "start": start,
    "manifests": manifests,
    "registers": registers,
    "small": small,
    "media": media.rows,
}


def main() -> None:
    """Measures the parts that are named, or all, and prints the table."""
    asked = sys.argv[1:] or list(PARTS)
    if unknown := set(asked) - set(PARTS):
        sys.exit(f"there is no part {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}")
    pairs: list[Pair] = []
    for part in asked:
        with tempfile.TemporaryDirectory() as name:
            pairs += PARTS[part](Path(name))
    show(pairs)


if __name__ == "__main__":
    main()
