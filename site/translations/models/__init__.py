from .digests import Digest
from .glossary import GlossaryTerm, GlossaryValue
from .jobs import Job, JobItem
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
    "MachineRun",
    "MachineUsage",
    "MemoryUnit",
    "Passage",
    "Source",
    "Translation",
    "Words",
]
