"""Files that somebody wrote down: a recorded market, lists and prices of the desk's own."""
