"""From articles to Docs with the rows of every angle: parsing, its cache, and what lies beside the documents."""
