"""The desk's hand in an article: words are free, figures are bound, and an edit outlives a rebuild.

``sheet`` gives an article as a text to edit, ``edited`` takes it back (``tried`` what was typed block by
block), ``merged`` joins an edit with what newsgen built anew, ``differences`` tells which sentences changed,
``compared`` which words, and ``looks`` what of its Korean is off.
"""

from newsgen.editing.by_word import compared
from newsgen.editing.companies import companies
from newsgen.editing.differences import differences
from newsgen.editing.edited import edited, tried
from newsgen.editing.looks import looks
from newsgen.editing.merging import merged
from newsgen.editing.sheet import sheet

__all__ = ["companies", "compared", "differences", "edited", "looks", "merged", "sheet", "tried"]
