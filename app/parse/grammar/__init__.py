"""Rules about single lines, shared by all layouts: who is named, what is page furniture, what is a heading."""
