"""How much of a file is read at the most: what a person's document never reaches and a bomb soon does."""

from __future__ import annotations

FILE_BYTES = 100_000_000
"""Of one file as received."""
TEXT_BYTES = 20_000_000
"""Of one text file or web page."""
PART_BYTES = 40_000_000
"""Of one part of a Word file, unpacked."""
RATIO = 300
"""Unpacked bytes a packed one, above which a member counts as a bomb (deflate ends near 1,030)."""
RATIO_FROM = 5_000_000
"""Unpacked bytes from which the ratio counts: short texts of one letter are packed just as well."""
MEMBERS = 2_000
"""Members of one container, those in inner containers included."""
ENTRIES = 50_000
"""Entries of one zip, pictures and folders included: each costs memory before the first is read."""
MAIL_LINES = 1_000_000
"""Lines of one mail, attachments included; 50 MB have 650,000, and each costs more than its bytes."""
INNER = 4
"""Times ``ENTRIES`` and ``MAIL_LINES`` that all containers within one container may have together."""
UNPACKED_BYTES = 400_000_000
"""Of all members of one container together."""
DEPTH = 3
"""Containers inside one another: a zip in a mail in a zip."""
PAGES = 500
"""Of a PDF."""
PAGE_CHARACTERS = 60_000
"""On one page of a PDF; a newspaper page has some 8,000."""
TEXT_CHARACTERS = 5_000_000
"""Of the text of one document."""
