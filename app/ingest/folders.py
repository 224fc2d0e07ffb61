"""Which files a run takes: those under the paths given whose names are those of documents, in a fixed order."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from app.formats.recognition import SUFFIXES
from app.store.files import MEMBER

PASSED_OVER = frozenset({"authority", "corrections"})
NOT_A_SOURCE = frozenset({"readme.md"})
SAMPLE_MARK = "SAMPLE"


@dataclass(frozen=True)
class Found:
    """The files of a run in order, the folders that were searched, and the arguments that are not there."""

    files: tuple[Path, ...]
    folders: tuple[Path, ...]
    missing: tuple[Path, ...]


def find(paths: Iterable[Path]) -> Found:
    """Every file to read. A file named outright is taken whatever its suffix; a folder is searched below."""
    files: dict[Path, None] = {}
    folders, missing = [], []
    for path in paths:
        absolute = Path(os.path.abspath(path))  # noqa: PTH100  resolve() follows a link and loses its name
        if absolute.is_dir():
            folders.append(absolute)
            files.update(dict.fromkeys(_below(absolute)))
        elif absolute.exists() or absolute.is_symlink():
            files[absolute] = None
        else:
            missing.append(path)
    return Found(tuple(files), tuple(folders), tuple(missing))


def is_sample(path: Path) -> bool:
    """True where the folder of the file, or of the container that it is in, carries the mark of a sample."""
    return (Path(str(path).partition(MEMBER)[0]).parent / SAMPLE_MARK).exists()


def _below(folder: Path) -> list[Path]:
    found = []
    for directory, subfolders, names in os.walk(folder):
        subfolders[:] = sorted(name for name in subfolders if name not in PASSED_OVER and not name.startswith("."))
        listed = sorted(n for n in names if n.lower().endswith(SUFFIXES) and n.lower() not in NOT_A_SOURCE)
        found += [Path(directory, name) for name in listed if not name.startswith(".")]
    return found
