"""Secrets in manifests: what is found, what is innocent, and that no report repeats it."""

import re
import time

import pytest
from msgspec.structs import replace

from gate.finding import Finding
from gate.location import Location
from gate.register import Document
from gate.testing import case
from gate_manifest import secrets_in_manifest
from gate_manifest.confidential import ADDRESS, DOCUMENT, KEY, LINK, PASSWORD, PROMPT, hinted, secrets, wordy
from gate_manifest.prose import LOT

AT = "\u0040"
LETTERS = "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8"


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (ADDRESS, f"ask legal{AT}client.com"),
        (ADDRESS, f"<first.last+cue{AT}mail.studio.co.uk>"),
        (ADDRESS, f"Legal{AT}Client.COM."),
        (KEY, f"key sk-proj-{LETTERS}"),
        (KEY, "sk_live_" + LETTERS[:20]),
        (KEY, "AKIA" + "IOSFODNN7EXAMPLE"),
        (KEY, f"ghp_{LETTERS}"),
        (KEY, f"github_pat_{LETTERS}"),
        (KEY, f"glpat-{LETTERS[:20]}"),
        (KEY, f"xoxb-{LETTERS[:12]}"),
        (KEY, "AIza" + LETTERS[:35]),
        (KEY, f"hf_{LETTERS}"),
        (KEY, f"r8_{LETTERS}"),
        (KEY, f"eyJ{LETTERS[:12]}.eyJ{LETTERS[:12]}.{LETTERS[:8]}"),
        (KEY, f"Bearer {LETTERS}"),
        (KEY, "-----BEGIN RSA PRIVATE KEY-----"),
        (KEY, "API key: 9f2c41d7a0b3"),
        (KEY, 'secret_key="9f2c41d7a0b3"'),
        (PASSWORD, "password: hunter2"),
        (PASSWORD, "PWD=x9!kk"),
        (LINK, f"https://user:pass{AT}store.example/x"),
        (LINK, f"https://store.example/x?X-Amz-Signature={LETTERS}"),
        (LINK, f"https://store.example/x?a=1&token={LETTERS}"),
        (DOCUMENT, f"data:application/pdf;base64,{LETTERS}"),
        (PROMPT, "a harbour at dawn --ar 16:9"),
        (PROMPT, "a harbour --v 6"),
        (PROMPT, "/imagine a harbour"),
        (PROMPT, "Negative prompt: blurry"),
        (PROMPT, "Steps: 20, Sampler: Euler a"),
        (PROMPT, "harbour <lora:ferry:0.8>"),
        (PROMPT, "harbour, (wet stones:1.3)"),
        (PROMPT, "harbour, best quality, masterpiece"),
        (PROMPT, "trending on artstation"),
        (PROMPT, "prompt: a harbour at dawn, wet stones"),
        (PROMPT, "Prompted with: a harbour at dawn, wet stones"),
    ],
)
def test_a_secret_is_found_for_what_it_is(kind: str, said: str) -> None:
    assert hinted(said)
    assert [found for found, _ in secrets(said)] == [kind]


@pytest.mark.parametrize(
    "said",
    [
        "client legal",
        "harbour lights extended beyond the plate",
        "painted over, two passes @ 4k",
        f"comfyui{AT}1.2.3 with the house's nodes",
        f"git{AT}github.com:house/nodes.git",
        f"texture{AT}2x",
        "token gesture of the mate kept",
        "token: replaced by the art department",
        "the password scene is cut",
        "password: see DMS-7",
        "secret: the killer is the mate",
        "api key withdrawn on 2026-10-02",
        "prompt: see DMS-6101, harbour lights extended",
        "prompts: kept in the archive under DMS-6101 by the client",
        "prompt: DMS-6101",
        "a prompt reply from legal: yes, with all of it",
        "ratio 16:9 -- wide",
        "at 10:00:00:00, (see note: 1.2)",
        "https://dms.example/d/6101?version=3",
        "https://dms.example/d/6101?token=3",
        "sk-12 and AKIA are names of ferries",
        "DMS_6101_final_v03",
        "data: none",
        "steps: 20 of the stairs, sampler of fabrics",
        "bearer of the letter, 1931",
    ],
)
def test_an_innocent_text_passes(said: str) -> None:
    assert [*secrets(said)] == []


@pytest.mark.parametrize(
    ("said", "kinds"),
    [
        (f"password: hunter2 of legal{AT}client.com", {PASSWORD, ADDRESS}),
        (f"legal{AT}client.com has password: hunter2", {PASSWORD, ADDRESS}),
        (f"legal{AT}client.com at https://u:p4ss{AT}store.example", {LINK, ADDRESS}),
        (f"https://u:p4ss{AT}store.example, ask legal{AT}client.com", {LINK, ADDRESS}),
        (f"https://u:p4ss{AT}store.example", {LINK}),
        (f"password:legal{AT}client.com", {ADDRESS}),
        ("api_key=9f2c41d7a0b3 --ar 16:9", {KEY, PROMPT}),
        (f"x{AT}y.com" + f" legal{AT}client.com", {ADDRESS}),
    ],
)
def test_secrets_beside_one_another_are_each_told_and_one_within_another_is_not(said: str, kinds: set[str]) -> None:
    assert {kind for kind, _ in secrets(said)} == kinds


def test_only_the_record_of_prompts_is_measured_by_its_words() -> None:
    long = "look: " + " ".join(["word"] * 20)
    assert (
        told(
            f"elements: [{{id: A, kind: still, media: a.png, usage: final, ai: {{use: none, purpose: '{long}', record: {{edits: '{long}'}}}}}}]"
        )
        == []
    )


def test_a_reference_of_a_few_words_is_one_and_a_sentence_is_the_prompt_itself() -> None:
    assert not wordy(" ".join(["word"] * 12))
    assert wordy(" ".join(["word"] * 13))
    text = "elements: [{id: A, kind: still, media: a.png, usage: final, ai: {use: generated, record: {FIELD: WORDS}}}]"
    for field, found in (("prompts", 1), ("outputs", 0)):
        said = text.replace("FIELD", field).replace("WORDS", " ".join(["word"] * 13))
        assert len([*secrets_in_manifest.check(case(said))]) == found


def told(text: str) -> list[Finding]:
    return [*secrets_in_manifest.check(case(text))]


MAIL = f"legal{AT}client.com"
EVERYWHERE = f"""
delivery: {{notified: {{contact: "a{AT}x.com", on: 2026-10-02, ref: "b{AT}x.com"}}, consulted: [{{desk: ai-desk, on: 2026-10-02, ref: "c{AT}x.com"}}],
  screenplay: {{human_authored: yes, ref: "s{AT}x.com"}}}}
elements:
  - id: A
    kind: still
    media: a.png
    usage: final
    ai:
      use: generated
      purpose: "d{AT}x.com"
      human_input: "e{AT}x.com"
      inputs: [{{ref: "f{AT}x.com", class: owned}}]
      steps: [{{tool: t, note: "g{AT}x.com", inputs: [{{ref: "h{AT}x.com", class: owned}}]}}]
      record: {{prompts: "i{AT}x.com", outputs: "j{AT}x.com", edits: "k{AT}x.com"}}
    talent: [{{talent: T-1, manifestation: replica, basis_note: "l{AT}x.com", agreement_ref: "m{AT}x.com", union_notice_ref: "n{AT}x.com",
      bargaining_ref: "o{AT}x.com"}}]
    disclosure: {{needed: no, text: "p{AT}x.com"}}
    replaces: {{role: painter, agreement_ref: "q{AT}x.com"}}
clearances: [{{id: C, status: approved, scope: {{elements: [A]}}, granted_by: "r{AT}x.com", conditions: [{{text: "t{AT}x.com", met: yes}}],
  document: {{ref: "u{AT}x.com"}}}}]
consents: [{{id: C, status: active, talent: T-1, covers: [create], description: "v{AT}x.com", document: {{ref: "w{AT}x.com"}}}}]
tools: [{{id: t, agreement_ref: "y{AT}x.com"}}]
vendors: [{{id: V, assessment_ref: "z{AT}x.com"}}]
rights: [{{id: R, work: "aa{AT}x.com", owner: "bb{AT}x.com", document: {{ref: "cc{AT}x.com"}}}}]
models: [{{id: M, trained_on: [{{ref: "dd{AT}x.com"}}]}}]
"""


def test_every_text_is_looked_at_and_told_at_its_place() -> None:
    findings = told(EVERYWHERE)
    assert [finding.location.pointer for finding in findings] == [
        "/delivery/notified/contact", "/delivery/notified/ref", "/delivery/consulted/0/ref", "/delivery/screenplay/ref",
        "/elements/0/ai/purpose", "/elements/0/ai/human_input", "/elements/0/ai/record/prompts", "/elements/0/ai/record/outputs",
        "/elements/0/ai/record/edits", "/elements/0/ai/inputs/0/ref", "/elements/0/ai/steps/0/note", "/elements/0/ai/steps/0/inputs/0/ref",
        "/elements/0/talent/0/basis_note", "/elements/0/talent/0/agreement_ref", "/elements/0/talent/0/union_notice_ref",
        "/elements/0/talent/0/bargaining_ref", "/elements/0/disclosure/text", "/elements/0/replaces/agreement_ref",
        "/clearances/0/granted_by", "/clearances/0/document/ref", "/clearances/0/conditions/0/text", "/consents/0/description",
        "/consents/0/document/ref", "/tools/0/agreement_ref", "/models/0/trained_on/0/ref", "/vendors/0/assessment_ref",
        "/rights/0/work", "/rights/0/owner", "/rights/0/document/ref",
    ]  # fmt: skip
    assert {(finding.element, finding.row) for finding in findings} == {
        (None, None), ("A", None), (None, "C"), (None, "t"), (None, "V"), (None, "R"), (None, "M"),
    }  # fmt: skip


@pytest.mark.parametrize("said", re.findall(rf"\w+{AT}x\.com", EVERYWHERE))
def test_each_text_is_looked_at_where_it_alone_holds_a_secret(said: str) -> None:
    assert len(told(re.sub(rf"\w+{AT}x\.com", lambda text: said if text[0] == said else "an office", EVERYWHERE))) == 1
    assert not told(re.sub(rf"\w+{AT}x\.com", "an office", EVERYWHERE))


@pytest.mark.parametrize(
    "held",
    [
        f"talent: [{{talent: T-1, manifestation: double, basis_note: 'a{AT}x.com'}}]",
        f"disclosure: {{needed: no, text: 'a{AT}x.com'}}",
        f"replaces: {{role: painter, agreement_ref: 'a{AT}x.com'}}",
    ],
)
def test_what_an_element_without_ai_tells_is_looked_at(held: str) -> None:
    assert len(told(f"elements: [{{id: A, kind: still, media: a.png, usage: final, ai: {{use: none}}, {held}}}]")) == 1


def test_one_prompt_among_references_is_found() -> None:
    row = "{id: ID, kind: still, media: a.png, usage: final, ai: {use: generated, record: {prompts: WORDS}}}"
    said = (("A", "DMS-1"), ("B", " ".join(["word"] * 13)), ("C", "DMS-2"))
    [finding] = told(f"elements: [{', '.join(row.replace('ID', key).replace('WORDS', words) for key, words in said)}]")
    assert finding.element == "B"


@pytest.mark.parametrize("kind", ["clearances", "consents"])
@pytest.mark.parametrize("number", [0, LOT - 1, LOT, 2 * LOT, 2 * LOT + 2])
def test_each_row_of_many_is_looked_at(kind: str, number: int) -> None:
    innocent = case(EVERYWHERE.replace(AT, " at "))
    [row] = getattr(innocent.delivery, kind)
    laid = [replace(row, at=Location("delivery.yaml", f"/{kind}") / index) for index in range(2 * LOT + 3)]
    laid[number] = replace(laid[number], document=Document(MAIL))
    [finding] = secrets_in_manifest.check(replace(innocent, delivery=replace(innocent.delivery, **{kind: tuple(laid)})))
    assert finding.location == laid[number].at / "document" / "ref"


ROW = '{id: CLR-ID, status: approved, scope: {elements: [A]}, granted_by: "WORDS"}'


def test_one_secret_in_many_rows_is_one_finding_and_two_secrets_are_two() -> None:
    rows = [ROW.replace("ID", str(number)).replace("WORDS", MAIL) for number in range(9)]
    [finding] = told(f"clearances: [{', '.join(rows)}]")
    assert (finding.element, finding.row) == (None, None)
    assert "and in 8 more texts" in finding.message
    assert len(finding.related) == 5
    other = [ROW.replace("ID", "8").replace("WORDS", MAIL), ROW.replace("ID", "9").replace("WORDS", f"x{MAIL}")]
    assert [finding.row for finding in told(f"clearances: [{', '.join(other)}]")] == ["CLR-8", "CLR-9"]
    [finding] = told(
        'clearances: [{id: C, status: approved, scope: {elements: [A]}, granted_by: "x", conditions: [{text: "MAIL"}, {text: "MAIL"}]}]'.replace(
            "MAIL", MAIL
        )
    )
    assert finding.row == "C"
    assert "1 more text" in finding.message


@pytest.mark.parametrize("said", [MAIL, "password: hunter2", f"ghp_{LETTERS}", "a harbour at dawn --ar 16:9"])
def test_no_finding_repeats_the_secret(said: str) -> None:
    [finding] = told("clearances: [" + ROW.replace("ID", "1").replace("WORDS", said) + "]")
    assert finding.private
    assert said not in f"{finding}".replace(f"{finding.location.span}", "")


@pytest.mark.parametrize(
    "piece",
    [
        "a.",
        "a@",
        "prompt: ",
        "prompt: a b c ",
        "(",
        "data:a/",
        "://a:",
        "--ar ",
        "eyJ-",
        "SG.-",
        "bearer ",
        "api_key=",
        "(a ",
        "x=",
        "?sig=",
        "Steps: 1,",
    ],
)
def test_a_hostile_text_is_read_in_no_time(piece: str) -> None:
    began = time.process_time()
    list(secrets(piece * (100_000 // len(piece))))
    assert time.process_time() - began < 2
