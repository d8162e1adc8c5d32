"""Whole expected articles. ``make golden`` writes them anew; a person reads the difference.

``<day>/us-close.txt`` is the article, ``<day>/us-close.figures.tsv`` its figures and their facts.
``demo`` is made from the embedded market and runs everywhere; the days need the recorded one.
"""
