"""A rendered page in the characters that the reader chose, with its Chinese marked where the interface is not.

The templates are ours and every value in them is escaped, so a page is text and ``<…>`` in turn; comments do not occur.
No conversion changes lengths: the texts of a page are converted together and put back in their places, so tags and
entities stay as they are, and a word over a ``<mark>`` (头<mark>发</mark>) is read as one. Texts are one over inline
tags, except where two links or spans follow each other directly (the items of a line), around labels set into a
text (``tag``, ``badge``), and between a deletion and its replacement; and over the three columns of a line in its
context (td of class left, key, right).
"""

from __future__ import annotations

import re
from itertools import chain, zip_longest
from typing import NamedTuple

from app.text.form_tables import Form
from app.text.forms import Converter

_TAG = re.compile(r"(<(/?)([a-zA-Z][a-zA-Z0-9]*|!)[^>]*>)")
_STEP = 4  # text, tag, slash, name
_HAN = re.compile("[\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_READ = re.compile(
    r"\s(?:title|alt|placeholder|label|aria-(?:label|description|roledescription|valuetext)|data-(?:done|selected|copy-label|hint|long|names|one|many|department|place|speaker))"
    r'="([^"]*)"'
)
_DESCRIBED = re.compile(r'\scontent="([^"]*)"')
_DESCRIPTIONS = ('name="description"', 'property="og:title"', 'property="og:description"')
_ANY_LANGUAGE, _OUR_LANGUAGE = ' lang="', ' lang="zh-Hans"'

_VOID = frozenset("area base br col embed hr img input link meta source track wbr !".split())
_VERBATIM = frozenset("code kbd script style textarea".split())
_BARE = frozenset("title option script style svg textarea".split())
"""What may hold no ``<span>``, or is not read aloud."""
_INLINE = frozenset("a abbr b bdi cite data del em i ins mark q s small span strong sub sup time u wbr".split())
_ITEMS = frozenset({"a", "span"})


class _Element(NamedTuple):
    """An open element and what holds inside it."""

    name: str
    kept: bool  # nothing is changed
    chinese: bool  # all is marked as Chinese
    bare: bool  # no tag may stand
    apart: bool  # its text is not one with what is around it


class _Run:
    """Texts that are converted together, each with its place in the parts of the page."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.places: list[tuple[int, int, int]] = []
        self.length = 0

    def add(self, words: str, part: int, start: int = 0) -> None:
        """Put ``words``, which stand at ``start`` of the part, at the end of the run."""
        self.places.append((part, start, self.length))
        self._append(words)

    def end(self) -> None:
        """What follows is another text."""
        self._append("\n")

    def put_back(self, parts: list[str], converter: Converter) -> None:
        """Convert the run and write every text into its place."""
        converted = converter("".join(self.words))
        words = [word for word in self.words if word != "\n"]
        for (part, start, at), word in zip(self.places, words, strict=True):
            end = start + len(word)
            parts[part] = parts[part][:start] + converted[at : at + len(word)] + parts[part][end:]

    def _append(self, words: str) -> None:
        self.words.append(words)
        self.length += len(words)


class _Page:
    """One page on its way through the conversion."""

    def __init__(self, html: str, converter: Converter, english: bool) -> None:
        self.parts: list[str] = _TAG.split(html)
        self.converter = converter
        self.tag = converter.form.tag
        self.english = english
        self.texts, self.attributes = _Run(), _Run()
        self.marked: list[tuple[int, str]] = []
        self.open = [_Element("", False, False, False, False)]
        self.apart = True
        self.closed = ""

    def dress(self) -> str:
        """The whole page, converted and marked."""
        for at in range(0, len(self.parts), _STEP):
            if self.parts[at]:
                self._text(at)
            if at + 1 < len(self.parts):
                if self.parts[at + 2]:
                    self._close(self.parts[at + 3])
                else:
                    self._begin(at + 1, self.parts[at + 3])
        if self.converter.form is not Form.RESTORED:
            self.texts.put_back(self.parts, self.converter)
            self.attributes.put_back(self.parts, self.converter)
        for at, language in self.marked:
            self._mark(at, language)
        written = self.parts[0::_STEP], self.parts[1::_STEP]
        return "".join(chain.from_iterable(zip_longest(*written, fillvalue="")))

    def _text(self, at: int) -> None:
        text, around = self.parts[at], self.open[-1]
        self.closed = ""
        if text.isascii():
            self.apart = True
            return
        if around.kept:
            self.apart = True
        else:
            if self.apart:
                self.texts.end()
            self.texts.add(text, at)
            self.apart = False
        if self.english and not (around.chinese or around.bare) and _HAN.search(text):
            self.marked.append((at, "zh" if around.kept else self.tag))

    def _close(self, name: str) -> None:
        depth = len(self.open) - 1
        while depth and self.open[depth].name != name:
            depth -= 1
        if depth:
            self.apart = self.apart or self.open[depth].apart
            del self.open[depth:]
        self.closed = name

    def _begin(self, at: int, name: str) -> None:
        tag, around = self.parts[at], self.open[-1]
        kept = around.kept or 'translate="no"' in tag
        if not kept:
            if _OUR_LANGUAGE in tag:
                tag = self.parts[at] = tag.replace(_OUR_LANGUAGE, f' lang="{self.tag}"')
            if not tag.isascii():
                self._attributes(at, name)
        apart = name not in _INLINE or 'class="tag' in tag or 'class="badge' in tag
        self._divide(tag, name, apart)
        if name in _VOID or tag.endswith("/>"):
            return
        chinese = around.chinese
        if _ANY_LANGUAGE in tag and name != "html":
            chinese = ' lang="zh' in tag
        self.open.append(_Element(name, kept or name in _VERBATIM, chinese, around.bare or name in _BARE, apart))

    def _divide(self, tag: str, name: str, apart: bool) -> None:
        """Decide whether what follows the tag is one text with what came before it."""
        if self.closed:
            apart = apart or (name in _ITEMS and self.closed in _ITEMS) or (self.closed, name) == ("del", "ins")
            self.closed = ""
        self.apart = self.apart or apart
        if name == "td":
            if 'class="left"' in tag:
                self.texts.end()
            elif 'class="key"' in tag or 'class="right"' in tag:
                self.apart = False

    def _attributes(self, at: int, name: str) -> None:
        tag = self.parts[at]
        described = name == "meta" and any(kind in tag for kind in _DESCRIPTIONS)
        for found in (_DESCRIBED if described else _READ).finditer(tag):
            if found[1] and not found[1].isascii():
                self.attributes.end()
                self.attributes.add(found[1], at, found.start(1))

    def _mark(self, at: int, language: str) -> None:
        """Name the language of a text: on its element where it is all that this holds, else in a span around it."""
        parts = self.parts
        before, after = parts[max(at - 2, 0) : at], parts[at + 2 : at + 4]
        opening = parts[at - 3] if before[:1] == [""] and after == ["/", *before[1:]] else ""
        if opening and _ANY_LANGUAGE not in opening and not _READ.search(opening):
            parts[at - 3] = f'{opening[:-1]} lang="{language}">'
            return
        text = parts[at].strip()
        parts[at] = parts[at].replace(text, f'<span lang="{language}">{text}</span>')


def dressed(html: str, converter: Converter, *, english: bool) -> str:
    """A rendered page in the form of ``converter``; the page itself where nothing is to be done.

    Converted are texts and the attributes that are read out or shown (title, aria-label, alt, placeholder, label, the
    words that scripts take from data-…, the content of descriptions), never anything inside ``translate="no"``, code,
    kbd, script, style or textarea. ``lang="zh-Hans"`` becomes the form's tag, except inside ``translate="no"``.
    With ``english`` (the words of the interface are English) every text with Chinese characters that no element
    around it but <html> declares to be Chinese is declared so; text that is kept as it came as ``zh``, of whichever
    characters. Attributes cannot be marked.
    """
    if converter.form is Form.RESTORED and not english:
        return html
    return _Page(html, converter, english).dress()
