"""One module a family of pages: a request becomes a context, the context a page."""
