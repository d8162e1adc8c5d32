"""Wrong data that look well, planted one at a time: how many of them reach print without a word.

    python -m tests.truth            # all of them, and the table of docs/truth.md
    python -m tests.truth KIND ...   # some kinds, told one by one

A corruption (``kinds``) changes what a source sends, in the import in which it comes for the first time or in
one that comes later; the article is then built as on any morning (``stage``), and the judge holds it against
the article and the facts of the same session without the corruption.
"""
