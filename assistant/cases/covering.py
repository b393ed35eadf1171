"""What a session exercises of what was wanted, said plainly, and what else the library offers."""

from collections.abc import Iterator, Sequence

from assistant.cases.choosing import Asked
from assistant.cases.needs import Aims
from assistant.cases.request import CaseRequest
from assistant.cases.selecting import MET, Rated, Selection, how_far
from assistant.cases.shaping import shape_for
from assistant.cases.texts import facilitation as texts
from assistant.cases.types import Coverage, Fit, FitLevel, GuideQuestion, Offer
from assistant.wording import listed
from corpus.types import Profile

_OFFERS = 3


def fit_of(request: CaseRequest, aims: Aims, selection: Selection, asked: Sequence[Asked]) -> Fit:
    """How well the session on the chosen case answers the request."""
    met = [m >= MET for m in how_far(aims, asked)]
    level: FitLevel = "good" if all(met) else "partial" if any(met) else "poor"
    return Fit(
        level=level,
        said=" ".join(_said(request, aims, selection.chosen, met)),
        aims=tuple(aim.node for aim in aims.aims),
        offers=tuple(_offer(rated, aims) for rated in _supplying(selection, met)[:_OFFERS]),
    )


def cover(
    profile: Profile, aims: Aims, selection: Selection, questions: Sequence[GuideQuestion]
) -> tuple[Coverage, ...]:
    """Every unit of the case, then every unit that was wanted and is not in it."""
    targets = [target.activity for target in selection.chosen.case.targets]
    wanted = {unit for aim in aims.aims for unit in aim.units}
    missing = [
        unit
        for aim in aims.aims
        if len(aim.units) == 1
        for unit in aim.units
        if unit not in targets
    ]
    rows: list[Coverage] = []
    for unit in [*targets, *missing]:
        numbers = [str(q.number) for q in questions if unit in q.answer_key]
        if unit in missing:
            where = texts.NOT_EXERCISED.format(instead=_instead(unit, selection))
        elif numbers:
            where = f"Question{'' if len(numbers) == 1 else 's'} {listed(numbers)}"
        else:
            where = texts.ONLY_IN_TEXT
        rows.append(
            Coverage(
                activity_id=unit,
                label=profile.label(profile.node(unit)),
                wanted=unit in wanted,
                exercised=bool(numbers),
                where=where,
            )
        )
    return tuple(rows)


def _said(
    request: CaseRequest, aims: Aims, chosen: Rated, exercised: Sequence[bool]
) -> Iterator[str]:
    names = [aim.node.label for aim in aims.aims]
    if request.need:
        yield texts.READ_AS.format(need=request.need, aims=listed(names))
    met = [name for name, hit in zip(names, exercised, strict=True) if hit]
    missed = [name for name, hit in zip(names, exercised, strict=True) if not hit]
    title = chosen.case.title
    if not aims.aims:
        units = listed([target.activity for target in chosen.case.targets])
        yield texts.FITS_AS_NAMED.format(title=title, units=units)
    elif not missed:
        yield texts.FITS.format(title=title, all=listed(met))
    elif met:
        yield texts.FITS_IN_PART.format(title=title, met=listed(met), missed=listed(missed, "or"))
    else:
        yield texts.FITS_POORLY.format(title=title, missed=listed(missed, "or"))
    if request.setting and not chosen.place:
        yield texts.OTHER_PLACE.format(setting=request.setting)
    if chosen.case.needs_time and shape_for(request.minutes).one_part:
        yield texts.NEEDS_TIME
    if request.difficulty and request.difficulty != chosen.case.difficulty:
        yield texts.OTHER_DIFFICULTY.format(given=chosen.case.difficulty, asked=request.difficulty)


def _supplying(selection: Selection, met: Sequence[bool]) -> list[Rated]:
    """The other cases, those first that exercise most of what this session does not."""
    missed = [at for at, hit in enumerate(met) if not hit]
    return sorted(selection.others, key=lambda r: -sum(r.met[at] >= MET for at in missed))


def _offer(rated: Rated, aims: Aims) -> Offer:
    targets = [target.activity for target in rated.case.targets]
    wanted = {unit for aim in aims.aims for unit in aim.units}
    return Offer(
        case_id=rated.case.id,
        title=rated.case.title,
        exercises=tuple(unit for unit in targets if unit in wanted or not wanted),
    )


def _instead(unit: str, selection: Selection) -> str:
    for rated in selection.others:
        if any(target.activity == unit for target in rated.case.targets):
            return texts.INSTEAD.format(title=rated.case.title, id=rated.case.id)
    return ""
