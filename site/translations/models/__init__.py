from .digests import Digest
from .glossary import GlossaryTerm, GlossaryValue
from .jobs import Job, JobItem
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
    "MachineUsage",
    "MemoryUnit",
    "Passage",
    "Source",
    "Translation",
    "Words",
]
