"""A new version and the desk's own words made one text: blocks, which of them are the same, the merge."""
