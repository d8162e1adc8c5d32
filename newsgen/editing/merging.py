"""A desk's edit on an article that newsgen built anew: what only one of them changed is as that one has it.

Where both changed a sentence, the desk's words stay as long as every figure in them still holds and no
figure of the sentence whose place they took has turned round or gone. Else the new sentence stands, and the
desk's is lost.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from newsgen import proof
from newsgen.editing import threeway
from newsgen.editing.edited import settled
from newsgen.editing.units import (
    DECK,
    HEADLINE,
    LEAD,
    SUMMARY,
    Unit,
    Units,
    counterparts,
    head,
    named,
    together,
    units,
)
from newsgen.errors import TemplateProblem
from newsgen.glossary import Glossary
from newsgen.model import Article, Paragraph, Run, Runs
from newsgen.proof.sentences import sentences
from newsgen.proof.styles import mismatch
from newsgen.story.figures import printed_value

_SUBHEAD = "subhead:"


def merged(
    base: Article, edited: Article, fresh: Article, glossary: Glossary | None = None
) -> tuple[Article, tuple[str, ...]]:
    """Return an article that was built anew with what the desk changed, and what of it was given up.

    ``base`` is the article as newsgen built it before, ``edited`` as the desk changed that one, ``fresh`` as
    newsgen builds it now. The result has the facts, events, notes, sources, notice, corrections and version
    of ``fresh``, and passes the proof. The second value are lines for the editor, one for each sentence of
    the desk that does not stand.
    """
    return _Merge(base, edited, fresh).done(glossary or Glossary.load())


class _Merge:
    """One merge: what became of each sentence, and what was lost."""

    def __init__(self, base: Article, edited: Article, fresh: Article) -> None:
        self._base, self._edited, self._fresh = base, edited, fresh
        self._then = {fact.id: fact for fact in (*base.facts, *edited.facts)}
        self._now = {fact.id: fact for fact in fresh.facts}
        self._notes = {note.id for note in fresh.notes}
        self._events = {event.id for event in fresh.told_events}
        self._became: dict[str, Unit] = {}
        self._written: set[str] = set()
        """Every sentence that newsgen wrote, then and now: none of them is the desk's."""
        self._lost: dict[str, None] = {}

    def done(self, glossary: Glossary) -> tuple[Article, tuple[str, ...]]:
        heads = [head(each) for each in (self._base, self._edited, self._fresh)]
        bodies = self._bodies()
        for one, other in ((heads[0], heads[2]), (_units(bodies[0]), _units(bodies[2]))):
            for name in one.keys() & other.keys():
                self._became |= counterparts(one[name], other[name])
            self._written |= {unit.text for each in (one, other) for block in each.values() for unit in block}
        top = {
            name: self._block(*(each.get(name, ()) for each in heads))
            for name in dict.fromkeys((*heads[2], *heads[1]))
        }
        made = self._assembled(top, heads[2], self._body(bodies))
        made = settled(made, self._fresh, glossary)
        if any(True for _ in proof.findings(made)):
            every = {
                unit.text for block in (*heads[1].values(), *_units(bodies[1]).values()) for unit in block
            }
            self._lose(every)
            made = self._fresh
        return made, tuple(
            f"데스크가 고친 문장을 쓰지 않았습니다. 수치가 바뀌었습니다: “{text}”" for text in self._lost
        )

    def _bodies(self) -> list[dict[str, Paragraph]]:
        base = {str(at): each for at, each in enumerate(self._base.paragraphs)}
        edited = named(self._base.paragraphs, self._edited.paragraphs, "desk")
        return [base, edited, named(self._base.paragraphs, self._fresh.paragraphs, "new")]

    def _body(self, bodies: Sequence[dict[str, Paragraph]]) -> list[Paragraph]:
        base, edited, fresh = bodies
        parts = [_units(each) for each in bodies]
        told: list[Paragraph] = []
        for name in threeway.ordered([*base], [*edited], [*fresh]):
            made = self._block(*(each.get(name, ()) for each in parts))
            one, was, new = edited.get(name), base.get(name), fresh.get(name)
            moved = one is not None and (was is None or one.section != was.section)
            kind = one if moved or new is None else new
            if made and kind is not None:
                runs = new.runs if new is not None and made == parts[2][name] else together(made)
                told.append(msgspec.structs.replace(new or kind, section=kind.section, runs=runs))
        for name in base.keys() & edited.keys() - fresh.keys():
            self._lose(unit.text for unit in parts[1][name])
        order = [*dict.fromkeys(each.section for each in told)]
        return sorted(told, key=lambda each: order.index(each.section))

    def _block(self, base: Units, edited: Units, fresh: Units) -> Units:
        """Return the sentences of one block: newsgen's where the proof does not bear out the desk's."""
        made = tuple(self._merged(base, edited, fresh))
        if made == fresh or not self._found(together(made)):
            return made
        self._lose(unit.text for unit in edited)
        return fresh

    def _found(self, runs: Runs) -> bool:
        text = [sentences(runs)]
        return any(True for check in proof.CHECKS for _ in check(text, self._now))

    def _merged(self, base: Units, edited: Units, fresh: Units) -> Iterable[Unit]:
        """Yield the sentences of one block, stretch by stretch."""
        of = {unit.text: unit for unit in edited} | {unit.text: unit for unit in base}
        ones = {unit.text: unit for unit in edited}
        new = {unit.text: unit for unit in fresh}
        texts = [tuple(unit.text for unit in each) for each in (base, edited, fresh)]
        for was, one, other in threeway.chunks(*texts):
            if one in {was, other}:
                yield from (new[text] for text in other)
            elif not one:
                continue
            elif len(was) == len(one) == len(other):
                for old, desk, built in zip(was, one, other, strict=True):
                    yield from self._stretch([of[old]], [ones[desk]], [new[built]])
            else:
                yield from self._stretch(
                    [of[text] for text in was], [ones[text] for text in one], [new[text] for text in other]
                )

    def _stretch(self, was: list[Unit], desk: list[Unit], built: list[Unit]) -> list[Unit]:
        """Return what stands of a stretch that the desk changed: its words, or newsgen's."""
        if [unit.text for unit in desk] == [unit.text for unit in was]:
            return built
        carried = [self._carried(unit) for unit in desk]
        stands = [unit for unit in carried if unit is not None]
        if len(stands) == len(desk) and not any(self._turned(unit) for unit in was):
            return stands if was else [*built, *stands]
        self._lose(unit.text for unit in desk)
        return built

    def _carried(self, unit: Unit) -> Unit | None:
        """Return a sentence of the edited article as it stands now; None where it does not hold.

        One that newsgen wrote, and the desk moved, is what newsgen writes in its place now.
        """
        if unit.text in self._became:
            return self._became[unit.text]
        runs = [self._bound(run) for run in unit.runs]
        return Unit(unit.text, tuple(run for run in runs if run)) if all(runs) else None

    def _bound(self, run: Run) -> Run | None:
        events = {run.event, *run.also} - {None}
        if (run.quote is not None and run.quote not in self._notes) or not events <= self._events:
            return None
        if run.figure is None:
            return run
        fact = self._now.get(run.figure.fact)
        if fact is None or self._is_turned(run.figure.fact):
            return None
        try:
            value = printed_value(fact, run.figure.style)
        except TemplateProblem:
            return None
        if mismatch(run.text, value, run.figure.style, fact):
            return None
        return msgspec.structs.replace(run, figure=msgspec.structs.replace(run.figure, value=value))

    def _turned(self, unit: Unit) -> bool:
        """Tell whether a figure of a sentence has gone or turned round: words about it may be wrong."""
        return any(run.figure is not None and self._is_turned(run.figure.fact) for run in unit.runs)

    def _is_turned(self, fact: str) -> bool:
        then, now = self._then.get(fact), self._now.get(fact)
        return now is None or (then is not None and then.value * now.value < 0)

    def _lose(self, texts: Iterable[str]) -> None:
        self._lost |= dict.fromkeys(text for text in texts if text not in self._written)

    def _assembled(
        self, top: Mapping[str, Units], fresh: Mapping[str, Units], body: list[Paragraph]
    ) -> Article:
        """Return the new article with these texts; what is just as newsgen built it keeps its runs."""
        sections = {paragraph.section for paragraph in body}
        subheads = {
            name.removeprefix(_SUBHEAD): together(made)
            for name, made in top.items()
            if name.startswith(_SUBHEAD) and made and name.removeprefix(_SUBHEAD) in sections
        }
        own = self._fresh
        return msgspec.structs.replace(
            own,
            headline=own.headline if top[HEADLINE] == fresh[HEADLINE] else together(top[HEADLINE]),
            deck=own.deck if top[DECK] == fresh[DECK] else together(top[DECK]),
            summary=tuple(unit.runs for unit in top[SUMMARY]),
            lead=own.lead if top[LEAD] == fresh[LEAD] else together(top[LEAD]),
            subheads=subheads,
            paragraphs=tuple(body),
        )


def _units(body: Mapping[str, Paragraph]) -> dict[str, Units]:
    return {name: units(each.runs) for name, each in body.items()}
