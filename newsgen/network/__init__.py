"""Asking servers: one client, and one table of what goes wrong.

``causes`` names a failure whoever met it (a source, yfinance, a CMS); ``body`` reads an answer within bounds;
``client`` asks for a file, patiently. Yahoo is asked by yfinance's own session and a CMS by the line of the
deliveries, which must not ask twice by itself; both take their causes from here.
"""
