"""A request becomes a guide: choose a case, lay out the session, answer for every quotation."""

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from types import MappingProxyType

from assistant.answering import Assistant
from assistant.cases.agenda import lay_agenda, place_checkpoints
from assistant.cases.choosing import Asked, choose_questions, lead_unit
from assistant.cases.closing import debrief, what_to_do_when
from assistant.cases.covering import cover, fit_of
from assistant.cases.formats.markdown import to_markdown
from assistant.cases.handout import handout_of
from assistant.cases.needs import Aims, aims_of_ids, aims_of_need
from assistant.cases.notes import notes_of
from assistant.cases.preparing import plays_with_cards, prepare
from assistant.cases.request import CaseRequest
from assistant.cases.running import choose_method, run_method
from assistant.cases.scheduling import Slot, parts_in_session, reading_minutes, schedule
from assistant.cases.selecting import select_case
from assistant.cases.shaping import Shape, shape_for
from assistant.cases.texts import facilitation as texts
from assistant.cases.types import (
    CasePart,
    CasePerson,
    Guide,
    GuideCase,
    GuideQuestion,
    LibraryCase,
    Purpose,
    Reading,
    RoleCard,
)
from assistant.citations import cite, refer, stamp
from assistant.errors import CaseRequestInvalid
from assistant.types import Citation
from corpus.cases import Case, Question
from corpus.guidance import PracticeNote
from corpus.types import Profile

_TWO_PURPOSES = 45  # minutes from which a session has a second purpose


class GuideMaker:
    """Makes guides from one profile's teaching cases. Holds no state between requests."""

    def __init__(
        self,
        profile: Profile,
        cases: Sequence[Case],
        assistant: Callable[[], Assistant],
        *,
        notes: Mapping[str, PracticeNote] = MappingProxyType({}),
    ) -> None:
        """Take what guides are made from; the assistant is asked for only where a need is told."""
        self.profile = profile
        self.cases = tuple(cases)
        self._assistant = assistant
        self._notes = notes

    def make(self, request: CaseRequest) -> Guide:
        """The guide for a session; the same request gives the same guide, letter by letter.

        Raises:
            CasesMissing: The profile has no teaching cases.
            CaseRequestInvalid: An id is unknown, nothing is wanted, or more than the time holds.
            NeedOutsideProfile: The need is not what the profile is about.
        """
        aims = self._aims(request)
        selection = select_case(self.profile, self.cases, request, aims)
        case, angle = selection.chosen.case, selection.angle
        shape = shape_for(request.minutes)
        lead = lead_unit(case, aims.weights, angle)
        asked = choose_questions(case, shape, aims.weights, lead, angle)
        asked, slots = schedule(case, shape, asked, request.minutes)
        questions = self._questions(case, request, asked, slots, angle)
        shown = _shown_case(case, shape, asked)
        stand = _least_heard(case, shown)
        agenda = lay_agenda(case, slots, questions, shown.parts, request.group)
        closing = next(slot for slot in slots if slot.kind == "debrief")
        exercised = [unit for question in questions for unit in question.answer_key]
        lead = lead if lead in exercised else exercised[0]
        citations = self._citations([lead, *exercised])
        withheld = sum(citation.check == "failed" for citation in citations)
        guide = Guide(
            request=request,
            case=shown,
            fit=fit_of(request, aims, selection, asked),
            purposes=tuple(self._purposes(case, request, lead)),
            preparation=prepare(request.group, shown.parts, questions, stand=stand),
            agenda=agenda,
            questions=questions,
            roles=tuple(_role_cards(shown, questions)),
            checkpoints=place_checkpoints(case, agenda, questions, stand=stand),
            debrief=debrief(case, request, closing.minutes, stand=stand, angle=angle),
            whens=what_to_do_when(request.group),
            cautions=case.cautions,
            culture_and_equity=case.culture_and_equity,
            coverage=cover(self.profile, aims, selection, questions),
            citations=tuple(c for c in citations if c.check != "failed"),
            labels=(*texts.LABELS, self.profile.metadata.endorsement),
            notices=(texts.WITHHELD,) if withheld else (),
            profile=stamp(self.profile),
        )
        return replace(
            guide, handout=to_markdown(handout_of(guide)), notes=to_markdown(notes_of(guide))
        )

    def library(self) -> tuple[LibraryCase, ...]:
        """Every case with what it exercises, by id; nothing of the answer keys."""
        return tuple(
            LibraryCase(
                id=case.id,
                title=case.title,
                setting=case.setting,
                country=case.country,
                sector=case.sector,
                difficulty=case.difficulty,
                reading_minutes=sum(reading_minutes(part.text) for part in case.parts),
                parts=tuple(part.title for part in case.parts),
                questions=len(case.questions),
                exercises=tuple(
                    refer(self.profile, self.profile.node(target.activity))
                    for target in case.targets
                ),
            )
            for case in self.cases
        )

    def _aims(self, request: CaseRequest) -> Aims:
        named = aims_of_ids(self.profile, request.wanted)
        if request.need and self.cases:
            most = max(1, shape_for(request.minutes).aims - len(named.aims))
            told = aims_of_need(self._assistant(), request.need, most=most)
            ids = {aim.node.id for aim in named.aims}
            more = (aim for aim in told.aims if aim.node.id not in ids)
            return Aims((*named.aims, *more), told.places)
        if not (named.aims or request.case) and self.cases:
            raise CaseRequestInvalid(
                "Nothing is said about what to practise.",
                given="neither entries of the profile nor a need nor a case",
                expected=f"ids such as {self.profile.units[0].id}, a need in your own words, or a case",
                action="Say at least one of them.",
            )
        return named

    def _questions(
        self,
        case: Case,
        request: CaseRequest,
        asked: Sequence[Asked],
        slots: Sequence[Slot],
        angle: int,
    ) -> tuple[GuideQuestion, ...]:
        minutes = {slot.question: slot.minutes for slot in slots if slot.question is not None}
        questions: list[GuideQuestion] = []
        for at, (question, part) in enumerate((a.question, a.part) for a in asked):
            method = choose_method(
                question,
                request.group,
                minutes[at],
                turn=angle + at,
                used={q.method.id for q in questions},
                beginners=request.experience == "new",
            )
            follow_up = self._follow_up(question, {q.follow_up for q in questions})
            questions.append(
                GuideQuestion(
                    number=at + 1,
                    kind=question.kind,
                    text=question.text,
                    part=part,
                    minutes=minutes[at],
                    method=run_method(
                        method, question, request.group, minutes[at], dilemma=case.dilemma
                    ),
                    answer_key=question.strong_answer,
                    strong_answer=question.touches,
                    wrong_turns=question.wrong_turns,
                    follow_up=follow_up,
                    cast=question.cast,
                )
            )
        return tuple(questions)

    def _follow_up(self, question: Question, said: Set[str | None]) -> str | None:
        """From the practice note of a unit it works on; none that stands in the guide already."""
        notes = [self._notes[unit] for unit in question.strong_answer if unit in self._notes]
        return next((note.question for note in notes if note.question not in said), None)

    def _purposes(self, case: Case, request: CaseRequest, lead: str) -> Iterator[Purpose]:
        moments = {target.activity: target.calls_for_it for target in case.targets}
        label = self.profile.label(self.profile.node(lead))
        yield Purpose(text=texts.PRACTISE.format(label=label), activity=lead, moment=moments[lead])
        if request.minutes >= _TWO_PURPOSES:
            text = texts.TAKE_A_STAND.format(dilemma=case.dilemma)
            yield Purpose(text=text, activity=None, moment=None)

    def _citations(self, units: Sequence[str]) -> list[Citation]:
        return [cite(self.profile, self.profile.node(unit)) for unit in dict.fromkeys(units)]


def _shown_case(case: Case, shape: Shape, asked: Sequence[Asked]) -> GuideCase:
    read = parts_in_session(case, shape, asked)
    return GuideCase(
        id=case.id,
        title=case.title,
        setting=case.setting,
        country=case.country,
        sector=case.sector,
        difficulty=case.difficulty,
        parts=tuple(
            CasePart(
                number=number,
                title=part.title,
                text=part.text.strip(),
                reading=_when_read(number, read),
                minutes=reading_minutes(part.text),
            )
            for number, part in enumerate(case.parts, start=1)
        ),
        people=tuple(
            CasePerson(
                name=person.name,
                role=person.role,
                wants=person.wants,
                power=person.power,
                part=_first_seen(person.name, case),
            )
            for person in case.people
        ),
        dilemma=case.dilemma,
        takeaway=case.takeaway,
    )


def _when_read(number: int, read: Sequence[int]) -> Reading:
    if number in read:
        return "in the session"
    return "beforehand" if number < read[0] else "not used"


def _first_seen(name: str, case: Case) -> int:
    """The part that first names a person: in full, by the last name, or by any of the names."""
    for seen in (name, name.split()[-1], *name.split()):
        for number, part in enumerate(case.parts, start=1):
            if seen in part.text:
                return number
    return 1


def _least_heard(case: Case, shown: GuideCase) -> str:
    """The person whom the case marks so; somebody else who was met, where that part is not read."""
    last = max(part.number for part in shown.parts if part.reading != "not used")
    met = [person.name for person in shown.people if person.part <= last]
    others = [name for name in met if name != case.people[0].name]
    return case.least_heard if case.least_heard in met else [*others, *met][0]


def _role_cards(case: GuideCase, questions: Sequence[GuideQuestion]) -> Iterator[RoleCard]:
    playing = [question for question in questions if plays_with_cards(question)]
    known = {person.name: person for person in case.people}
    for name in dict.fromkeys(name for question in playing for name in question.cast):
        person = known.get(name)
        yield RoleCard(
            name=name,
            role=person.role if person else "",
            wants=person.wants if person else "",
            power=person.power if person else "",
            questions=tuple(q.number for q in playing if name in q.cast),
        )
