"""The OpenAPI description is kept: generated requests, right and wrong, and every resource that the lists lead to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from fastapi import FastAPI
from fastapi.testclient import TestClient
from schemathesis.config import SchemathesisConfig
from schemathesis.core.transport import Response
from schemathesis.engine import events, from_schema
from schemathesis.engine.recorder import ScenarioRecorder
from schemathesis.generation.case import Case
from schemathesis.specs.openapi.schemas import OpenApiSchema

from app.settings import Settings
from app.web.application import create_app

EXAMPLES = 20
"""Requests that are generated for an operation in each way, beside those that cover its parameters one by one."""
UNREADABLE = "urn:yanlu:problem:unreadable-query"
THINGS = {
    "statements": "/statements/{statement_id}",
    "points": "/points/{statement_id}/{label}",
    "speakers": "/speakers/{speaker_id}",
    "departments": "/departments/{department_id}",
    "places": "/places/{code}",
    "events": "/events/{event_id}",
}
QUERIES = {"search": "hits", "concordance": "lines", "groups": "groups", "years": "years"}
"""The resources that take a query, and what they list."""
ACCEPTED = ["2xx", "308", "404"]
CONFIG: dict[str, Any] = {
    "seed": 20201029,
    "generation": {"deterministic": True, "max-examples": EXAMPLES, "no-shrink": True},
    "continue-on-failure": True,
    "checks": {"positive_data_acceptance": {"expected-statuses": ACCEPTED}},
    # which queries can be read is more than a JSON schema can say; is_unreadable() takes its place
    "operations": [
        {
            "include-operation-id": name,
            "checks": {"positive_data_acceptance": {"expected-statuses": [*ACCEPTED, "422"]}},
        }
        for name in QUERIES
    ],
}


@pytest.fixture(scope="module")
def application(database: str) -> Iterator[FastAPI]:
    """The application over the invented corpus."""
    app = create_app(Settings(database_url=database))
    yield app
    app.state.engine.dispose()


@pytest.fixture(scope="module")
def description(application: FastAPI) -> OpenApiSchema:
    """What the application says of itself."""
    config = SchemathesisConfig.from_dict(CONFIG)
    return schemathesis.openapi.from_asgi("/api/v1/openapi.json", application, config=config)


def exchanges(recorder: ScenarioRecorder) -> Iterator[tuple[Case[Any], Response]]:
    """The requests of one scenario with their answers; every one is answered."""
    for key, interaction in recorder.interactions.items():
        assert interaction.response is not None
        yield recorder.cases[key].value, interaction.response


def is_positive(case: Case[Any]) -> bool:
    """Whether a request was made to fit the description."""
    return case.meta is not None and case.meta.generation.mode.is_positive


def is_unreadable(response: Response) -> bool:
    """Whether a query was refused that no parser could read."""
    return response.status_code == 422 and response.json()["type"] == UNREADABLE


def test_generated_requests_are_answered_as_described(description: OpenApiSchema) -> None:
    """Every check of schemathesis holds, over examples, the edges of each parameter, random requests and chains."""
    failures: list[str] = []
    answers: Counter[tuple[str, int]] = Counter()
    for event in from_schema(description).execute():
        if isinstance(event, events.NonFatalError | events.FatalError):
            failures.append(str(event.info if isinstance(event, events.NonFatalError) else event.exception))
        if not isinstance(event, events.ScenarioFinished):
            continue
        for case, response in exchanges(event.recorder):
            answers[case.operation.path, response.status_code] += 1
            if response.status_code == 422 and is_positive(case) and not is_unreadable(response):
                failures.append(f"refused: {response.request.url}")
        for checks in event.recorder.checks.values():
            failed = [check.failure_info for check in checks if check.failure_info]
            failures += [f"{info.failure.title}: {info.code_sample}" for info in failed]
    assert failures == []
    paths = set(description.raw_schema["paths"])
    assert {path for path, status in answers if status == 405} == paths
    assert {path for path, status in answers if status == 200} >= {f"/api/v1/{name}" for name in (*THINGS, *QUERIES)}
    assert sum(answers.values()) > 1_000


@pytest.mark.parametrize("kind", THINGS)
def test_everything_listed_has_a_page_and_is_as_described(
    client: TestClient, description: OpenApiSchema, kind: str
) -> None:
    """The addresses of every item lead to it, and both answers keep to the models."""
    listing = client.get(f"/api/v1/{kind}?size=100")
    description[f"/api/v1/{kind}"]["GET"].validate_response(listing)
    items = listing.json()["items"]
    assert len(items) == listing.json()["total"] > 1
    for item in items:
        thing = client.get(item["self"])
        description[f"/api/v1{THINGS[kind]}"]["GET"].validate_response(thing)
        assert (thing.json()["id"], thing.json()["self"]) == (item["id"], item["self"])
        assert client.get(item["url"]).status_code == 200


def test_a_search_is_as_described(client: TestClient, description: OpenApiSchema) -> None:
    """Nothing is in the answer that the model does not have."""
    answer = client.get("/api/v1/search?q=服务&from=2021&to=2020&size=1")
    operation = description["/api/v1/search"]["GET"]
    operation.validate_response(answer)
    models = description.raw_schema["components"]["schemas"]
    assert set(answer.json()) == set(models["SearchAnswer"]["properties"])
    assert {key for hit in client.get("/api/v1/search").json()["hits"] for key in hit} == set(
        models["SearchHit"]["properties"]
    )
    assert set(answer.json()["facets"]) == set(models["Facets"]["properties"])
    assert set(answer.json()["more"]) == set(models["More"]["properties"])


@pytest.mark.parametrize(
    ("name", "whole", "part"),
    [
        ("concordance", "ConcordanceAnswer", "Line"),
        ("groups", "GroupsAnswer", "Group"),
        ("years", "YearsAnswer", "Year"),
    ],
)
def test_a_view_is_as_described(
    client: TestClient, description: OpenApiSchema, name: str, whole: str, part: str
) -> None:
    """Nothing is in it or in its items that the models do not have."""
    answer = client.get(f"/api/v1/{name}?q=服务&from=2020-12-31&to=2020-01")
    description[f"/api/v1/{name}"]["GET"].validate_response(answer)
    models = description.raw_schema["components"]["schemas"]
    assert set(answer.json()) == set(models[whole]["properties"])
    items = answer.json()[QUERIES[name]]
    assert items
    assert {key for item in items for key in item} == set(models[part]["properties"])


def test_every_operation_is_described(description: OpenApiSchema) -> None:
    """A name, a summary, the answers that can be given, examples for the parameters and problems as such."""
    seen = set()
    for path, operations in description.raw_schema["paths"].items():
        for operation in operations.values():
            seen.add(operation["operationId"])
            single = "{" in path
            assert operation["summary"]
            assert operation["description"]
            assert set(operation["responses"]) == {"200", "304", "422"} | ({"308", "404"} if single else set())
            assert set(operation["responses"]["422"]["content"]) == {"application/problem+json"}
            for parameter in operation.get("parameters", ()):
                assert parameter["schema"]["examples"], parameter["name"]
                assert parameter["description"], parameter["name"]
    assert len(seen) == 17
    for name, model in description.raw_schema["components"]["schemas"].items():
        for field, shape in model.get("properties", {}).items():
            assert shape["description"], (name, field)
