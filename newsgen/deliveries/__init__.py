"""An article to a place, once and whole: the outbox, and one file a kind of CMS.

    order -> Outbox.add -> deliver -> attempt: look, write, read back -> Target

A place is a :class:`~newsgen.deliveries.target.Target`; the kinds are listed in
:data:`newsgen.deliveries.kinds.TARGETS`.
"""
