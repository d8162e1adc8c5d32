"""What an editor chose of an article: items pinned and left out, headline and deck.

They stand beside the session's notes, ``notes/<session>.<edition>.choices.toml``, one file an article, to be
read and changed by hand as well as by the desk. A choice that cannot be read, or whose item is no more, is
told to the editor, and the article is written without it.
"""

from __future__ import annotations

from newsgen.choices.choices import NONE, Choices, Line
from newsgen.choices.read import file_of, read

__all__ = ["NONE", "Choices", "Line", "file_of", "read"]
