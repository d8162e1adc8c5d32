"""What the verbs share: how a command line is read, how a run ends, and how a screen is set.

============  ==========================================================================
``verbs``     the table of verbs, imported when they are called
``click``     click's own words in Korean
``errors``    every failure as one line and an exit code
``settings``  the options before the verb
``options``   options that several verbs have; ``moment`` a time, ``outbox`` the outbox
``when``      which session and which moment the options mean
``newsroom``  the newsroom that the options mean, ``stores`` the store alone
``feeds``     feeds that were written, ``touched`` files that somebody changed
``fetched``   a fetch with a screen, ``progress`` its bar
``screen``    columns that line up
============  ==========================================================================
"""
