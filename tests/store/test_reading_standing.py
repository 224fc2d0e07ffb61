"""Where a statement stands in its file: what of it is damaged, and whether the file still holds it."""

from __future__ import annotations

from app.store.reading.standing import gaps_of, heading_losses, losses_of, segments_of, spans_of, stands, starting_in
from app.store.tables import SourceRow, StatementRow
from tests.web.building import File, statement


def made(residues: list[tuple[int, int]]) -> tuple[StatementRow, SourceRow]:
    """A statement with a heading and one paragraph in two pieces, and its file with damage at these offsets."""
    file = File("甲.txt")
    file.line("heading", "服务?门口", 1)
    one = file.line("statement", "把窗口前", 1)
    two = file.line("statement", "移。", 1)
    source = file.row("s", residues=[{"span": list(span), "received": "", "reason": ""} for span in residues])
    row = statement(1, "e", 1, [[one, two]], heading="服务?门口", state="published")
    return row, source


def test_damage_is_told_in_offsets_of_the_paragraph() -> None:
    """In two where it lies over a closed break; what lies outside is not told."""
    row, source = made([(0, 1), (6, 7), (9, 12), (30, 31)])
    assert segments_of(row) == [(6, 10), (11, 13)]
    assert losses_of(row.paragraphs[0], source) == ((0, 1), (3, 4), (4, 5))


def test_damage_of_the_heading_is_told_in_its_offsets() -> None:
    """Found by the block that prints it; of a withdrawn statement nothing is said."""
    row, source = made([(2, 3), (6, 7)])
    assert heading_losses(row, source) == ((2, 3),)
    row.heading = "另一个"
    assert heading_losses(row, source) == ()
    row.heading, row.state = "服务?门口", "withdrawn"
    assert heading_losses(row, source) == ()


def test_heading_and_segments_are_all_that_it_stands_on() -> None:
    """The closed break lies between."""
    row, source = made([])
    assert spans_of(row, source) == [(0, 5), (6, 10), (11, 13)]
    assert gaps_of(row) == [(10, 11)]


def test_what_starts_inside_is_known_from_what_lies_in_the_break() -> None:
    """Before, inside, in the break, at its end, behind."""
    row, _ = made([])
    assert starting_in(row, [[5, 7], [6, 7], [10, 12], [11, 12], [13, 14]]) == [False, True, False, True, False]


def test_a_withdrawn_statement_stands_while_the_file_holds_its_words() -> None:
    """A published one always does."""
    row, source = made([])
    row.state = "withdrawn"
    assert stands(row, source)
    source.restored = source.restored.replace("窗口", "窗户")
    assert not stands(row, source)
    row.state = "published"
    assert stands(row, source)
