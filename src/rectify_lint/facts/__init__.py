"""Facts: the scanners that find the phrases of :mod:`rectify_lint.grammar` in a text, and their types.

Each scanner compiles its expression on first use, reads a text once, in time linear in its length, and
returns frozen facts in the order of the text.
"""
