"""The shipped schemas: valid themselves, strict, described, and fetching nothing."""

import json
import threading
import urllib.request
from http.server import BaseHTTPRequestHandler, HTTPServer
from importlib.resources import files
from pathlib import Path

import jsonschema_rs
import pytest

from gate.load import schema
from tests.schemas.shelf import inside, jsonschema, shipped

each_name = pytest.mark.parametrize("name", schema.NAMES)


def test_the_names_are_those_of_the_shipped_files() -> None:
    folder = files("gate_schemas").joinpath("v1")
    assert {entry.name for entry in folder.iterdir()} == {f"{name}.schema.json" for name in schema.NAMES}


@each_name
def test_a_schema_is_valid_against_its_metaschema(name: str) -> None:
    for whole in (shipped(name), json.loads(schema.text(name))):
        assert whole["$schema"] == "https://json-schema.org/draft/2020-12/schema"
        assert whole["$id"] == f"urn:gate:schema:v1:{name}"
        jsonschema.Draft202012Validator.check_schema(whole)
        jsonschema_rs.meta.validate(whole)


@each_name
def test_every_field_has_a_description(name: str) -> None:
    fields = [
        (f"{pointer}/{key}", field)
        for pointer, part in inside(shipped(name))
        for key, field in part.get("properties", {}).items()
        if isinstance(part.get("properties"), dict) and not pointer.endswith("/properties")
    ]
    assert fields
    assert [pointer for pointer, field in fields if not field.get("description")] == []


@each_name
def test_every_object_is_closed_and_none_is_told_apart_by_oneof(name: str) -> None:
    parts = [(pointer, part) for pointer, part in inside(shipped(name)) if isinstance(part.get("properties"), dict)]
    objects = [(pointer, part) for pointer, part in parts if not pointer.endswith(("/properties", "/$defs"))]
    assert [pointer for pointer, part in objects if part.get("unevaluatedProperties") is not False] == []
    assert [pointer for pointer, part in inside(shipped(name)) if "oneOf" in part and not pointer.endswith("/properties")] == []


@each_name
def test_a_printed_schema_refers_to_nothing_outside_and_holds_nothing_that_it_does_not_use(name: str) -> None:
    whole = json.loads(schema.text(name))
    refs = {str(part["$ref"]) for _, part in [*inside(whole), *inside({"all": whole.get("allOf", [])})] if "$ref" in part}
    assert refs == {f"#/$defs/{key}" for key in whole.get("$defs", {})}


def test_the_delivery_schema_stands_alone_on_disk() -> None:
    assert shipped("delivery") == json.loads(schema.text("delivery"))


def test_definitions_that_meet_in_one_schema_are_never_two_of_one_name() -> None:
    own = {name: set(shipped(name).get("$defs", {})) for name in schema.NAMES}
    for name in ("registers", "waivers", "policy", "profile"):
        assert not own[name] & own["delivery"]
    assert not own["check"] & own["probe"]


def test_no_look_up_leaves_the_machine() -> None:
    hits: list[str] = []

    class Listener(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            hits.append(self.path)
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"{}")

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  (the name that it overrides)
            pass

    server = HTTPServer(("127.0.0.1", 0), Listener)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}"
    try:
        with urllib.request.urlopen(f"{address}/heard") as answer:  # noqa: S310  (our own server: it must be able to hear)
            assert answer.read() == b"{}"
        assert hits == ["/heard"]
        with pytest.raises(jsonschema_rs.ValidationError, match="gate fetches none"):
            schema.compiled({"$ref": f"{address}/part.json"})
    finally:
        server.shutdown()
        server.server_close()
    assert hits == ["/heard"]


def test_no_file_beside_the_shipped_ones_is_read(tmp_path: Path) -> None:
    part = tmp_path / "part.json"
    part.write_text("{}")
    with pytest.raises(jsonschema_rs.ValidationError, match="gate fetches none"):
        schema.compiled({"$ref": part.as_uri()})
