from .digests import Digest
from .glossary import GlossaryTerm, GlossaryValue
from .jobs import Job, JobItem
from .locales import LocaleProfile, SlugPolicy
from .machines import MachineRun
from .memory import MachineUsage, MemoryUnit
from .sources import Passage, Source
from .words import Comment, Translation, Words

__all__ = [
    "Comment",
    "Digest",
    "GlossaryTerm",
    "GlossaryValue",
    "Job",
    "JobItem",
    "LocaleProfile",
    "MachineRun",
    "MachineUsage",
    "MemoryUnit",
    "Passage",
    "SlugPolicy",
    "Source",
    "Translation",
    "Words",
]
