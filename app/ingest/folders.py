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
    """The files of a run in order, the folders that were searched, and the arguments that are not there. ``named`` are
    the files that were named outright; among the others may be folders that could not be listed."""

    files: tuple[Path, ...]
    folders: tuple[Path, ...]
    missing: tuple[Path, ...]
    named: frozenset[Path] = frozenset()


def find(paths: Iterable[Path]) -> Found:
    """Every file to read. A file named outright is taken whatever its suffix; a folder is searched below."""
    files: dict[Path, None] = {}
    named: set[Path] = set()
    folders, missing = [], []
    for path in paths:
        absolute = Path(os.path.abspath(path))  # noqa: PTH100  resolve() follows a link and loses its name
        if absolute.is_dir():
            folders.append(absolute)
            files.update(dict.fromkeys(_below(absolute)))
        elif absolute.exists() or absolute.is_symlink():
            files[absolute] = None
            named.add(absolute)
        else:
            missing.append(path)
    return Found(tuple(files), tuple(folders), tuple(missing), frozenset(named))


def leads_outside(path: Path, found: Found) -> bool:
    """True where a file was found below a folder but a link takes it somewhere else."""
    return path not in found.named and all(_leaves(path, folder) for folder in found.folders)


def is_sample(path: Path) -> bool:
    """True where the folder of the file, or of the container that it is in, carries the mark of a sample."""
    return (Path(str(path).partition(MEMBER)[0]).parent / SAMPLE_MARK).exists()


def _below(folder: Path) -> list[Path]:
    found: list[Path] = []

    def closed(error: OSError) -> None:
        found.append(Path(error.filename))

    for directory, subfolders, names in os.walk(folder, onerror=closed):
        subfolders[:] = sorted(name for name in subfolders if name not in PASSED_OVER and not name.startswith("."))
        listed = sorted(n for n in names if n.lower().endswith(SUFFIXES) and n.lower() not in NOT_A_SOURCE)
        found += [Path(directory, name) for name in listed if not name.startswith(".")]
        # walk() does not follow links to folders; those that lead out of the folder are to be told
        found += [link for name in subfolders if (link := Path(directory, name)).is_symlink() and _leaves(link, folder)]
    return found


def _leaves(path: Path, folder: Path) -> bool:
    target, inside = os.path.realpath(path), os.path.realpath(folder)  # resolve() fails where links go in a circle
    return os.path.commonpath((target, inside)) != inside
