"""The OpenAPI description: what FastAPI makes of the resources, with errors in their own media type."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse, Response

from app.web.api.problems import MEDIA_TYPE
from app.web.api.resource import resource

ABOUT = (
    "言录的只读接口。Read-only API of Yanlu: searches and the things that they find, each with a stable id. "
    "列表都有准确的总数和上下页的地址；每个回答都有 ETag，带 If-None-Match 再问，没有变化就答 304；"
    "出错时答 application/problem+json（RFC 9457）。编号变了的，以 308 转到现在的地址。"
)
_ETAG = {
    "ETag": {
        "description": "语料、程序或地址不变则不变。Stays while corpus, program and address do.",
        "schema": {"type": "string"},
    }
}

router = resource("说明")


@router.get("/openapi.json", include_in_schema=False)
def description(request: Request, response: Response) -> Response:
    """The description itself."""
    return JSONResponse(request.app.openapi(), headers=response.headers)


def describe(app: FastAPI) -> None:
    """Have ``app.openapi`` give the description; it is worked out at its first use."""
    made = app.openapi

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            whole = made()
            for operations in whole["paths"].values():
                for operation in operations.values():
                    _amend(operation["responses"])
            app.openapi_schema = whole
        return app.openapi_schema

    app.openapi = openapi  # type: ignore[method-assign]  # FastAPI's documented way to extend it


def _amend(responses: dict[str, Any]) -> None:
    responses["200"] |= {"description": "成功。Success.", "headers": _ETAG}
    responses["304"]["headers"] = _ETAG
    for status, answer in responses.items():
        if status >= "400":
            answer["content"] = {MEDIA_TYPE: answer["content"]["application/json"]}
