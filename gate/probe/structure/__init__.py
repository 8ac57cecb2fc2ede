"""Structure: does a file show by its structure alone that it has no place with Content Credentials in it?"""

from collections.abc import Callable

from gate.probe.damage import Damage
from gate.probe.opening import Opened
from gate.probe.structure import movies

_WITHOUT: dict[Callable[[Opened], bool], tuple[str, ...]] = {
    movies.without_credentials: ("audio/mp4", "image/avif", "image/heic", "image/heif", "video/mp4", "video/quicktime"),
}


def without_credentials(opened: Opened, kind: str) -> bool:
    """Whether the structure alone shows that the file has no place with Content Credentials in it."""
    try:
        return any(look(opened) for look, kinds in _WITHOUT.items() if kind in kinds)
    except Damage:
        return False
