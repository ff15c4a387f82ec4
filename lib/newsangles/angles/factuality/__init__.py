"""Factuality: how firmly the text commits to what it says."""
