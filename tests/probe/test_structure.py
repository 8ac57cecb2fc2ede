"""Structure: where no credentials can stand is seen from the outermost boxes, and never in a cut file."""

from pathlib import Path

import pytest

from gate.probe import structure
from gate.probe.sniff import media_type
from tests.probe.small import box, made, opened, tiff

MOVIE = box(b"ftyp", b"qt  \0\0\0\0") + box(b"mdat", b"x" * 20) + box(b"moov", b"x" * 8)


@pytest.mark.parametrize(
    ("data", "without"),
    [
        (MOVIE, True),
        (MOVIE + box(b"uuid", bytes.fromhex("d8fec3d61b0e483c92975828877ec481") + b"x"), False),
        (MOVIE[:-3], False),
        (tiff(software="gate"), False),
    ],
)
def test_the_structure_shows_where_no_credentials_can_stand(data: bytes, without: bool, tmp_path: Path) -> None:
    file = opened(made(tmp_path, data))
    assert structure.without_credentials(file, media_type(file) or "") is without
    file.close()
