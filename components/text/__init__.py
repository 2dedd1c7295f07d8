"""A view in words: titles, notes, sentences, citations."""
