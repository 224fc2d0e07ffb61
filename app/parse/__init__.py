"""Floor 2: restored text -> Transcript. Layouts, attribution and points; knows no database and no authority list."""
