"""The glossary: terms as an editor writes them in TOML, found in text, searched by people.

``Glossary.load()`` reads the terms, ``find`` says where they stand in a text, ``search`` answers what
somebody types. Nothing here knows of articles, files to write, or the network.
"""

from newsgen.glossary.book import Glossary
from newsgen.glossary.term import Match, Term

__all__ = ["Glossary", "Match", "Term"]
