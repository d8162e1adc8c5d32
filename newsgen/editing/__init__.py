"""The desk's hand in an article: words are free, figures are bound, and an edit outlives a rebuild.

``sheet`` gives an article as a text to edit, ``edited`` takes it back, ``merged`` joins an edit with what
newsgen built anew, ``differences`` tells what changed, and ``looks`` what of its Korean is off.
"""

from newsgen.editing.companies import companies
from newsgen.editing.differences import differences
from newsgen.editing.edited import edited
from newsgen.editing.looks import looks
from newsgen.editing.merging import merged
from newsgen.editing.sheet import sheet

__all__ = ["companies", "differences", "edited", "looks", "merged", "sheet"]
