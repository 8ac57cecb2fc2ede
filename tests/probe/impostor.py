"""Impostor: speaks ExifTool's protocol, reads back the known answer, and is odd about every other file, in the way that it is called by."""

import json
import os
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path

Row = dict[str, str]


def main() -> None:
    way = Path(sys.argv[0]).parent.name
    lines: list[str] = []
    for line in sys.stdin:
        lines.append(line.rstrip("\n"))
        if lines[-1].startswith("-execute"):
            answer(way, lines)
            lines = []


def answer(way: str, lines: list[str]) -> None:
    alias, number, closing = lines[0], lines[-1].removeprefix("-execute"), lines[-2].replace("${status}", "0")
    row = {"SourceFile": alias, "ExifTool:ExifToolVersion": "13.60", "File:FileType": "XMP", "PNG:Parameters": "made by nobody"}
    text = Path(alias).read_bytes()
    if source := re.search(rb'dc:source="(\w+)"', text):
        row["XMP-dc:Source"] = source[1].decode()
        if way == "old":
            row["ExifTool:ExifToolVersion"] = "12.37"
        write(json.dumps([row]), number, closing)
    else:
        WAYS[way](row, number, closing)


def write(text: str, number: str, closing: str) -> None:
    sys.stderr.write(f"{closing}\n")
    sys.stderr.flush()
    sys.stdout.write(f"{text}\n{{ready{number}}}\n")
    sys.stdout.flush()


def flood(row: Row, number: str, closing: str) -> None:
    sys.stderr.write("noise " * 2_000_000)
    write(json.dumps([row]), number, closing)


def flood_out(row: Row, number: str, closing: str) -> None:
    write(json.dumps([row]) + " " * 9_000_000, number, closing)


WAYS: dict[str, Callable[[Row, str, str], object]] = {
    "honest": lambda row, number, closing: write(json.dumps([row]), number, closing),
    "another-file": lambda row, number, closing: write(json.dumps([{**row, "SourceFile": "clean.jpg"}]), number, closing),
    "two-answers": lambda row, number, closing: write(json.dumps([row, row]), number, closing),
    "no-answer": lambda _, number, closing: write("[]", number, closing),
    "one-key-twice": lambda row, number, closing: write(json.dumps([row])[:-2] + ', "PNG:Parameters": "clean"}]', number, closing),
    "no-json": lambda _, number, closing: write("[{", number, closing),
    "deep": lambda _, number, closing: write("[" * 200_000, number, closing),
    "status": lambda row, number, closing: write(json.dumps([row]), number, closing[:-1] + "1"),
    "another-number": lambda row, _, closing: write(json.dumps([row]), "1", closing),
    "ends": lambda *_: os._exit(0),
    "hangs": lambda *_: time.sleep(600),
    "floods-stderr": flood,
    "floods-stdout": flood_out,
    "murmurs": lambda row, number, closing: write(json.dumps([row]), number, f"Use of uninitialized value\n{closing}"),
}

if __name__ == "__main__":
    main()
