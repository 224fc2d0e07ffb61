"""Queries for pages: each family of pages gets frozen dataclasses with everything that its template shows."""
