"""The desk's edits: cases by hand, and the article of the example day that they are tried on."""
