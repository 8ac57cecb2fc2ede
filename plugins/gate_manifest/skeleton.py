"""Skeletons: what an id looks like, whatever it is written with (after Unicode UTS 39, section 4)."""

import re
import unicodedata

LOOKS = str.maketrans(
    {
        # Cyrillic
        "а": "a", "в": "b", "с": "c", "ԁ": "d", "е": "e", "ё": "e", "һ": "h", "н": "h", "і": "i", "ї": "i", "ј": "j", "к": "k",
        "ӏ": "l", "м": "m", "о": "o", "р": "p", "ԛ": "q", "ѕ": "s", "т": "t", "у": "y", "ү": "y", "ѵ": "v", "ԝ": "w", "х": "x",
        "з": "3", "б": "6",
        # Greek
        "α": "a", "β": "b", "ε": "e", "η": "h", "ι": "i", "κ": "k", "μ": "m", "ν": "v", "ο": "o", "ρ": "p", "σ": "o", "τ": "t",
        "υ": "y", "χ": "x", "ζ": "z", "ϲ": "c", "ϳ": "j",
        # Latin
        "ı": "i", "ɑ": "a", "ɡ": "g", "ɩ": "i", "ɪ": "i", "ʏ": "y", "ɴ": "n", "ʙ": "b", "ʜ": "h", "ʟ": "l", "ʀ": "r", "ø": "o",
        # digits and strokes
        "0": "o", "1": "l", "i": "l", "|": "l", "ǀ": "l", "Ⅰ": "l",
    }
)  # fmt: skip
BETWEEN_LIKE = re.compile(r"(?<=[0-9oil])[\W_]+(?=[0-9oil])|(?<=[^\W\d_oil])[\W_]+(?=[^\W\d_oil])")
"""Separators between two digits (or what looks like one), or two letters."""
SEPARATOR = re.compile(r"[^\w·]+|_+")
_ASCII = "".join(map(chr, range(128)))
_BONES = _ASCII.lower().translate(LOOKS).encode() + bytes(range(128, 256))
_PARTING = bytes(code for code in range(128) if not chr(_BONES[code]).isalnum())


def skeleton(text: str) -> str:
    """What an id looks like: two ids with one skeleton look the same."""
    latin = (text.lower() if text.isascii() else _plain(text)).translate(LOOKS)
    return SEPARATOR.sub("", BETWEEN_LIKE.sub("·", latin)).translate(LOOKS)


def bones(text: str) -> bytes:
    """An id without what parts it, quickly: ids of one skeleton have the same bones, and most ids have bones of their own."""
    return text.encode().translate(_BONES, _PARTING) if text.isascii() else skeleton(text).replace("·", "").encode()


def _plain(text: str) -> str:
    """A text without case, compatibility forms and the marks that letters bear."""
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
