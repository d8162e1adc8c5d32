"""What a person does with an article, for whatever asks: a command line, a page."""
