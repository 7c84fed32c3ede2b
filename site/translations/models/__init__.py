from .glossary import GlossaryTerm, GlossaryValue
from .jobs import Job, JobItem
from .locales import LocaleProfile, SlugPolicy
from .memory import MachineUsage, MemoryUnit
from .sources import Passage, Source
from .words import Comment, Translation, Words

__all__ = [
    "Comment",
    "GlossaryTerm",
    "GlossaryValue",
    "Job",
    "JobItem",
    "LocaleProfile",
    "MachineUsage",
    "MemoryUnit",
    "Passage",
    "SlugPolicy",
    "Source",
    "Translation",
    "Words",
]
