"""What an installation runs by itself every morning, and the files that make a machine do so.

``jobs`` is the one table of what runs when, by the clock in Seoul; ``cron`` and ``systemd`` write it down for
the two programs that start things at their time, ``runner`` the script that both start. ``settings`` and
``vault`` write ``newsgen.toml`` and the file of the secrets, ``place`` puts files where they belong.
"""
