"""The words on the badges, which are drawn beforehand: no machine that serves them needs typefaces.

Changed words need new outlines: `PYTHONPATH=site python -m branding.badges.lettering`. A test compares the two.
"""

from dataclasses import dataclass
from enum import StrEnum

NETWORK = "Global Cosmetics Cluster"
NETWORK_LINES = ("Global Cosmetics", "Cluster")


class Mark(StrEnum):
    """What a badge can say. NEUTRAL claims nothing: for suspended and former members, and for whoever is unknown."""

    MEMBER = "member"
    CANDIDATE = "candidate"
    NEUTRAL = "neutral"


@dataclass(frozen=True)
class Words:
    member: str
    candidate: str
    neutral: str
    # Whether the network is named before what the organisation is to it.
    name_first: bool = False

    def claim(self, mark: Mark) -> str:
        return getattr(self, mark.value)

    def in_full(self, mark: Mark) -> str:
        """What the whole badge says, for the title of the picture."""
        if mark == Mark.NEUTRAL:
            return f"{NETWORK} · {self.neutral}"
        return f"{NETWORK} {self.claim(mark)}" if self.name_first else f"{self.claim(mark)} {NETWORK}"


WORDS = {
    "en": Words("Member of", "Candidate member of", "No current membership"),
    "fr": Words("Membre de", "Membre candidat de", "Pas d’adhésion en cours"),
    "es": Words("Miembro de", "Miembro candidato de", "Sin adhesión vigente"),
    "pt-br": Words("Membro de", "Membro candidato de", "Sem adesão vigente"),
    "de": Words("Mitglied von", "Beitrittskandidat von", "Derzeit kein Mitglied"),
    "it": Words("Membro di", "Membro candidato di", "Adesione non attiva"),
    "ja": Words("会員", "加入候補", "現在は会員ではありません", name_first=True),
    "ko": Words("회원", "후보 회원", "현재 회원이 아닙니다", name_first=True),
    "zh-hans": Words("会员", "候选会员", "目前不是会员", name_first=True),
    "th": Words("สมาชิกของ", "ผู้สมัครเป็นสมาชิกของ", "ปัจจุบันไม่ได้เป็นสมาชิก"),
    "ar": Words("عضو في", "مرشح لعضوية", "لا توجد عضوية سارية"),
    "he": Words("חבר ברשת", "מועמד לחברות ברשת", "אין חברות בתוקף"),
}
