"""The door: versions, help, pipes that close, terminals, interrupts, and folders that plant modules."""

import os
import pty
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from gate import __version__
from tests.cli.conftest import GATE, Gate

SCRIPT = str(Path(sys.executable).with_name("gate"))


def on_a_terminal(folder: Path, environ: dict[str, str], *words: str) -> str:
    """What a command shows when stdout and stderr are a terminal."""
    main, side = pty.openpty()
    with subprocess.Popen([*GATE, *words], cwd=folder, env=environ, stdin=side, stdout=side, stderr=side):
        os.close(side)
        seen = b""
        try:
            while piece := os.read(main, 4096):
                seen += piece
        except OSError:
            pass  # Linux says so when the other end is closed
    os.close(main)
    return seen.decode()


def test_the_version(gate: Gate) -> None:
    assert gate("--version") == (0, f"gate {__version__}\n", "")


def test_help_is_a_result_and_a_missing_command_is_none(gate: Gate) -> None:
    ran = gate("--help")
    assert (ran.code, ran.err) == (0, "")
    assert all(f"\n  {name} " in ran.out for name in ("check", "probe", "explain", "rules", "doctor", "schema"))
    assert gate() == (2, "", ran.out)
    assert gate("judge").code == 2


def test_a_planted_module_is_not_run(tmp_path: Path, environ: dict[str, str], delivery: Path) -> None:
    for name in ("yaml", "click", "msgspec", "traceback", "gate_manifest"):
        (delivery / f"{name}.py").write_text("open('pwned', 'w')\n")
    ended = subprocess.run([sys.executable, "-m", "gate", "check"], cwd=delivery, env=environ, capture_output=True, check=False)
    assert not (delivery / "pwned").exists()
    assert b"undeclared-file" in ended.stdout
    assert subprocess.run([SCRIPT, "check"], cwd=delivery, env=environ, capture_output=True, check=False).stdout == ended.stdout
    assert not (delivery / "pwned").exists()


@pytest.mark.parametrize("words", [("rules",), ("explain",), ("schema", "delivery"), ("check", "--format", "json"), ("probe", ".")])
def test_a_reader_that_goes_away_is_no_fault(delivery: Path, environ: dict[str, str], words: tuple[str, ...]) -> None:
    out, into = os.pipe()
    os.close(out)
    ended = subprocess.run([*GATE, *words], cwd=delivery, env=environ, stdout=into, stderr=subprocess.PIPE, check=False)
    os.close(into)
    assert (ended.returncode, ended.stderr) == (0, b"")


def test_the_exit_code_holds_when_the_reader_goes_away(uncleared: Path, environ: dict[str, str]) -> None:
    out, into = os.pipe()
    os.close(out)
    ended = subprocess.run([*GATE, "check"], cwd=uncleared, env=environ, stdout=into, stderr=subprocess.PIPE, check=False)
    os.close(into)
    assert (ended.returncode, ended.stderr) == (1, b"")


def test_a_full_disk_is_never_a_pass(delivery: Path, environ: dict[str, str]) -> None:
    with Path("/dev/full").open("wb") as full:
        ended = subprocess.run([*GATE, "check"], cwd=delivery, env=environ, stdout=full, stderr=subprocess.PIPE, check=False)
    assert ended.returncode == 2
    assert ended.stderr.startswith(b"gate: standard output cannot be written: ")


def test_an_interrupt(tmp_path: Path, environ: dict[str, str]) -> None:
    with subprocess.Popen(
        [*GATE, "explain"], cwd=tmp_path, env=environ, stdout=subprocess.PIPE, stderr=subprocess.PIPE, pipesize=4096
    ) as child:
        assert child.stdout
        assert child.stderr
        child.stdout.read(1)
        child.send_signal(signal.SIGINT)
        assert child.wait(10) == 130
        assert b"Traceback" not in child.stderr.read()


def test_a_terminal_gets_colour_unless_it_refuses(uncleared: Path, environ: dict[str, str]) -> None:
    assert "\x1b[1;31merror[AI101 " in on_a_terminal(uncleared, {**environ, "TERM": "xterm"}, "check", "--manifest-only")
    for refusal in ({"NO_COLOR": "1"}, {"TERM": "dumb"}):
        assert "\x1b[" not in on_a_terminal(uncleared, {**environ, **refusal}, "check", "--manifest-only")
    assert "\x1b[1" not in on_a_terminal(uncleared, environ, "check", "--manifest-only", "--color", "never")


def test_a_report_is_no_wider_than_its_terminal(uncleared: Path, environ: dict[str, str]) -> None:
    def notes(columns: str) -> list[int]:
        seen = on_a_terminal(uncleared, {**environ, "COLUMNS": columns}, "check", "--manifest-only", "--color", "never")
        return [len(line) for line in seen.splitlines() if line.startswith(("   =", "   |"))]

    assert max(notes("70")) <= 70 < max(notes("110")) <= 110


def test_a_terminal_keeps_no_line_of_progress(delivery: Path, environ: dict[str, str]) -> None:
    seen = on_a_terminal(delivery, environ, "check", "--color", "never")
    assert seen.rpartition("\x1b[2K")[2].startswith("OPEN  ")


def test_a_terminal_is_shown_how_far_the_reading_is(delivery: Path, environ: dict[str, str]) -> None:
    stills = delivery / "stills"
    for number in range(1500):
        (stills / f"{number}.png").write_bytes((stills / "pier.png").read_bytes())
    seen = on_a_terminal(delivery, environ, "probe", "stills", "--format", "jsonl=out.jsonl", "--jobs", "1")
    counts = [line for line in seen.replace("\x1b[2K", "").split("\r") if line.startswith("reading media: ")]
    assert counts
    assert all(re.fullmatch(r"reading media: \d+ of 1502 · \d+ a second · (\d+ min )?\d+ s left", line) for line in counts)
    assert seen.endswith("\r\x1b[2K")


def test_text_that_the_locale_cannot_write_is_written_all_the_same(gate: Gate, delivery: Path) -> None:
    text = (delivery / "delivery.yaml").read_text()
    (delivery / "delivery.yaml").write_text(text.replace("stills/pier.png", "stills/été.png"), encoding="utf-8")
    ran = gate("check", more={"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii", "PYTHONCOERCECLOCALE": "0"})
    assert ran.code == 1
    assert "Traceback" not in ran.err
