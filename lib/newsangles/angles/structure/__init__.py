"""The structure of an article: what each of its paragraphs is, and who speaks it."""
