"""The desk: pages on which a newsroom makes, checks and sends its articles, behind a login.

A request goes one way::

    frame  ->  litestar's routes  ->  guard  ->  pages/<page>  ->  sheet
    (limits, headers)                 (who asks, may he,       (calls an act of the newsroom)
                                       is the form ours)

Each route says by ``page`` or ``act`` of :mod:`newsgen.desk.routes` who may ask it; one that does not say so
answers nobody. What a page changes, an act of ``newsgen.acts`` changes, in the name of the user; pages
themselves know no article's rules.

The desk's own file (``file.py``) holds who works here, who is logged in, who failed to, and what is being
typed. It is no part of the store of prices, which is copied to workers and colleagues.
"""
