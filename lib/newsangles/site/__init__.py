"""The site: notebooks run on articles by papermill, and the pages that are made of them."""
