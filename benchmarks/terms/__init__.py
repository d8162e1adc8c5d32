"""How right and how whole the glossary is, by sets that were written apart from it (``sets/``)."""
