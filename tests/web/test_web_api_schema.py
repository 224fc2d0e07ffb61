"""The OpenAPI description is kept: generated requests, right and wrong, and every resource that the lists lead to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
import schemathesis
from fastapi import FastAPI
from fastapi.testclient import TestClient
from schemathesis.config import SchemathesisConfig
from schemathesis.engine import Status, events, from_schema
from schemathesis.specs.openapi.schemas import OpenApiSchema

from app.settings import Settings
from app.web.application import create_app

EXAMPLES = 20
"""Requests that are generated for an operation in each way, beside those that cover its parameters one by one."""
UNREADABLE = "urn:yanlu:problem:unreadable-query"
LISTS = ("statements", "points", "speakers", "departments", "places", "events")
ACCEPTED = ["2xx", "308", "404"]
CONFIG = {
    "seed": 20201029,
    "generation": {"deterministic": True, "max-examples": EXAMPLES, "no-shrink": True},
    "continue-on-failure": True,
    "checks": {"positive_data_acceptance": {"expected-statuses": ACCEPTED}},
    # what a query may hold is more than a JSON schema can say; see unreadable() below
    "operations": [
        {
            "include-operation-id": "search",
            "checks": {"positive_data_acceptance": {"expected-statuses": [*ACCEPTED, "422"]}},
        }
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


def test_generated_requests_are_answered_as_described(description: OpenApiSchema) -> None:
    """Every check of schemathesis holds, over examples, edges, random requests and chains of them."""
    failures: list[str] = []
    answers: Counter[tuple[str, int]] = Counter()
    for event in from_schema(description).execute():
        if isinstance(event, events.NonFatalError | events.FatalError):
            failures.append(repr(event.__dict__ if hasattr(event, "__dict__") else event))
        if not isinstance(event, events.ScenarioFinished):
            continue
        recorder = event.recorder
        for key, interaction in recorder.interactions.items():
            case = recorder.cases[key].value
            if interaction.response is None:
                failures.append(f"no answer: {case.operation.label}")
                continue
            answers[case.operation.label, interaction.response.status_code] += 1
        for checks in recorder.checks.values():
            failures += [str(check.failure_info.failure)+repr(check.failure_info.code_sample) for check in checks if check.failure_info]
    print(sorted(answers.items()))
    print("\n".join(failures))
    assert failures == []
