"""What every page has around its content: title, breadcrumbs, the search box, notices, the foot."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated, TypeVar

from fastapi import Depends, Request
from sqlalchemy.orm import Session
from starlette.datastructures import URL

from app.store.reading.corpus import CorpusFacts, corpus_facts
from app.store.reading.departments import DepartmentBrief, department_list
from app.store.reading.event_book import EventBook, event_book
from app.store.reading.places import PlaceNode, place_tree
from app.store.reading.speakers import speaker_index
from app.text.form_tables import Form
from app.text.forms import Converter, converter
from app.text.name_forms import name_phrases
from app.web.keeping import kept_for
from app.web.reader import Reader, Switch, form_switches, language_switches, plain_address, read_reader

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Crumb:
    """A step of the breadcrumbs: its words and its address."""

    label: str
    href: str


@dataclass(frozen=True, slots=True)
class Frame:
    """The frame of a page."""

    title: str
    """What the page is: its ``<h1>`` and the first words of its ``<title>``."""
    path: str
    """The path of the request, by which the current item of the navigation is known."""
    address: str
    """The whole address of the request without what only says how to show it: for print and citations."""
    crumbs: tuple[Crumb, ...]
    """The pages above this one, the outermost first."""
    facts: CorpusFacts
    """What the corpus holds, for the foot."""
    query: str
    """What stands in the search box."""
    carried: tuple[tuple[str, str], ...]
    """Filters that a new query keeps: names and values of hidden fields."""
    notices: tuple[str, ...]
    """Sentences that say what of the request was passed over."""
    sample: bool
    """True where the page shows something of the sample corpus."""
    reader: Reader
    """The language of the interface and the form of the characters."""
    languages: tuple[Switch, ...]
    """The languages to switch to."""
    forms: tuple[Switch, ...]
    """The forms of the characters to switch to."""
    converter: Converter
    """What writes the finished page in the reader's form."""


@dataclass(frozen=True, slots=True)
class View:
    """One request with its session: what a page's function is given."""

    request: Request
    session: Session

    @property
    def reader(self) -> Reader:
        """Who reads."""
        return read_reader(self.request.query_params, self.request.cookies)

    @property
    def facts(self) -> CorpusFacts:
        """What the corpus holds."""
        return self.kept("facts", lambda: corpus_facts(self.session))

    def kept(self, name: str, make: Callable[[], Value]) -> Value:
        """What ``make`` gives, worked out once for each state of the corpus."""
        return kept_for(self.request, self.session, name, make)

    def kept_always(self, name: str, make: Callable[[], Value]) -> Value:
        """What ``make`` gives, made once for the process."""
        store: dict[str, Value] = self.request.app.state.always
        if name not in store:
            store.setdefault(name, make())
        return store[name]

    @property
    def tree(self) -> tuple[PlaceNode, ...]:
        """The places of the corpus."""
        return self.kept("places", lambda: place_tree(self.session))

    @property
    def book(self) -> EventBook:
        """When all events were, where they came from and where they went."""
        return self.kept("event-book", lambda: event_book(self.session))

    @property
    def departments(self) -> tuple[DepartmentBrief, ...]:
        """The departments that speak in the corpus, most statements first."""
        return self.kept("departments", lambda: department_list(self.session))

    def _converter(self, form: Form) -> Converter:
        """The converter to a form; it knows the names of the corpus, which are written with more care than words."""
        if form is Form.RESTORED:
            return converter(form)
        return self.kept(
            f"converter to {form}",
            lambda: Converter(form, name_phrases((name for _, name in speaker_index(self.session)), form)),
        )

    def frame(
        self,
        title: str,
        *,
        crumbs: Sequence[Crumb] = (),
        notices: Sequence[str] = (),
        sample: bool = False,
        query: str = "",
        carried: Sequence[tuple[str, str]] = (),
    ) -> Frame:
        """The frame of a page of this request."""
        reader = self.reader
        return Frame(
            title=title,
            path=self.request.url.path,
            address=plain_address(self._whole()),
            crumbs=tuple(crumbs),
            facts=self.facts,
            query=query,
            carried=tuple(carried),
            notices=tuple(notices),
            sample=sample,
            reader=reader,
            languages=language_switches(self.request.url, reader),
            forms=form_switches(self.request.url, reader),
            converter=self._converter(reader.form),
        )

    def _whole(self) -> URL:
        """The address of the request as its reader sees it, with the base path."""
        url = self.request.url
        return url.replace(path=self.request.scope.get("app_root_path", "") + url.path)


def _view(request: Request) -> Iterator[View]:
    with request.app.state.sessions() as session:
        yield View(request, session)


Viewed = Annotated[View, Depends(_view)]
"""A page function's parameter: the request with an open session, closed when the answer is made."""
