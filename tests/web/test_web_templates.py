"""Each template is given what its context documents, uses all of it and nothing else, and renders in every language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

import pytest
from fastapi.testclient import TestClient
from jinja2 import StrictUndefined, meta, nodes

from app.desk import contexts as desk
from app.web.contexts.page import Page
from app.web.language import Language
from app.web.templating import TEMPLATES, environment
from tests.web.test_web_pages import PATHS

PAGES = Page.__subclasses__()
DESK = {page.template for page in PAGES if page.__module__ == desk.__name__}
"""Those of the desk, which tests/desk renders."""
SETTING = (nodes.Assign, nodes.AssignBlock)
MISSING = ("/nothing", "/statements/nosuch")


def parsed(name: str) -> nodes.Template:
    """A template as parsed."""
    return environment(Language.CHINESE).parse((TEMPLATES / name).read_text("utf-8"))


def parts_of(name: str, how: type[nodes.Node]) -> Iterator[str]:
    """The names of the templates that a template extends, imports or includes, and of those that they do."""
    for node in parsed(name).find_all(how):
        part = getattr(node, "template", None)
        assert isinstance(part, nodes.Const), f"{name}: a template whose name is worked out"
        yield part.value
        yield from parts_of(part.value, how)


def names_of(name: str) -> set[str]:
    """The names that a template takes from its context, with those of all its parts; what is set around an included
    fragment is none of them."""
    whole = [name, *parts_of(name, nodes.Extends)]
    macros = [part for one in whole for part in parts_of(one, nodes.Import)]
    fragments = [part for one in whole for part in parts_of(one, nodes.Include)]
    own = {each.target for one in whole for each in parsed(one).find_all(nodes.Import)}
    own |= {str(name) for one in whole for each in parsed(one).find_all(nodes.FromImport) for name in each.names}
    own |= {each.name for one in whole for each in parsed(one).find_all(nodes.Macro)}
    own |= {each.name for one in whole for how in SETTING for each in _names(parsed(one), how)} | {"_trans"}
    around = own | {each.name for one in (*whole, *fragments) for each in _names(parsed(one), nodes.Template)}
    around |= {each.name for one in fragments for macro in parsed(one).find_all(nodes.Macro) for each in macro.args}
    taken = {word for one in (*whole, *macros) for word in meta.find_undeclared_variables(parsed(one)) - own}
    taken |= {word for one in fragments for word in meta.find_undeclared_variables(parsed(one)) - around}
    return taken - environment(Language.CHINESE).globals.keys()


def _names(tree: nodes.Template, within: type[nodes.Node]) -> Iterator[nodes.Name]:
    """The names that are set somewhere within nodes of a kind."""
    for node in [tree] if within is nodes.Template else tree.find_all(within):
        yield from (name for name in node.find_all(nodes.Name) if name.ctx == "store")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.template))
def test_a_template_uses_what_its_context_documents(page: type[Page]) -> None:
    """Every field, and no other name."""
    assert names_of(page.template) == {field.name for field in fields(page)}


def test_templates_are_one_a_page_and_strict() -> None:
    """A file is a page of its own, a fragment of one, or what they all stand in; an undefined name is an error."""
    names = {path.name for path in TEMPLATES.glob("*.html")}
    assert {name for name in names if not name.startswith("_")} == {page.template for page in PAGES} | {"base.html"}
    used = {part for name in names for part in meta.find_referenced_templates(parsed(name))}
    assert {name for name in names if name.startswith("_")} <= used
    for language in Language:
        assert environment(language).undefined is StrictUndefined
        assert environment(language).autoescape is True


@pytest.mark.parametrize("language", Language, ids=lambda language: str(language.value))
def test_every_template_is_rendered(client: TestClient, monkeypatch: pytest.MonkeyPatch, language: Language) -> None:
    """By the pages of the invented corpus, each with the context that its handler makes."""
    rendered: set[str] = set()
    load = environment(language).get_template

    def noted(name: str, parent: str | None = None) -> object:
        if parent is None:  # base.html and fragments are loaded for the template that names them
            rendered.add(name)
        return load(name, parent)

    monkeypatch.setattr(environment(language), "get_template", noted)
    tag = "en" if language is Language.ENGLISH else "zh"
    for path in (*PATHS, *MISSING):
        answer = client.get(f"{path}{'&' if '?' in path else '?'}lang={tag}")
        assert answer.status_code in (200, 404)
        assert f'<html lang="{language}"' in answer.text
    client.post(f"/search?lang={tag}")
    assert rendered == {page.template for page in PAGES} - DESK
