"""What a person does with an article, for whatever asks: a command line, a page.

An act is given a :class:`~newsgen.acts.newsroom.Newsroom` and what was asked for, and returns what came of it
as a type of its own; what cannot be done it raises as a NewsgenError, whose line a person reads. It knows no
screen, no option and no request. ``tell`` hears of what a person should read while it goes on.

==================  ==================================================================
``newsroom``        where prices, log and articles are, and who acts
``standing``        how an article stands: newest, in print, withdrawn
``reading``         an article on file, read and proved anew
``building``        making a session's article; ``left_out`` what it does not tell
``editing``         changing its words
``approving``       a person's word that it may go out
``publishing``      ordering it to CMSs; ``delivering`` what is on its way there
``withdrawing``     taking it back everywhere, and taking that back
``correcting``      figures in print that no longer hold; ``touched`` files somebody changed
``releasing``       what the gate holds, let through
``noting``          the desk's notes
``choosing``        items pinned or left out, headline and deck taken among those that are true
``states``          how far each of many articles has come
``feeds``           the feeds of what was approved
==================  ==================================================================
"""
