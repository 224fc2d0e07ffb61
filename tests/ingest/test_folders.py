"""Which files a run takes."""

from __future__ import annotations

from pathlib import Path

from app.ingest.folders import find, is_sample


def make(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("字", encoding="utf-8")


def test_a_folder_gives_its_texts_in_order_and_passes_over_what_is_no_source(tmp_path: Path) -> None:
    make(
        tmp_path,
        "b.txt",
        "a/c.TXT",
        "a/d.md",
        "README.md",
        "authority/x.txt",
        "corrections/y.md",
        ".hidden.txt",
        "e.csv",
    )
    found = find([tmp_path])
    assert [path.relative_to(tmp_path).as_posix() for path in found.files] == ["b.txt", "a/c.TXT", "a/d.md"]
    assert found.missing == ()


def test_a_file_named_outright_is_taken_whatever_its_suffix(tmp_path: Path) -> None:
    make(tmp_path, "speech.text")
    assert find([tmp_path / "speech.text"]).files == (tmp_path / "speech.text",)


def test_a_path_that_is_not_there_is_said_and_a_dangling_link_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "link.txt").symlink_to(tmp_path / "nothing")
    found = find([tmp_path / "link.txt", tmp_path / "gone"])
    assert found.files == (tmp_path / "link.txt",)
    assert found.missing == (tmp_path / "gone",)


def test_the_same_file_given_twice_is_read_once(tmp_path: Path) -> None:
    make(tmp_path, "a.txt")
    assert len(find([tmp_path, tmp_path / "a.txt"]).files) == 1


def test_a_folder_with_the_mark_is_a_sample(tmp_path: Path) -> None:
    make(tmp_path, "s/a.txt", "s/SAMPLE", "t/a.txt")
    assert is_sample(tmp_path / "s/a.txt")
    assert not is_sample(tmp_path / "t/a.txt")
