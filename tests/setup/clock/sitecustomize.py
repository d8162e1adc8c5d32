"""The clock of a program that a test starts: it begins where ``TEST_NOW`` says, and goes on from there."""

import datetime
import os

import time_machine

if "TEST_NOW" in os.environ:
    time_machine.travel(datetime.datetime.fromisoformat(os.environ["TEST_NOW"]), tick=True).start()
