"""What a person does with an article, for whatever asks: a command line, a page.

An act is given a :class:`~newsgen.acts.newsroom.Newsroom` and what was asked for, and returns what came of it
as a type of its own; what cannot be done it raises as a NewsgenError, whose line a person reads. It knows no
screen, no option and no request. ``tell`` hears of what a person should read while it goes on.

==================  ==============================================================================
``newsroom``        where prices, log and articles are, and who acts
``standing``        how an article stands: newest, in print, withdrawn; ``states`` how far many have come
``reading``         an article on file, read and proved anew; ``demo`` what an example is made from
``building``        making a session's article; ``left_out`` what it does not tell
``choosing``        items pinned or left out, headline and deck; ``suggesting`` what is known beside items
``editing``         changing its words; ``rewording`` the same block by block, by several people
``approving``       a person's word that it may go out
``publishing``      ordering it to CMSs; ``delivering`` what is on its way there
``withdrawing``     taking it back everywhere, and taking that back
``correcting``      figures in print that no longer hold; ``touched`` files somebody changed
``releasing``       what the gate holds, let through
``noting``          the desk's notes; ``notebook`` the same by several people, ``terms`` its glossary
``checking``        what the record says against sentences that the desk changed
``feeds``           the feeds of what was approved
==================  ==============================================================================
"""
