"""Overview: the summary and the annotated article."""
