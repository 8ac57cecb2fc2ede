"""Cloning: the names of tools whose trade is another person's face or voice."""

import re

NAMES = (
    "elevenlabs", "eleven labs", "heygen", "respeecher", "synthesia", "deepdub", "deep dub", "deepfacelab", "deepfacelive", "faceswap",
    "face swap", "facefusion", "roop", "wav2lip", "sync labs", "truesync", "metaphysic", "papercup", "resemble ai", "play ht", "playht",
    "so vits svc", "gpt sovits", "wonder dynamics", "flow studio", "voice clone", "voice cloning", "deepfake",
)  # fmt: skip
NAMED = re.compile(r"\b(?:" + "|".join(NAMES) + r")\b")
WORD = re.compile(r"[^\W_]+")


def clones(name: str | None) -> bool:
    """Whether a name is that of such a tool, as whole words: `HeyGen 2` is, `HeyGenie` is not."""
    return name is not None and NAMED.search(" ".join(WORD.findall(name.casefold()))) is not None
