"""What officers and translators read about machines, in their own language."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from ..formats import format_number
from ..models import MachineRun, MachineUsage, Translation
from .interface import Reason
from .permission import refusal
from .service import budget, translator


def said(reason: str) -> str:
    """Why a machine gave no translation; the log has the service's own words."""
    machine = translator()
    name = machine.name if machine else _("The machine")
    sentences = {
        Reason.CONFIGURATION: _("%(service)s is not set up rightly. Please tell the administrators."),
        Reason.ACCESS: _("%(service)s refuses the site’s key. Please tell the administrators."),
        Reason.QUOTA: _("The quota at %(service)s is used up for this month."),
        Reason.BUDGET: _("The budget of machine translation for this month does not allow it."),
        Reason.LANGUAGE: _("%(service)s does not translate between these languages."),
        Reason.REQUEST: _("%(service)s does not take these texts. Please tell the administrators."),
        Reason.ANSWER: _("%(service)s gave an answer that the site does not understand."),
        Reason.BUSY: _("%(service)s is busy."),
        Reason.UNAVAILABLE: _("%(service)s cannot be reached."),
        Reason.REFUSED: _("The translation could not be given to a machine any more."),
    }
    other = _("The site made an error. Please tell the administrators.")
    return sentences.get(reason, other) % {"service": name}


@dataclass(frozen=True)
class Budgeted:
    """`limit` and `left` are None where there is no limit."""

    machine: str
    spent: int
    limit: int | None = None
    left: int | None = None

    @property
    def sentence(self) -> str:
        if self.limit is None:
            return _("Characters this month: %(spent)s, without a limit.") % {"spent": format_number(self.spent)}
        numbers = {"spent": self.spent, "limit": self.limit, "left": self.left}
        return _("Characters this month: %(spent)s of %(limit)s; %(left)s are left.") % {
            name: format_number(number) for name, number in numbers.items()
        }


def this_month() -> Budgeted | None:
    """None where no machine is set up."""
    machine, allowance = translator(), budget()
    if machine is None:
        return None
    month = timezone.localdate().replace(day=1)
    row = MachineUsage.objects.filter(month=month, translator=machine.name).first()
    spent = row.characters if row else 0
    limit = allowance.limit if allowance else None
    return Budgeted(machine.name, spent, limit, None if limit is None else max(0, limit - spent))


@dataclass(frozen=True)
class Panel:
    """Of one translation: what a machine has done, and whether it may be asked."""

    translation: Translation
    run: MachineRun | None
    refusal: str

    @property
    def is_at_work(self) -> bool:
        return self.run is not None and self.run.state in (MachineRun.State.WAITING, MachineRun.State.RUNNING)

    @property
    def reason(self) -> str:
        return said(self.run.reason) if self.run and self.run.reason else ""

    @property
    def filled(self) -> str:
        return _("From the memory: %(memory)s · by the machine: %(machine)s · not usable: %(unusable)s") % {
            "memory": format_number(self.run.from_memory),
            "machine": format_number(self.run.by_machine),
            "unusable": format_number(self.run.unusable),
        }


def panels_of(translations: list[Translation]) -> list[Panel]:
    runs = {run.translation_id: run for run in MachineRun.objects.filter(translation__in=translations)}
    return [Panel(each, runs.get(each.pk), refusal(each)) for each in translations]
