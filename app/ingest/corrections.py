"""The shelf of corrections: every file of the folder, and which of them belong to a source."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy.orm import Session

from app.domain.corrections import NONE, Corrections, Merge
from app.ingest.correction_files import CorrectionError, read_corrections
from app.store import files

SUFFIX = ".toml"


def nowhere(_: str) -> bool:
    """No other file is known."""
    return False


@dataclass(frozen=True)
class Shelf:
    """Corrections with the files they stand in, in the order of the files' names."""

    held: tuple[tuple[Path, Corrections], ...] = ()

    @property
    def merges(self) -> tuple[Merge, ...]:
        """Which people are one, whatever file says so."""
        return tuple(merge for _, corrections in self.held for merge in corrections.merges)

    def of(self, name: str, sha256: str, elsewhere: Callable[[str], bool] = nowhere) -> Corrections:
        """What was put right in the source of this name and digest.

        The digest decides. Without one, the name does, as the file may have changed since; but not where ``elsewhere``
        says of the digest it was written for that another file still has it.
        """
        return joined([corrections for _, corrections in self.files_of(name, sha256, elsewhere)])

    def files_of(
        self, name: str, sha256: str, elsewhere: Callable[[str], bool] = nowhere
    ) -> tuple[tuple[Path, Corrections], ...]:
        """The files that hold the corrections of a source; as ``of``."""
        own = [pair for pair in self.held if pair[1].sha256 == sha256]
        if not own:
            named = [pair for pair in self.held if name and pair[1].name == name]
            own = [pair for pair in named if not pair[1].sha256 or not elsewhere(pair[1].sha256)]
        return tuple(own)


def elsewhere(session: Session, path: str, sha256: str) -> Callable[[str], bool]:
    """For the file at a path: whether another file has the content of a digest."""
    known = files.look_up(session, path, sha256)
    return lambda digest: files.held_elsewhere(session, digest, known)


EMPTY = Shelf()
"""No corrections at all."""


def load_shelf(folder: Path) -> Shelf:
    """Every correction file of the folder, none where it is not there.

    Raises CorrectionError with file and line for the first one that cannot be used.
    """
    held = []
    for path in sorted(folder.glob(f"*{SUFFIX}")) if folder.is_dir() else ():
        try:
            held.append((path, read_corrections(path)))
        except OSError as error:
            raise CorrectionError(f"{path.name}: 文件无法读取({error.strerror})。") from error
    return Shelf(tuple(held))


def joined(found: list[Corrections]) -> Corrections:
    """The corrections of several files as one, in their order."""
    whole = NONE
    for corrections in found:
        whole = replace(
            whole,
            name=corrections.name,
            sha256=corrections.sha256,
            events=(*whole.events, *corrections.events),
            statements=(*whole.statements, *corrections.statements),
            points=(*whole.points, *corrections.points),
            merges=(*whole.merges, *corrections.merges),
            acceptances=(*whole.acceptances, *corrections.acceptances),
        )
    return whole


def reading_of(version: str, corrections: Corrections) -> str:
    """What a source is stamped with: the version of the rules and, where anything was put right, what."""
    return f"{version}+{corrections.digest}" if corrections.digest else version
