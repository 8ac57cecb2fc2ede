"""CSV registers: read to what YAML would give, every fault at its line and column, and nothing guessed or dropped."""

import csv
import io
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gate.errors import TextError
from gate.load import csv_table, manifest, source
from gate.load.registers import read
from tests.load.tabular import REGISTERS, bare, flat

HEADER = "id,status,talent,covers,expires_on,document.ref\n"
ROW = "CON-1,active,T-1,create,2031-01-20,DMS-1\n"


def written(folder: Path, text: str | bytes, name: str = "consents.csv") -> str:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return str(path)


def rows(folder: Path, text: str | bytes, name: str = "consents.csv") -> Any:
    sheet = manifest.register(written(folder, text, name))
    assert manifest.faults(sheet) == ()
    value: Any = sheet.value
    return value


def faults(folder: Path, text: str) -> list[tuple[int, int, str]]:
    path = written(folder, text)
    found = []
    for fault in manifest.faults(manifest.register(path)):
        place = fault.at if fault.at.span else source.located(path, [fault.at.pointer])[fault.at.pointer]
        assert place.span
        found.append((place.span.line, place.span.column, fault.message))
    return found


@pytest.mark.parametrize("register", REGISTERS)
def test_every_field_of_every_register_has_a_column_and_reads_as_in_yaml(register: str, tmp_path: Path) -> None:
    whole: Any = source.read(str(Path(__file__).parent / "every_field.yaml"))
    text = io.StringIO()
    csv.writer(text).writerows(flat(whole[register]))
    assert rows(tmp_path, text.getvalue(), f"{register}.csv") == {register: bare(whole[register])}


def test_entries_of_lists_stand_in_one_cell_and_parts_in_columns_of_their_own(tmp_path: Path) -> None:
    text = (
        "id,status,scope.elements,scope.territories,conditions.2.text,conditions.1.text,conditions.1.met\n"
        "CLR-1,approved,NF_*,US; GB ;FR,no signage,no logos,yes\nCLR-2,approved,NF_*,US,,,\n"
    )
    assert rows(tmp_path, text, "clearances.csv")["clearances"] == [
        {
            "id": "CLR-1",
            "status": "approved",
            "scope": {"elements": ["NF_*"], "territories": ["US", "GB", "FR"]},
            "conditions": [{"text": "no logos", "met": "yes"}, {"text": "no signage"}],
        },
        {"id": "CLR-2", "status": "approved", "scope": {"elements": ["NF_*"], "territories": ["US"]}},
    ]


@pytest.mark.parametrize("text", [HEADER + ROW, "\ufeff" + HEADER + ROW, (HEADER + ROW).replace("\n", "\r\n"), (HEADER + ROW)[:-1]])
def test_a_byte_order_mark_and_either_line_break_change_nothing(text: str, tmp_path: Path) -> None:
    assert rows(tmp_path, text)["consents"][0]["document"] == {"ref": "DMS-1"}


def test_what_looks_like_a_number_or_a_truth_is_text(tmp_path: Path) -> None:
    text = "id,name,version,agreement_ref\n007,no,4.10,true\n"
    assert rows(tmp_path, text, "tools.csv")["tools"] == [{"id": "007", "name": "no", "version": "4.10", "agreement_ref": "true"}]


def test_empty_rows_at_the_end_are_none_and_one_before_it_is_refused(tmp_path: Path) -> None:
    assert len(rows(tmp_path, HEADER + ROW + ",,,,,\n\n,,,,,\n")["consents"]) == 1
    assert rows(tmp_path, HEADER)["consents"] == []
    with pytest.raises(TextError, match="an empty row") as caught:
        source.register(written(tmp_path, HEADER + ROW + ",,,,,\n" + ROW))
    assert caught.value.location
    assert caught.value.location.span
    assert caught.value.location.span.line == 3


@pytest.mark.parametrize("name", ["consents.csv", "consents-2026.csv", "consents_old.csv", "consents.final.CSV"])
def test_a_file_is_named_after_its_register(name: str, tmp_path: Path) -> None:
    assert [*rows(tmp_path, HEADER + ROW, name)] == ["consents"]


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("Consents.csv", "consents.csv"),
        ("consent-2026.csv", "consents.csv"),
        ("consentsold.csv", "consents.csv"),
        ("rightz.csv", "rights.csv"),
    ],
)
def test_a_name_that_shows_no_register_is_refused_with_the_nearest(name: str, hint: str, tmp_path: Path) -> None:
    with pytest.raises(TextError, match=f"such as {hint}"):
        source.register(written(tmp_path, HEADER + ROW, name))


@pytest.mark.parametrize("ending", [".xls", ".xlsm", ".ods", ".tsv"])
def test_other_tables_are_refused_by_their_name(ending: str, tmp_path: Path) -> None:
    with pytest.raises(TextError, match=r"save this one as \.xlsx or \.csv"):
        source.register(written(tmp_path, HEADER, f"consents{ending}"))


@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        ("", 1, 1, "says nothing"),
        ("\n\n,,\n", 1, 1, "says nothing"),
        (HEADER.replace(",", ";") + ROW.replace(",", ";"), 1, 3, "separated by semicolons"),
        (HEADER.replace(",", "\t"), 1, 3, "separated by tabs"),
        ("sep=;\n" + HEADER, 1, 5, "separated by semicolons"),
        (HEADER + ROW + "CON-2,active,T-1,create,2031-01-20\n", 3, 1, "has 5 values, and there are 6 columns"),
        (HEADER + "CON-2,active,T-1,create,2031-01-20,DMS, 2\n", 2, 1, "has 7 values"),
        (HEADER + 'CON-2,active,T-1,create,,"DMS\n' + ROW + ROW, 2, 26, "never closed"),
        (HEADER + 'CON-2,active,T-1,create,,"DMS\nCON-3,"active",T-1,create,,\n', 2, 26, "not closed where its value ends"),
        (HEADER + 'CON-2,active,T-1,create,,5" print\n', 2, 27, "a quote inside a value"),
        (HEADER + 'CON-2,active,T-1,create,,"DMS"2\n', 2, 31, "after a closing quote"),
        (HEADER + "CON-2,active,T-1,create,,DMS\0\n", 2, 29, "U+0000"),
        (HEADER.encode() + "CON-2,active,T-1,create,,Zürich\n".encode("latin-1"), 2, 27, "byte 0xfc is not UTF-8"),
        ((HEADER + ROW).encode("utf-16"), 1, 1, "UTF-16"),
        (HEADER + "CON-2,active,T-1,create,,a\rb\n", 2, 27, "carriage return"),
        (HEADER + "," * 2000 + "x\n", 2, 1, "more than 1000 values"),
        (HEADER + 'CON-2,active,T-1,create,,"' + "x" * (1 << 20) + 'x"\n', 2, 26, "shorten it"),
    ],
)
def test_what_cannot_be_read_safely_is_refused_at_its_place(
    text: Any, line: int, column: int, message: str, tmp_path: Path
) -> None:
    with pytest.raises(TextError) as caught:
        source.register(written(tmp_path, text))
    assert message in caught.value.message
    assert caught.value.location
    span = caught.value.location.span
    assert span
    assert (span.line, span.column) == (line, column)


@pytest.mark.parametrize(
    ("header", "found"),
    [
        ("id,stauts,talent,covers", [(1, 4, "stauts is no column of consents; did you mean status?")]),
        ("id,Status,talent,covers", [(1, 4, "Status is no column of consents; did you mean status?")]),
        ("id,status,talent,covers,id", [(1, 25, "column id stands twice")]),
        ("id,status,,talent,covers", [(1, 11, "column 3 has no name")]),
        ("id,status,talent", [(1, 1, "consents has no column covers")]),
        (
            "id,status,talent,covers,document",
            [(1, 25, "document is no column of consents; its parts have columns of their own: document.ref or document.sha256")],
        ),
        (
            'id,"sttus",talent,covers,notes, id',
            [
                (1, 4, "sttus is no column of consents; did you mean status?"),
                (1, 26, "notes is no column of consents"),
                (1, 32, " id is no column of consents; did you mean id?"),
            ],
        ),
    ],
)
def test_a_column_name_that_is_none_is_one_finding_at_its_place(header: str, found: list[Any], tmp_path: Path) -> None:
    blanks = "," * header.count(",")
    assert faults(tmp_path, f"{header}\nx{blanks}\ny{blanks}\n") == found


def test_numbers_of_entries_leave_none_out(tmp_path: Path) -> None:
    path = written(tmp_path, "id,status,scope.media,conditions.1.text,conditions.3.text\n", "clearances.csv")
    (fault,) = manifest.faults(manifest.register(path))
    assert fault.message == "column conditions.3.text stands without conditions.2.text"


def test_rows_that_break_the_schema_are_findings_at_their_cells(tmp_path: Path) -> None:
    text = HEADER + (
        "CON-1,active,T-1,create,2026-02-30,DMS-1\n"
        ",active,T-1,create,,\n"
        'CON-3,active,T-1,"create;usedub",,"a\nb"\n'
        "CON-4,actve,T-1,create,,\n"
        "CON-5,active,T-1,create; ,,\n"
        "CON-6 ,active,,create,,\n"
    )
    assert [(line, column) for line, column, _ in faults(tmp_path, text)] == [
        (2, 25),
        (3, 1),
        (4, 18),
        (6, 7),
        (7, 18),
        (8, 1),
        (8, 1),
    ]
    assert faults(tmp_path, text)[1][2] == "consents[1] has no id"


def test_a_place_is_the_cell_of_a_part_or_an_entry_else_the_row_else_the_names(tmp_path: Path) -> None:
    text = "id,status,document.ref,scope.media,conditions.1.text\n" + 'C-1,approved,"a\nb",all,x\nC-2,approved,D,"svod;all",y\n'
    path = written(tmp_path, text, "clearances.csv")
    pointers = ["/clearances/1/scope/media/1", "/clearances/1/scope", "/clearances/1/conditions/0/text", "/clearances/1/owner"]
    spans = source.spans(path, [*pointers, "/clearances/0/document/sha256", "/clearances", ""])
    shown = [(span.line, span.column, span.text[span.column - 1 : span.end_column - 1]) for span in spans.values()]
    assert shown == [
        (4, 16, '"svod;all"'),
        (4, 16, '"svod;all"'),
        (4, 27, "y"),
        (4, 1, 'C-2,approved,D,"svod;all",y'),
        (2, 14, '"a'),
        (1, 1, "id,status,document.ref,scope.media,conditions.1.text"),
        (1, 1, "id,status,document.ref,scope.media,conditions.1.text"),
    ]


CELLS = st.lists(st.lists(st.text(st.sampled_from('a,;" é\n'), max_size=6), min_size=3, max_size=3), min_size=1, max_size=6)


@given(table=CELLS, quoting=st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]), ending=st.sampled_from(["\n", "\r\n"]))
def test_whatever_a_writer_of_csv_writes_is_read_as_it_was_meant(
    table: list[list[str]], quoting: Any, ending: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    text = io.StringIO()
    csv.writer(text, quoting=quoting, lineterminator=ending).writerows(
        [["id", "work", "owner"], *([f"R{row[0]}", *row[1:]] for row in table)]
    )
    value: Any = source.register(written(tmp_path_factory.mktemp("csv"), text.getvalue(), "rights.csv")).value
    meant = [
        {key: cell for key, cell in zip(("id", "work", "owner"), (f"R{row[0]}", *row[1:]), strict=True) if cell} for row in table
    ]
    assert value["rights"] == meant


@given(text=st.text(st.sampled_from('a,"\n'), max_size=30))
def test_any_text_is_read_as_a_strict_reader_reads_it_or_refused(text: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = written(tmp_path_factory.mktemp("csv"), "id,work\n" + text, "rights.csv")
    try:
        value: Any = source.register(path).value
    except TextError:
        return
    theirs = [row for row in csv.reader(io.StringIO(text), strict=True) if any(row)]
    assert [row for row in value["rights"] if row] == [
        {key: cell for key, cell in zip(("id", "work"), row, strict=True) if cell} for row in theirs
    ]


def test_the_time_is_linear_in_the_rows(tmp_path: Path) -> None:
    def seconds(count: int) -> float:
        path = written(tmp_path, HEADER + "".join(ROW.replace("CON-1", f"CON-{number}") for number in range(count)))
        begun = time.process_time()
        assert len(read([path])[0].rows["consents"]) == count
        csv_table.spans(path, [f"/consents/{count - 1}/id"])
        return time.process_time() - begun

    seconds(100)
    assert seconds(20_000) < 30 * max(seconds(2_000), 0.01)
