"""Deliveries of any size, for measuring."""

import json
import random
import shutil
from collections.abc import Mapping
from itertools import cycle, islice
from pathlib import Path

import yaml

SEED = 20261120
FRAMES = 6
"""How often a frame stands in the mix for each time that another file does."""
MEDIA = Path(__file__).parent.parent / "examples" / "night-ferry"


def manifest(elements: int) -> dict[str, object]:
    """A manifest whose every fifth element is AI-made and cleared."""
    dice = random.Random(SEED)  # noqa: S311  (a figure to measure by, no secret)
    return {
        "gate": 1,
        "delivery": {
            "id": "BENCH",
            "title": "Bench",
            "production": "NF-S1",
            "delivered_on": "2026-11-20",
            "territories": ["US"],
            "media": ["svod"],
        },
        "elements": [_element(index, dice) for index in range(elements)],
        "clearances": [
            {
                "id": "CLR-1",
                "status": "approved",
                "granted_on": "2026-01-10",
                "expires_on": "2027-10-12",
                "production": "NF-S1",
                "scope": {
                    "elements": ["NF_*"],
                    "roles": ["background"],
                    "uses": ["generated"],
                    "tools": ["firefly-ent"],
                    "territories": ["worldwide"],
                    "media": ["all"],
                },
            }
        ],
        "tools": [{"id": "firefly-ent", "name": "Adobe Firefly", "version": "4", "trains_on_io": "no"}],
    }


def _element(index: int, dice: random.Random) -> dict[str, object]:
    shot = f"NF_{index // 100:03d}_{index % 100:03d}_{index:06d}"
    row: dict[str, object] = {
        "id": shot,
        "kind": "shot",
        "media": f"vfx/{shot}_v{dice.randrange(1, 30):03d}/{shot}.%04d.exr",
        "frames": f"1001-{1001 + dice.randrange(20, 200)}",
        "usage": "final",
        "on_screen": dice.choice(["incidental", "featured"]),
        "heard": False,
        "ai": {"use": "none"},
    }
    if index % 5 == 0:
        row["ai"] = {
            "use": "generated",
            "role": "background",
            "purpose": "harbour lights extended beyond the plate",
            "created_on": "2026-10-20",
            "tools": ["firefly-ent"],
        }
        row["clearances"] = ["CLR-1"]
    return row


def write(folder: Path, whole: Mapping[str, object], suffix: str) -> Path:
    """Writes a manifest as YAML or JSON."""
    path = folder / f"delivery{suffix}"
    text = json.dumps(whole) if suffix == ".json" else yaml.dump(whole, Dumper=yaml.CSafeDumper, sort_keys=False)
    path.write_text(text, encoding="utf-8")
    return path


def write_manifest(folder: Path, elements: int, suffix: str) -> Path:
    """Writes a manifest of so many elements."""
    return write(folder, manifest(elements), suffix)


def fill_with_media(folder: Path, files: int) -> list[Path]:
    """Copies of the example's media until there are enough, mixed as deliveries are: twelve of seventeen are frames of a sequence."""
    media = sorted(path for path in MEDIA.rglob("*") if path.suffix in {".exr", ".mov", ".jpg", ".png", ".wav"})
    mix = [path for path in media for _ in range(FRAMES if path.suffix == ".exr" else 1)]
    made = []
    for index, source in enumerate(islice(cycle(mix), files)):
        made.append(folder / f"{index:05d}{source.suffix}")
        shutil.copyfile(source, made[-1])
    return made
