"""The HTTP face of the glossary and of the articles, for the newsroom's CMS and for readers.

It reads the files that the command line reads, keeps nothing of its own, and writes nothing. A request goes
one way::

    frame  ->  litestar's routes  ->  terms, annotate, articles, feeds, status, pages  ->  Answer
    (limits, headers, metrics)        (read from the Library)

``app.create`` makes it. Whatever cannot be answered is a problem in Korean (RFC 9457), never a traceback.
"""
