"""Every error that newsgen raises for its users.

The whole tree::

    NewsgenError                 exit 1   anything a user can be told about
    ├── UsageProblem             exit 2   the command line or the settings are off
    │   ├── ConfigProblem                 newsgen.toml cannot be used
    │   └── NoteProblem                   a note of the desk cannot be printed
    ├── NoSession                exit 3   the day is no trading day, or not over yet
    ├── Held                     exit 4   the data are not fit to print
    ├── Unproved                 exit 4   an article on file is not proved any more
    │   ├── Touched                       it is not what newsgen wrote
    │   └── Outdated                      prices were revised: what it prints does not hold now
    ├── EditRefused              exit 4   a desk's edit says what the facts do not
    ├── Overtaken                exit 1   somebody else changed it meanwhile: nothing was written
    ├── SourceUnreachable        exit 5   a source of prices does not answer
    │   └── SourceMalformed               it answers, but not in its format: nothing of it is used
    ├── StoreProblem             exit 1   the store is missing, damaged or locked
    ├── ImportRefused            exit 1   a recorded file is malformed: nothing was changed
    ├── FedInputProblem          exit 1   prices, range or calendar give no odds for the Fed's meetings
    │   ├── CalendarEnded                 the day is past the last meeting listed
    │   ├── NoFutures                     the prices that the next meeting's odds need are not there
    │   └── RangeApart                    the target range is not where the prices are
    ├── OutputProblem            exit 1   a file cannot be written
    ├── DeskProblem              exit 1   the desk's own file (users, logins) is damaged or locked
    ├── OutboxProblem            exit 1   the outbox is damaged, locked, or the disk is full
    ├── DeliveryProblem          exit 6   an article is not at its CMS
    │   ├── DeliveryDelayed               passing trouble: it is tried again
    │   ├── DeliveryRefused               the CMS does not take it: somebody must mend the cause
    │   ├── TargetClosed                  the CMS takes nothing from us: address, password, certificate
    │   └── DeliveryBlocked      exit 7   a person must decide: no approval, or the desk edited it
    ├── TemplateProblem          exit 1   a template is broken
    ├── GlossaryProblem          exit 1   a term is broken
    ├── CheckTooLong             exit 1   a text is so long that its check was given up
    └── ProofFailure             exit 1   the text does not say what the facts say
        ├── UnboundFigure                 a digit that belongs to no fact
        └── WrongDirection                a verb that contradicts its figure

Messages are Korean, one line, and say what to do: they are shown to editors as they are.
"""

from __future__ import annotations

from typing import ClassVar


class NewsgenError(Exception):
    """Base of all errors with a message for the user.

    The first argument is the message: Korean, one line. A particle behind a word that only the moment knows
    is written both ways, ``은(는)``; whoever reads the message sees the one that belongs there.
    """

    exit_code: ClassVar[int] = 1

    def __str__(self) -> str:
        from newsgen.korean.particles import resolve  # noqa: PLC0415 - the tables are for who errs

        return resolve(super().__str__())


class UsageProblem(NewsgenError):
    """The command line or the settings ask for something that cannot be done."""

    exit_code = 2


class ConfigProblem(UsageProblem):
    """``newsgen.toml`` is malformed or names a setting that does not exist."""


class NoteProblem(UsageProblem):
    """A note of the desk cannot be printed as it stands; the message says what to mend."""


class NoSession(NewsgenError):
    """The date is no session of the exchange: weekend, holiday, or not over yet."""

    exit_code = 3


class Held(NewsgenError):
    """The gate refuses to print: data of the session are missing or doubtful."""

    exit_code = 4


class Unproved(NewsgenError):
    """An article on file cannot be proved: it goes nowhere as it is."""

    exit_code = 4


class Touched(Unproved):
    """An article on file is not what newsgen wrote: somebody changed its JSON."""


class Outdated(Unproved):
    """An article says what the prices of its time said, and the store says something else now."""


class EditRefused(NewsgenError):
    """What the desk wrote cannot stand: a number that is no fact, a word against its figure, a cut quotation.

    ``faults`` tells everything that is wrong, a line each; the message is the first of them.
    """

    exit_code = 4
    faults: tuple[str, ...] = ()

    @classmethod
    def of(cls, faults: list[str]) -> EditRefused:
        """Return the refusal of one or more faults."""
        more = f" (모두 {len(faults)}곳)" if len(faults) > 1 else ""
        refused = cls(f"고친 글을 받지 않았습니다. {faults[0]}{more}")
        refused.faults = tuple(faults)
        return refused


class Overtaken(NewsgenError):
    """What was to be changed is not what it was when somebody began to change it: nothing was written."""


class SourceUnreachable(NewsgenError):
    """A source of prices does not answer.

    ``status`` is the HTTP status with which it refused; 0 where it refused by none.
    """

    exit_code = 5

    def __init__(self, message: str, *, status: int = 0) -> None:
        super().__init__(message)
        self.status = status


class SourceMalformed(SourceUnreachable):
    """A source answers with something else than its format; no figure is taken from such an answer."""


class StoreProblem(NewsgenError):
    """The store is missing, damaged, locked, or of another version."""


class ImportRefused(NewsgenError):
    """A recorded file is malformed; the message names file and line. Nothing was changed."""


class FedInputProblem(NewsgenError):
    """Futures prices, the target range or the calendar give no odds: nothing is told rather than a guess."""


class CalendarEnded(FedInputProblem):
    """The day is past the last meeting of the Federal Open Market Committee that is listed."""


class NoFutures(FedInputProblem):
    """Prices of futures that the next meeting's odds are computed from are not there."""


class RangeApart(FedInputProblem):
    """The target range is not where futures say that the rate is: one of the two is of another day."""


class OutputProblem(NewsgenError):
    """An output cannot be written to its place."""


class DeskProblem(NewsgenError):
    """The desk's own file cannot be used: damaged, locked, or not to be written."""


class OutboxProblem(NewsgenError):
    """The outbox is damaged, locked, of another version, or its disk is full."""


class DeliveryProblem(NewsgenError):
    """An article is not at its CMS as it should be.

    ``unknown`` says that the CMS may have done what it was told all the same.
    """

    exit_code = 6

    def __init__(self, message: str, *, unknown: bool = False) -> None:
        super().__init__(message)
        self.unknown = unknown


class DeliveryDelayed(DeliveryProblem):
    """Passing trouble: the same delivery may go through later.

    ``wait`` is how many seconds the CMS asked for.
    """

    def __init__(self, message: str, *, wait: float = 0.0, unknown: bool = False) -> None:
        super().__init__(message, unknown=unknown)
        self.wait = wait


class DeliveryPart(DeliveryDelayed):
    """Some of those who were to have it have it; ``remote`` says what is left to be sent."""

    def __init__(self, message: str, *, remote: str, unknown: bool = False) -> None:
        super().__init__(message, unknown=unknown)
        self.remote = remote


class DeliveryRefused(DeliveryProblem):
    """The CMS does not take this article; another attempt would end the same."""


class TargetClosed(DeliveryProblem):
    """The CMS takes nothing from us: its address, its certificate or our password is wrong."""


class DeliveryBlocked(DeliveryProblem):
    """A person must decide: nobody approved the article, or the desk edited it."""

    exit_code = 7


class TemplateProblem(NewsgenError):
    """A template is broken; the message names the file and the line."""


class GlossaryProblem(NewsgenError):
    """A glossary file is broken; the message names the file and the place."""


class CheckTooLong(NewsgenError):
    """A text is so long that its check was given up."""


class ProofFailure(NewsgenError):
    """The text does not say what the facts say; the article is refused."""


class UnboundFigure(ProofFailure):
    """A digit in the text belongs to no fact, no quotation and no reviewed phrase."""


class WrongDirection(ProofFailure):
    """A word of direction contradicts the figure it goes with."""
