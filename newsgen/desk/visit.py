"""One request as a page sees it: who asks, in which newsroom, with what form."""

from __future__ import annotations

from typing import Any, NamedTuple

from litestar import Request

from newsgen.acts.newsroom import Newsroom
from newsgen.desk import csrf
from newsgen.desk.accounts import Role
from newsgen.desk.forms import Form
from newsgen.desk.office import Office, office_of
from newsgen.desk.sessions import Session

_PLACE = "visit"


class Visit(NamedTuple):
    """Who asks, and what for."""

    office: Office
    client: str
    """The machine that asks, as it is counted."""
    session: Session | None = None
    """The login; None of who has none."""
    secret: str = ""
    """What the tokens of its forms are bound to; empty where nothing was given to the browser yet."""
    form: Form = Form()
    cookies: tuple[str, ...] = ()
    """``Set-Cookie`` lines that go with the answer."""

    @property
    def who(self) -> str:
        """The user's name; empty of who is not logged in."""
        return self.session.name if self.session else ""

    @property
    def newsroom(self) -> Newsroom:
        """The newsroom, in which the user acts."""
        return self.office.newsroom.by(self.who)

    @property
    def token(self) -> str:
        """A token for a form on the page that is made."""
        return csrf.token(self.secret)

    def may(self, role: Role) -> bool:
        """Say whether the user may do what needs a role."""
        return self.session is not None and self.session.role.may(role)

    def holds(self) -> bool:
        """Say whether the login still holds: whoever answers for long asks from time to time."""
        return self.office.sessions.find(self.secret, in_use=False) is not None

    def told(self) -> str:
        """Return the line that the act before left for this page, once."""
        return self.office.sessions.told(self.session) if self.session else ""


def keep(request: Request[Any, Any, Any], visit: Visit) -> None:
    """Keep a visit with its request."""
    request.scope["state"][_PLACE] = visit


def visit_of(request: Request[Any, Any, Any]) -> Visit:
    """Return who asks with a request; nobody, of one that came to no route."""
    found: Visit | None = request.scope["state"].get(_PLACE)
    return found or Visit(office_of(request), "")
