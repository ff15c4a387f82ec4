"""The pipeline: parsing articles, its cache, and what processes of it share."""
