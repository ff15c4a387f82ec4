"""Documents: articles from text, web pages and tables, what the user says of their names, and the project around."""
