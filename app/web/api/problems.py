"""Errors of the API: one form for all of them, RFC 9457 (application/problem+json), in Chinese."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel, Field
from pydantic.json_schema import SkipJsonSchema
from starlette.exceptions import HTTPException

MEDIA_TYPE = "application/problem+json"
API = "/api/"
_TITLES = {
    "invalid-parameter": "参数有误",
    "unreadable-query": "检索式读不懂",
    "not-found": "没有找到",
    "method-not-allowed": "不能这样请求",
    "failure": "程序出错",
    "refused": "请求无法处理",
}


class ParameterError(BaseModel):
    """参数的一处错误。One thing wrong with a parameter."""

    parameter: str = Field(description="参数名。Its name.", examples=["page"])
    message: str = Field(
        description="错在哪里，怎样改。What to do.", examples=["“abc”不是正整数，请写 1 至 999999999 之间的数。"]
    )


class Problem(BaseModel):
    """出错时的回答（RFC 9457）。What is answered where a request cannot be met."""

    type: str = Field(description="错误的种类。Kind of problem.", examples=["urn:yanlu:problem:invalid-parameter"])
    title: str = Field(description="种类的名称。Its name.", examples=["参数有误"])
    status: int = Field(description="HTTP 状态码。Status.", examples=[422])
    detail: str = Field(description="怎么回事，怎么办。What happened, what to do.", examples=["请改正参数：page。"])
    instance: str = Field(description="请求的地址。Address asked for.", examples=["/api/v1/search?page=abc"])
    errors: list[ParameterError] | SkipJsonSchema[None] = Field(None, description="有误的参数。Wrong parameters.")
    position: int | SkipJsonSchema[None] = Field(
        None, description="检索式中出错的字符，从 0 数起。Offset of the character at fault.", examples=[2]
    )


class RefusedError(Exception):
    """A request that is answered with a problem: its slug, status and detail."""

    def __init__(self, slug: str, status: int, detail: str, position: int | None = None) -> None:
        super().__init__(detail)
        self.slug, self.status, self.detail, self.position = slug, status, detail, position


def problem(
    request: Request,
    slug: str,
    status: int,
    detail: str,
    *,
    errors: list[ParameterError] | None = None,
    position: int | None = None,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """The answer of this form."""
    url = request.url
    body = Problem(
        type=f"urn:yanlu:problem:{slug}",
        title=_TITLES[slug],
        status=status,
        detail=detail,
        instance=quote(url.path, safe="/:@!$&'()*+,;=%") + (f"?{url.query}" if url.query else ""),
        errors=errors,
        position=position,
    )
    return JSONResponse(body.model_dump(exclude_none=True), status, headers, MEDIA_TYPE)


def refused(request: Request, error: Exception) -> Response:
    """The answer to a ``RefusedError``."""
    assert isinstance(error, RefusedError)
    detail = error.detail if error.detail.endswith("。") else f"{error.detail}。"
    return problem(request, error.slug, error.status, detail, position=error.position)


def unmet(request: Request, error: HTTPException) -> Response:
    """The answer where the framework refuses: no such address, no such method."""
    if error.status_code == 404:
        return problem(request, "not-found", 404, "没有这个接口，可用的接口见 /api/v1/openapi.json。")
    if error.status_code == 405:
        headers = {"Allow": "GET, HEAD"}
        return problem(request, "method-not-allowed", 405, "接口只供读取，请用 GET 或 HEAD。", headers=headers)
    return problem(request, "refused", error.status_code, "请求无法处理，请检查地址。", headers=error.headers)


def failed(request: Request) -> Response:
    """The answer where the program is at fault."""
    return problem(request, "failure", 500, "这是程序的错误，不是您的请求有误。请稍后再试。")


def invalid(request: Request, error: Exception) -> Response:
    """The answer to parameters that do not fit, all of them at once."""
    assert isinstance(error, RequestValidationError)
    # a parameter that may be left out is refused a second time, for not being left out
    wrong = [each for each in error.errors() if each["type"] != "none_required"]
    errors = [ParameterError(parameter=_name(each), message=_message(each)) for each in wrong]
    names = "、".join(dict.fromkeys(each.parameter for each in errors))
    return problem(request, "invalid-parameter", 422, f"请改正参数：{names}。", errors=errors)


def _name(error: Mapping[str, Any]) -> str:
    return str(error["loc"][1]) if len(error["loc"]) > 1 else ""


def _message(error: Mapping[str, Any]) -> str:
    given = f"“{str(error.get('input', ''))[:20]}”"
    limits = error.get("ctx", {})
    match error["type"]:
        case "extra_forbidden":
            return "没有这个参数，请检查拼写；可用的参数见 /api/v1/openapi.json。"
        case "repeated":
            return "这个参数只能给一次，请留下一个值。"
        case "enum":
            known = "、".join(re.findall("'(.*?)'", str(limits["expected"])))
            return f"没有{given}这个值，可以用：{known}。"
        case "greater_than_equal":
            return f"{given}太小，最小是 {limits['ge']}。"
        case "less_than_equal":
            return f"{given}太大，最大是 {limits['le']}。"
        case "value_error" if _name(error) == "buckets":
            return f"{given}不是整数，请用阿拉伯数字，从 0 数起，最多九位。"
        case "value_error" | "int_parsing":
            return f"{given}不是正整数，请用阿拉伯数字，最多九位。"
        case "string_pattern_mismatch" if _name(error) in ("from", "to"):
            return f"{given}不是日期，请写成 2020、2020-10 或 2020-10-29 的样子。"
        case "string_pattern_mismatch" if _name(error) == "year":
            return f"{given}不是年份，请写四位数字，或者 unknown（日期不详）。"
        case "string_pattern_mismatch":
            return "没有写值，请写上，或者去掉这个参数。"
    return f"{given}不能这样写，请对照 /api/v1/openapi.json 改正。"
