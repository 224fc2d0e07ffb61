"""The contexts of the pages: each frozen class is what one template may use, and names that template."""
