"""Correction files: what may stand in one, what an error says, and that writing keeps the rest."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from app.domain.corrections import (
    Acceptance,
    Anchor,
    Bearer,
    Entry,
    EventCorrection,
    Merge,
    PointCorrection,
    StatementCorrection,
    Why,
    entry_id,
)
from app.domain.kinds import Kind
from app.domain.problems import ProblemCode
from app.ingest.correction_files import CorrectionError, parse_corrections, read_corrections
from app.ingest.correction_writing import add_entry, file_for, remove_entry
from app.ingest.corrections import load_shelf

HEAD = '[document]\nname = "a.txt"\nsha256 = "00"\n\n'
TAIL = 'reason = "看过"\nby = "编者"\nday = 2026-01-05\n'
WHY = Why("有“引号”、\\ 和\n换行", "编者", date(2026, 1, 5))
ENTRIES: list[Entry] = [
    EventCorrection(WHY, title='带"引号"的', start=date(2020, 1, 2), destinations=("苏州市", "3301")),
    EventCorrection(WHY, publication="", destinations=()),
    StatementCorrection(WHY, Anchor(3, "钟小满(市人社局局长):"), speaker="", joined=True),
    StatementCorrection(WHY, Anchor(5, "大家"), added=True, ends="看过。", speaker="白芷", person="后任"),
    PointCorrection(WHY, Anchor(3, "一是"), None),
    PointCorrection(WHY, Anchor(3, "二是"), Kind.GAP),
    Merge(WHY, (Bearer("钟小满", "市人社局局长"), Bearer("钟晓满"))),
    Acceptance(WHY, ProblemCode.LOST_BYTES, 4),
    Acceptance(WHY, ProblemCode.AMBIGUOUS_SPEAKER, None, "“钟小满”"),
]


@pytest.mark.parametrize("entry", ENTRIES, ids=[f"{type(e).__name__}-{n}" for n, e in enumerate(ENTRIES)])
def test_what_is_written_is_what_is_read(entry: Entry, tmp_path: Path) -> None:
    """Every kind of entry, with any text in it."""
    path = tmp_path / "a.toml"
    add_entry(path, entry, "a.txt", "00")
    read = read_corrections(path)
    assert read.entries == (entry,)
    assert (read.name, read.sha256) == ("a.txt", "00")
    assert entry_id(read.entries[0]) == entry_id(entry)


def test_adding_and_removing_leave_the_rest_as_it_was_written(tmp_path: Path) -> None:
    """Comments and the order of entries."""
    path = tmp_path / "a.toml"
    before = f"# 手写的说明\n{HEAD}[[event]]\ntitle = '旧'  # 还要核对\n{TAIL}"
    path.write_text(before, encoding="utf-8")
    for entry in ENTRIES:
        add_entry(path, entry, "a.txt", "00")
    text = path.read_text(encoding="utf-8")
    assert "# 手写的说明" in text
    assert "# 还要核对" in text
    assert len(read_corrections(path).entries) == len(ENTRIES) + 1
    for entry in ENTRIES:
        assert remove_entry(path, entry_id(entry))
    assert read_corrections(path).entries == parse_corrections(before.encode(), "a.toml").entries
    assert not remove_entry(path, entry_id(ENTRIES[0]))
    assert "# 手写的说明" in path.read_text(encoding="utf-8")
    assert sorted(p.name for p in tmp_path.iterdir()) == [".lock", "a.toml"]


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("[document\n", 1, "TOML"),
        (HEAD + "[[event]]\ntitel = '甲'\n" + TAIL, 6, "titel"),
        (HEAD + "[[events]]\ntitle = '甲'\n" + TAIL, 5, "events"),
        (HEAD + "[event]\ntitle = '甲'\n" + TAIL, 5, "[[event]]"),
        ("[document]\nname = 'a'\nsha = '1'\n", 3, "sha256"),
        (HEAD + "[[event]]\ntitle = '甲'\n", 5, "reason"),
        (HEAD + "[[event]]\n" + TAIL, 5, "没有说改什么"),
        (HEAD + "[[event]]\nstart = '2020-01-02'\n" + TAIL, 6, "日期"),
        (HEAD + "[[event]]\nstart = 2020-01-02T10:00:00\n" + TAIL, 6, "日期"),
        (HEAD + "[[event]]\norigin = '没有此地'\n" + TAIL, 6, "没有此地"),
        (HEAD + "[[event]]\ndestinations = ['苏州市', '朝阳区']\n" + TAIL, 6, "朝阳区"),
        (HEAD + "[[event]]\ntitle = '甲'\n" + TAIL + "\n[[statement]]\nline = 3\nspeaker = '乙'\n" + TAIL, 11, "words"),
        (HEAD + "[[statement]]\nline = true\nwords = '甲'\nspeaker = '乙'\n" + TAIL, 6, "整数"),
        (HEAD + "[[statement]]\nline = 3\nwords = '甲'\n" + TAIL, 5, "没有说改什么"),
        (HEAD + "[[point]]\nline = 3\nwords = '甲'\nkind = 'idea'\n" + TAIL, 8, "insight"),
        (HEAD + "[[people]]\nsame = ['甲']\n" + TAIL, 6, "至少两个"),
        (HEAD + "[[accept]]\ncode = 'no-such'\n" + TAIL, 6, "no-such"),
        ("[[event]]\ntitle = '甲'\n" + TAIL, 1, "[document]"),
    ],
)
def test_an_error_names_file_and_line(text: str, line: int, words: str, tmp_path: Path) -> None:
    """And what is wrong; one bad file stops the shelf."""
    (tmp_path / "bad.toml").write_text(text, encoding="utf-8")
    with pytest.raises(CorrectionError) as caught:
        load_shelf(tmp_path)
    assert str(caught.value).startswith(f"bad.toml:{line}: "), caught.value
    assert words in str(caught.value)


def test_people_may_stand_in_a_file_of_their_own(tmp_path: Path) -> None:
    """They belong to no document."""
    (tmp_path / "people.toml").write_text(f"[[people]]\nsame = ['甲(市长)', '乙']\n{TAIL}", encoding="utf-8")
    (merge,) = load_shelf(tmp_path).merges
    assert merge.people == (Bearer("甲", "市长"), Bearer("乙"))
    assert merge.why.note == "people.toml:1"


def test_bytes_that_are_no_text_are_an_error_of_their_line() -> None:
    """Not a crash."""
    with pytest.raises(CorrectionError, match=r"bad\.toml:2"):
        parse_corrections(b"# a\n\xff\xfe", "bad.toml")


def test_a_folder_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    """The default folder need not exist."""
    assert load_shelf(tmp_path / "none").held == ()


def test_a_correction_file_is_named_after_its_source(tmp_path: Path) -> None:
    """Readably and inside the folder, whatever the source is called; two sources of one name have two files."""
    assert file_for(tmp_path, [], "安庆 考察.txt", "a" * 64).name == "安庆_考察.toml"
    assert file_for(tmp_path, [], "../../etc/<b>.txt", "a" * 64).parent == tmp_path
    assert file_for(tmp_path, [], "///", "a" * 64).name == "source.toml"
    add_entry(tmp_path / "a.toml", EventCorrection(WHY, title="甲"), "a.txt", "a" * 64)
    applied = [path for path, _ in load_shelf(tmp_path).files_of("b.txt", "a" * 64)]
    assert file_for(tmp_path, applied, "b.txt", "a" * 64).name == "a.toml"
    assert file_for(tmp_path, [], "a.txt", "b" * 64).name == f"a-{'b' * 8}.toml"


def test_a_broken_file_is_not_written_over(tmp_path: Path) -> None:
    """The error is said, the file stays."""
    path = tmp_path / "a.toml"
    path.write_text("[[event]\n", encoding="utf-8")
    with pytest.raises(CorrectionError):
        add_entry(path, ENTRIES[0], "a.txt", "00")
    assert path.read_text(encoding="utf-8") == "[[event]\n"
