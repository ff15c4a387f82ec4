"""The layers below every angle: the parsed text, quotation marks, sentences, word vectors, scorers, countries."""
