"""Yanlu: read, search and compare what officials said."""
