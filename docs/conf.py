"""Sphinx's settings: pages in Markdown and from docstrings, offline, without scripts."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent / "lib")]

project = "Newsangles"
author = "The Newsangles developers"
version = release = tomllib.loads((HERE.parent / "pyproject.toml").read_text("utf-8"))["project"]["version"]
language = "en"
smartquotes_action = "D"  # dashes alone: examples show an article's own quotation marks

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "extension"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
exclude_patterns = ["templates", "static"]

default_role = "obj"  # docstrings name functions and modules in single backticks
autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_typehints_format = "short"
autodoc_preserve_defaults = True
napoleon_numpy_docstring = False
napoleon_use_ivar = True
python_maximum_signature_line_length = 88

# Docstrings also name what has no entry here: private modules, other libraries, types of arguments. The pages' own
# references (func, mod, meth, data, doc, ref) are checked without exception.
nitpick_ignore_regex = [("py:(obj|class|exc)", ".*")]

html_theme = "basic"
html_title = "Newsangles"
html_static_path = ["static"]
html_css_files = ["docs.css"]
html_copy_source = False
html_show_sourcelink = False
templates_path = ["templates"]
