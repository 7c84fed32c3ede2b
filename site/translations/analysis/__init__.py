"""Words as readers look for them, in every script: pure functions, alike for index and query."""

from .folding import fold
from .marking import marked
from .words import Query, Term, analyse_query, index_words

__all__ = ["Query", "Term", "analyse_query", "fold", "index_words", "marked"]
