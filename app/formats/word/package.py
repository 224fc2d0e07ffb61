"""The parts of a Word file: members of a zip, unpacked within bounds and parsed without entities or network."""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from io import BytesIO
from typing import Any, TypeAlias

from lxml import etree

from app.formats.extracted import FormatError
from app.formats.limits import PART_BYTES
from app.formats.refusals import refusal
from app.formats.unpacking import unpacked

Element: TypeAlias = Any  # lxml has no types
_OFFICE_DOCUMENT = "/officeDocument"
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, KeyError)


class Package:
    """A Word file by its bytes. Raises FormatError where it is damaged, locked or too large."""

    def __init__(self, data: bytes) -> None:
        try:
            self._archive = zipfile.ZipFile(BytesIO(data))
        except _BROKEN as error:
            raise refusal("damaged") from error
        self._names = {info.filename.lower(): info for info in self._archive.infolist()}

    def part(self, name: str) -> Element | None:
        """The root of a part, None where the file has none of this name."""
        info = self._names.get(name.lstrip("/").lower())
        if info is None:
            return None
        if info.flag_bits & 1:
            raise refusal("locked-office")
        try:
            data = unpacked(self._archive, info, PART_BYTES)
        except FormatError:
            raise
        except _BROKEN as error:
            raise refusal("damaged") from error
        return _parsed(data)

    def main(self) -> str:
        """The name of the part that holds the text."""
        rels = self.part("_rels/.rels")
        for relation in rels if rels is not None else ():
            if (relation.get("Type") or "").endswith(_OFFICE_DOCUMENT):
                return (relation.get("Target") or "").lstrip("/")
        return "word/document.xml"

    def related(self, name: str) -> dict[str, tuple[str, str]]:
        """Relations of a part: id -> (kind, name of the part it leads to)."""
        folder, base = posixpath.split(name)
        rels = self.part(f"{folder}/_rels/{base}.rels")
        found = {}
        for relation in rels if rels is not None else ():
            if relation.get("TargetMode") == "External":
                continue
            target = relation.get("Target") or ""
            path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            found[relation.get("Id") or ""] = ((relation.get("Type") or "").rpartition("/")[2], path)
        return found


def _parsed(data: bytes) -> Element:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise refusal("damaged") from error
    if root is None or root.getroottree().docinfo.internalDTD is not None:
        raise refusal("damaged")  # no program writes a document type into a Word file
    return root


def local(element: Element) -> str:
    """The name of an element without its namespace: the strict and the usual form of the format differ there."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def value(element: Element | None, name: str = "val") -> str | None:
    """An attribute of ``element`` by its name without namespace."""
    if element is None:
        return None
    for key, text in element.items():
        if str(key).rpartition("}")[2] == name:
            return str(text)
    return None


def child(element: Element | None, *path: str) -> Element | None:
    """The first descendant down a path of names."""
    for name in path:
        element = next((one for one in element if local(one) == name), None) if element is not None else None
    return element
