"""The C2PA worker: a program of its own that asks the native library, one line of JSON in, one line out, and opens no connection.

It is run by its path with `-I`, so that it imports nothing of gate and that `c2pa` is the library. The first line in is the trust
anchors (PEM text or null), answered by `ready`; each one after it is a question, `{"id", "file", "type"}`. Each answer carries the id of its question
and one of `store` (the whole manifest store), `absent` or `failed` (the library's name for what went wrong).
"""

import json
import os
import re
import sys
from collections.abc import Iterable
from typing import TextIO

import c2pa  # type: ignore[import-untyped]

_KIND = re.compile(r"[A-Za-z]{1,40}")
# Unknown keys are accepted in silence by the library: each of these was seen to matter, with strace.
_OFFLINE = {
    "verify": {"remote_manifest_fetch": False, "ocsp_fetch": False},
    "core": {"allowed_network_hosts": [], "allow_redirects": False, "decode_identity_assertions": False},
}


def main() -> None:
    # What the library prints must not stand among the answers.
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8", newline="\n")
    os.dup2(2, 1)
    anchors = json.loads(sys.stdin.readline())
    trust = {"trust": {"trust_anchors": anchors}} if anchors else {}
    context = c2pa.Context.from_dict({**_OFFLINE, **trust})
    answers.write("ready\n")
    answers.flush()
    serve(sys.stdin, answers, context)


def serve(questions: Iterable[str], answers: TextIO, context: c2pa.Context) -> None:
    for line in questions:
        question = json.loads(line)
        answer = {"id": question["id"], **look(question["file"], question["type"], context)}
        answers.write(json.dumps(answer) + "\n")
        answers.flush()


def look(file: str, media_type: str, context: c2pa.Context) -> dict[str, object]:
    try:
        with open(file, "rb") as stream:
            reader = c2pa.Reader.try_create(media_type, stream, context=context)
            return {"store": json.loads(reader.detailed_json())} if reader else {"absent": True}
    except c2pa.C2paError as error:
        # The text may hold an address out of the file; only its first word, the kind, goes on.
        kind = _KIND.match(str(error))
        return {"failed": kind.group() if kind else "Other"}


if __name__ == "__main__":
    main()
