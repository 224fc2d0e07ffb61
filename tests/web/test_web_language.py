"""Everything that the interface says can be said in English, with the same things filled in."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter

import pytest
from jinja2 import nodes
from jinja2.ext import extract_from_ast

from app.search.interpretation import in_a_row
from app.text.messages import many, say
from app.web import language
from app.web.language import Language, catalog, speech, translated
from app.web.templating import TEMPLATES, environment

ROOT = Path(__file__).resolve().parents[2]
HAN = re.compile("[\u4e00-\u9fff]")
PERCENT = re.compile(r"%\((\w+)\)s")
LANGUAGES = ("zh", "en")
OWN = {
    f"{stem}_{tag}.html"
    for stem in {path.stem.removesuffix("_en") for path in TEMPLATES.glob("*_en.html")}
    if all((TEMPLATES / f"{stem}_{tag}.html").exists() for tag in LANGUAGES)
    for tag in LANGUAGES
}
"""Templates of long prose, which is a text of its own in each language."""
NAMES = sorted(path.name for path in TEMPLATES.glob("*.html") if path.name not in OWN)
SPEAKING = sorted(
    path
    for path in (ROOT / "app").rglob("*.py")
    if "app.text.messages import" in path.read_text("utf-8") and path != Path(language.__file__)
)
CALLS = ("say", "many")
QUERIES = ("EXAMPLES", "WORDS")
"""Constants that hold queries, which are in the language of the corpus, beside what is said about them."""
PAGES = sorted(
    path
    for floor in ("web", "desk")
    for path in (ROOT / "app" / floor).rglob("*.py")
    if "api" not in path.parts and path.name != "answers.py"
)
"""The modules that make pages: the API speaks both languages at once, the command line (answers) Chinese."""
NAMED = {"言录", "中文"}
"""The brand, and what a language calls itself."""


@cache
def tree_of(name: str) -> nodes.Template:
    """A template as parsed."""
    return environment(Language.CHINESE).parse((TEMPLATES / name).read_text("utf-8"))


def said_in_templates(name: str) -> Iterator[str]:
    """The Chinese sentences that a template asks to be said."""
    for _, _, found in extract_from_ast(tree_of(name), ("_", "gettext", "ngettext")):
        yield next(text for text in ((found,) if isinstance(found, str) else found or ()) if text)
    for call in tree_of(name).find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name == "many":
            template = call.args[1]
            assert isinstance(template, nodes.Const), f"{name}: many() of something that is no literal"
            yield template.value


def said_in_modules(path: Path) -> Iterator[tuple[str, set[str]]]:
    """The templates of the messages that a module makes, and the names of the fields that it fills."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CALLS:
            template = node.args[CALLS.index(node.func.id)]
            assert isinstance(template, ast.Constant), f"{path.name}: a message whose template is no literal"
            yield str(template.value), {str(word.arg) for word in node.keywords} | {"n"}


def fields_of(template: str) -> set[str]:
    """The names that a template is filled with, in either of the two ways."""
    braces = {name.split(".")[0] for _, name, _, _ in Formatter().parse(PERCENT.sub("", template)) if name}
    return braces | set(PERCENT.findall(template))


@pytest.mark.parametrize("name", NAMES)
def test_a_template_says_nothing_in_chinese_only(name: str) -> None:
    """Chinese words stand in sentences that a catalog translates; only the brand is a name."""
    spoken = set(said_in_templates(name))
    texts = [data.data for data in tree_of(name).find_all(nodes.TemplateData)]
    texts += [const.value for const in tree_of(name).find_all(nodes.Const) if isinstance(const.value, str)]
    bare = [text.strip() for text in texts if HAN.search(text) and text not in spoken]
    assert [text for text in bare if "".join(HAN.findall(text)) != "言录"] == []


@pytest.mark.parametrize("name", NAMES)
def test_a_template_is_said_in_english(name: str) -> None:
    """Each sentence is in the catalogs, its English filled with nothing else."""
    for sentence in said_in_templates(name):
        assert sentence in catalog(), f"no English for {sentence!r}"
        for form in catalog()[sentence]:
            assert form
            assert fields_of(form) <= fields_of(sentence), sentence


@pytest.mark.parametrize("path", SPEAKING, ids=lambda path: str(path.relative_to(ROOT / "app")))
def test_a_module_is_said_in_english(path: Path) -> None:
    """Each message is in the catalogs, its English filled from the fields that the module gives."""
    for template, given in said_in_modules(path):
        assert template in catalog(), f"no English for {template!r}"
        assert fields_of(template) <= given
        for form in catalog()[template]:
            assert form
            assert fields_of(form) <= given, template


def bare_in(node: ast.AST) -> Iterator[str]:
    """The Chinese literals below a node that are neither docstrings nor said nor patterns nor queries."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CALLS:
        return
    if isinstance(node, ast.Call) and ast.unparse(node.func) == "re.compile":
        return
    if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id in QUERIES:
        return
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and HAN.search(node.value):
        yield node.value
    for child in ast.iter_child_nodes(node):
        if not (isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant)):
            yield from bare_in(child)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT / "app")))
def test_a_module_of_pages_says_nothing_in_chinese_only(path: Path) -> None:
    """What its literals say is said by messages."""
    found = [text for text in bare_in(ast.parse(path.read_text("utf-8"))) if "".join(HAN.findall(text)) not in NAMED]
    assert found == []


def test_long_prose_stands_in_both_languages_with_the_same_parts() -> None:
    """The same headings can be linked to, and the English one has nothing left in Chinese."""
    assert OWN
    for name in sorted(OWN):
        other = name.replace("_zh.", "_en.") if "_zh." in name else name.replace("_en.", "_zh.")
        parts = [re.findall(r'(?:id|href)="([^"{]+)"', (TEMPLATES / each).read_text("utf-8")) for each in (name, other)]
        assert parts[0] == parts[1]
        if name.endswith("_en.html"):
            assert not HAN.search((TEMPLATES / name).read_text("utf-8"))


def test_the_catalogs_hold_nothing_else() -> None:
    """A sentence that nobody says any more is taken out."""
    said = {sentence for name in NAMES for sentence in said_in_templates(name)}
    said |= {template for path in SPEAKING for template, _ in said_in_modules(path)}
    assert sorted(set(catalog()) - said) == []


def test_a_message_is_its_chinese_text_and_can_be_said_in_english() -> None:
    """Messages inside a message too; what is no message stays as it is."""
    day = say("{y}年{m}月{d}日", y=2020, m=3, d=1)
    message = say("{day}刊发", day=day)
    assert message == "2020年3月1日刊发"
    assert translated(message) == "published 2020-03-01"
    assert translated("2020年") == "2020年"


def test_a_count_chooses_its_plural() -> None:
    """One statement, two statements, with thousands apart."""
    said = [translated(many(number, "{n} 篇发言")) for number in (0, 1, 2, 12_345)]
    assert said == ["0 statements", "1 statement", "2 statements", "12,345 statements"]


def test_a_row_may_be_long() -> None:
    """An address may name more filters than messages can stand one inside the other."""
    numbers = [str(number) for number in range(2000)]
    row = in_a_row([say("{value}", value=number) for number in numbers])
    assert row == "、".join(numbers)
    assert translated(row) == ", ".join(numbers)


def test_what_stands_in_a_row_is_escaped() -> None:
    """The words between are the language's own."""
    listed = speech(Language.ENGLISH)["listed"]
    assert callable(listed)
    assert listed(["<甲>", "乙"]) == "&lt;甲&gt;, 乙"
