"""The desk's hand in an article: its words are free, its figures are bound, and what it changed outlives a rebuild.

``sheet`` gives an article as a text to edit, ``edited`` takes it back, ``merged`` joins an edit with what newsgen
built anew.
"""

from newsgen.editing.edited import edited
from newsgen.editing.sheet import sheet

__all__ = ["edited", "sheet"]
