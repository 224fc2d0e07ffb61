"""The API: one module a resource, all answering JSON, errors as RFC 9457 problems, every answer with an ETag."""
