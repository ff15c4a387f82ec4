"""Framing: who is judged, in what tone somebody is told of, words that colour, what each is called."""
