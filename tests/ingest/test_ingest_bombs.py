"""Containers that would take a machine down: what unpacks them, beside which nothing is limited, stays small."""

from __future__ import annotations

import time
import tracemalloc
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from io import BytesIO

import pytest

from app.domain.problems import ProblemCode
from app.formats.limits import DEPTH, ENTRIES, INNER, MAIL_LINES, MEMBERS, UNPACKED_BYTES
from app.formats.recognition import zip_entries
from app.ingest.items import Item, contents
from app.ingest.reading import read

MEGABYTE = 1 << 20
HEAD = b"From: a@example.cn\nTo: b@example.cn\nSubject: =?utf-8?b?5Y+R6KiA?=\n"
PARTS = (
    HEAD + b'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="x"\n\n--x\nContent-Type: text/plain\n\n'
    b'a\n--x\nContent-Type: text/plain\nContent-Disposition: attachment; filename="b.txt"\n\n'
)


def packed(files: Iterable[tuple[str, bytes]], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of these files."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", how) as archive:
        for name, data in files:
            archive.writestr(name, data)
    return out.getvalue()


def opened(data: bytes) -> tuple[int, list[str]]:
    """How many items come without a failure, and the codes of the failures; one item is held at a time."""
    good, failures = 0, []
    for item in contents("/a.zip", "a.zip", data):
        good += item.failure is None
        failures += [str(item.failure.code)] if item.failure else []
    return good, failures


@contextmanager
def bounded(seconds: float, megabytes: int | None = None) -> Iterator[None]:
    """What is done here takes no more computing time and, where that is asked, memory."""
    if megabytes:
        tracemalloc.start()
    began = time.process_time()
    try:
        yield
        assert time.process_time() - began < seconds
        assert megabytes is None or tracemalloc.get_traced_memory()[1] < megabytes * MEGABYTE
    finally:
        tracemalloc.stop()


def too_large(data: bytes) -> bool:
    """Whether the only item of a file is refused by the worker that reads it, for its size."""
    (item,) = contents("/a.zip", "a.zip", data)
    failure = read(item).failure
    return failure is not None and failure.code is ProblemCode.TOO_LARGE


def test_ten_thousand_members_end_with_a_word() -> None:
    """After the first two thousand; those are read."""
    data = packed((f"{number}.txt", b"x") for number in range(10_000))
    with bounded(10):
        assert opened(data) == (MEMBERS, ["too-large"])


def test_members_of_inner_containers_count() -> None:
    """A hundred zips of a hundred files are ten thousand."""
    inner = packed((f"{number}.txt", b"x") for number in range(100))
    with bounded(10):
        good, failures = opened(packed((f"{number}.zip", inner) for number in range(100)))
    assert good <= MEMBERS
    assert set(failures) == {"too-large"}


def test_containers_within_containers_end_with_a_word() -> None:
    """However deep; one that holds itself a thousandfold as well."""
    deep = packed([("a.txt", b"x")])
    for _ in range(5 * DEPTH):
        deep = packed([("a.zip", deep), ("b.txt", b"y")])
    with bounded(5):
        assert opened(deep) == (DEPTH, ["too-large"])


def test_a_member_that_grows_without_reason_is_not_unpacked() -> None:
    """Its size is a lie as often as not; what stands beside it is read."""
    data = packed([("a.txt", b"a" * 90 * MEGABYTE), ("b.txt", "发言".encode())])
    with bounded(10, megabytes=40):
        assert opened(data) == (1, ["too-large"])


def test_many_members_that_grow_are_unpacked_one_at_a_time_and_not_for_ever() -> None:
    """Each is within the bounds; all together are more than an archive may hold."""
    size = 4_900_000
    data = packed((f"{number}.txt", b"%d" % number * (size // 3)) for number in range(100, 200))
    with bounded(30, megabytes=60):
        good, failures = opened(data)
    assert 0 < good <= UNPACKED_BYTES // size + 1
    assert set(failures) <= {"too-large"}
    assert good + len(failures) == 100


def test_a_zip_of_a_hundred_thousand_entries_is_not_opened() -> None:
    """None of them a document: the list alone would take the memory."""
    data = packed(((f"{number}.jpg", b"") for number in range(2 * ENTRIES)), zipfile.ZIP_STORED)
    with bounded(2, megabytes=30):
        assert too_large(data)


def test_zips_of_many_entries_within_a_zip_are_opened_only_so_far() -> None:
    """The first ones; there is one sum for all."""
    inner = packed(((f"{number}.jpg", b"") for number in range(ENTRIES // 2)), zipfile.ZIP_STORED)
    data = packed((f"{number}.zip", inner) for number in range(4 * INNER))
    with bounded(20):
        good, failures = opened(data)
    assert good == 0
    assert set(failures) == {"too-large"}
    assert len(failures) == 2 * INNER


def test_what_is_stored_in_a_zip_is_no_entry_of_it() -> None:
    """Word files are zips of their own: their directories stand in it as they are. A comment changes nothing."""
    inner = packed((f"{number}.png", b"") for number in range(50))
    data = packed(((f"{number}.docx", inner) for number in range(3)), zipfile.ZIP_STORED)
    assert zip_entries(data) == 3
    out = BytesIO(data)
    with zipfile.ZipFile(out, "a") as archive:
        archive.comment = "说明".encode()
    assert zip_entries(out.getvalue()) == 3
    assert zip_entries(inner) == 50


def test_what_is_no_container_is_read_whatever_was_opened_before(monkeypatch: pytest.MonkeyPatch) -> None:
    """When no more entries may be looked at, a text behind them is as good as ever."""
    monkeypatch.setattr("app.formats.members.ENTRIES", 5)
    inner = packed((f"{number}.jpg", b"") for number in range(12))
    data = packed([("1.zip", inner), ("2.zip", inner), ("3.txt", "发言".encode())])
    found = list(contents("/a.zip", "a.zip", data))
    assert [item.failure is None for item in found] == [False, True]
    assert found[-1].data == "发言".encode()


def test_a_mail_of_millions_of_lines_is_not_opened() -> None:
    """By whatever they end."""
    for end in (b"\n", b"\r"):
        data = PARTS + (b"x" + end) * (2 * MAIL_LINES)
        with bounded(2, megabytes=40):
            assert too_large(data)


def test_mails_of_many_lines_within_a_zip_are_opened_only_so_far() -> None:
    """The sum of their lines decides; attachments of the first ones are there."""
    letter = PARTS + b"x\n" * (MAIL_LINES - 100) + b"--x--\n"
    data = packed((f"{number}.eml", letter + b"\n" * number) for number in range(3 * INNER))
    with bounded(60):
        good, failures = opened(data)
    assert good == 2 * INNER
    assert failures == ["too-large"] * (2 * INNER)


def test_an_item_holds_its_bytes_once() -> None:
    """Nothing of a container is kept by what comes out of it."""
    data = packed((f"{number}.txt", bytes([65 + number]) * 3 * MEGABYTE) for number in range(20))
    held: Item | None = None
    with bounded(10, megabytes=20):
        for held in contents("/a.zip", "a.zip", data):
            assert held.data is not None
    assert held is not None
