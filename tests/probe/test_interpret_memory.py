"""What an ear remembers: it changes no answer, takes little room, and nothing that it hears takes long."""

import time
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gate.probe import signals
from gate.probe.fact import Fact
from gate.probe.interpret import Ear, evidence

IPTC = "http://cv.iptc.org/newscodes/digitalsourcetype/"
SIGNATURE = "Signature: " + "IoR6YcSlkWo/83blBnOA15zT7nnWuDE3tT3xAgkhEQ5l/y2INMmO1RokxWodeWOF"
UUID = "4800156b-8880-4786-9056-7ca3da449d8c"
SAID = {
    "IFD0:Artist": ("ai", "A. Nyberg", UUID),
    "IFD0:Software": (UUID, "Adobe Lightroom 5.3", "NovelAI", "Adobe Firefly"),
    "IFD0:ImageDescription": (SIGNATURE, "a pier"),
    "XMP-iptcExt:DigitalSourceType": (
        IPTC + "compositeWithTrainedAlgorithmicMedia",
        IPTC + "trainedAlgorithmicMedia",
        IPTC + "print",
    ),
    "PNG:Workflow": ('{"nodes": [], "links": []}', "x" * 2000),
    "XMP-x:Unasked": ("ai", UUID),
}
FILES = st.lists(st.fixed_dictionaries({}, optional={tag: st.sampled_from(values) for tag, values in SAID.items()}), max_size=6)


@given(FILES)
def test_what_was_heard_of_one_file_changes_nothing_about_the_next(files: list[dict[str, str]]) -> None:
    ear = Ear(signals.rows())
    for file in files:
        facts = [Fact("exif", tag, value) for tag, value in file.items()]
        assert ear.evidence(facts) == Ear(signals.rows()).evidence(facts)


def test_very_many_tags_and_values_are_answered_and_not_all_remembered() -> None:
    ear = Ear(signals.rows())
    tracemalloc.start()
    assert ear.evidence(Fact("png", f"PNG:Key{number}", "x") for number in range(20_000)) == ()
    assert len(ear.evidence(Fact("png", f"G{number}:AIGC", f"{number}" * 100) for number in range(20_000))) == 20_000
    kept, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert kept < 10 << 20


@pytest.mark.parametrize("text", ["a " * (1 << 19), "firefly_" * (1 << 17), '{"' * (1 << 19), "é·" * (1 << 19)])
@pytest.mark.parametrize("tag", ["IFD0:Software", "ExifIFD:UserComment", "XMP-iptcExt:DigitalSourceType", "IFD0:Make"])
def test_a_value_of_a_mebibyte_takes_no_time(tag: str, text: str) -> None:
    begun = time.process_time()
    evidence([Fact("exif", tag, text)])
    assert time.process_time() - begun < 2
