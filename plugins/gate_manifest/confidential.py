"""Confidential: what in a text should not stand where a whole crew and its build logs can read it."""

import re
from collections.abc import Iterator

ADDRESS = "an e-mail address"
KEY = "a key or token"
PASSWORD = "a password"  # noqa: S105  (the name of a kind)
LINK = "an address that opens by itself"
PROMPT = "the body of a prompt"
DOCUMENT = "the bytes of a document"

HINTS = (
    ":", "@", "=", "_", "--", "sk-", "glpat-", "xox", "AKIA", "ASIA", "AIza", "ya29", "SG.", "eyJ", "earer", "/imagine", "<lora",
    "rtstation", "ctane", "est quality",
)  # fmt: skip
"""What every kind of secret holds at least one of: most texts hold none, and are left after this one look."""

_KINDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        LINK,
        re.compile(
            r"\b[a-z][a-z0-9+.-]{1,20}://[^\s/@:]{1,100}:[^\s/@]{1,200}@"
            r"|(?i:[?&](?:x-amz-signature|x-goog-signature|sig|signature|token|access_token|api_?key|auth)=[\w%+/=.-]{16,})"
        ),
    ),
    (ADDRESS, re.compile(r"(?<![\w.+/-])(?!git@)[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,8}[A-Za-z]{2,24}\b")),
    (
        KEY,
        re.compile(
            r"-----BEGIN [A-Z ]{0,30}PRIVATE KEY"
            r"|\bsk-[A-Za-z0-9_-]{20,}|\b[sr]k_(?:live|test)_[A-Za-z0-9]{16,}|\b(?:AKIA|ASIA)[0-9A-Z]{16}\b"
            r"|\bgh[opsru]_[A-Za-z0-9]{30,}|\bgithub_pat_\w{30,}|\bglpat-[\w-]{20,}|\bxox[abeoprs]-[\w-]{10,}"
            r"|\bAIza[\w-]{35}|\bya29\.[\w-]{20,}|\b(?:hf|r8)_[A-Za-z0-9]{30,}|(?<![\w-])SG\.[\w-]{16,}\.[\w-]{16,}"
            r"|(?<![\w-])eyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{5,}|\b[Bb]earer\s+(?=\S{0,99}\d)[\w.~+/=-]{16,}"
            r"|(?i:\b(?:api|access|secret)[ _-]?(?:key|token)\s*[:=]\s*[\"']?(?=\S{0,99}\d)[^\s\"']{8,})"
        ),
    ),
    (PASSWORD, re.compile(r"(?i)\b(?:password|passwd|passphrase|pwd|pw)\s*[:=]\s*(?!see\b|none\b|n/a|redacted|\*)[\"']?\S{4,}")),
    (DOCUMENT, re.compile(r"\bdata:[\w.+-]{1,60}/[\w.+-]{1,80};base64,[A-Za-z0-9+/]{20,}")),
    (
        PROMPT,
        re.compile(
            r"(?i)(?<!\S)--(?:ar\s+\d+:\d+|v\s+\d|niji\b|stylize\s+\d|chaos\s+\d|sref\s|cref\s|iw\s+\d)"
            r"|(?<!\S)/imagine\b|\bnegative prompt\s*:|\bsteps:\s*\d{1,4},\s*sampler:|<lora:|\(\w[\w ,'-]{0,80}:[01]\.\d{1,2}\)"
            r"|\b(?:best quality, |trending on artstation|octane render)"
            r"|\bprompt(?:ed with| text| used| was)?\s*[:=]\s*(?!see\b|kept\b|stored\b|held\b|in\b|at\b|under\b|on\b|by\b|not?\b|none\b|logged\b"
            r"|recorded\b|archived\b|redacted\b|withheld\b|ref\b)(?:[^\s.;]{1,60}\s{1,9}){4}\S"
        ),
    ),
)
_WORDS = 12
"""Words of a reference at most; what is longer is the thing itself."""


def hinted(said: str) -> bool:
    """Whether a text may hold a secret at all."""
    return any(map(said.__contains__, HINTS))


def secrets(said: str) -> Iterator[tuple[str, str]]:
    """Each kind of secret in a text, once, and the secret itself; what is part of another is none of its own."""
    taken: list[tuple[int, int]] = []
    for kind, pattern in _KINDS:
        apart = (
            found
            for found in pattern.finditer(said)
            if not any(found.start() < end and begin < found.end() for begin, end in taken)
        )
        if found := next(apart, None):
            taken.append(found.span())
            yield kind, found[0]


def wordy(said: str) -> bool:
    """Whether a reference to a prompt is the prompt itself: a reference is an id, a path or a few words."""
    return len(said) > 2 * _WORDS and len(said.split(maxsplit=_WORDS)) > _WORDS
