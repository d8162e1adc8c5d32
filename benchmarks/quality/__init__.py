"""How the articles read, measured: every recorded session rendered, beside what people write.

``make quality`` imports the recorded market, builds the articles, has ``benchmarks.reader`` read them, and
writes the tables to ``docs/quality.md``. ``python -m benchmarks.quality --quick`` builds some seventy, prints
the table and the faults with their sentences, and writes nothing.
"""
