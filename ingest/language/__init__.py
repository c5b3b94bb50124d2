"""The ground floor: sentences annotated once, numbers and dates; it knows no document.

`annotate(sentence, stem, before)` gives an `Annotated`; `annotated.figure(start, end)` the `Facets` of a number in it.
"""
