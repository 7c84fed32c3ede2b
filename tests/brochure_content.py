"""A brochure in a few languages, with every kind of block."""

import dataclasses
import io
from datetime import UTC, datetime
from functools import cache

from PIL import Image

from brochures.setting import content as c

DRAWING = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50"><title>Drawing</title>'
    b'<path fill="#1F5A41" d="M0 0h40v50H0z"/><path fill="#E3A798" d="M60 0h40v50H60z"/></svg>'
)
WORDS = {
    "en": {
        "title": "The network at a glance",
        "sentence": "A question asked in one country finds its answer in another.",
        "member": "Cluster of the Coast",
    },
    "de": {
        "title": "Kosmetikwissenschaftlerinnenvereinigungen",
        "sentence": "Eine Frage aus einem Land findet ihre Antwort in einem anderen.",
        "member": "Küstencluster",
    },
    "ar": {
        "title": "الشبكة في لمحة",
        "sentence": "سؤال يطرح في بلد يجد جوابه في بلد آخر، والأولى لا تكفي.",
        "member": "تجمع الساحل",
    },
    "he": {"title": "הרשת במבט", "sentence": "שאלה בארץ אחת מוצאת תשובה בארץ אחרת.", "member": "אשכול החוף"},
    "th": {"title": "เครือข่าย", "sentence": "คำถามจากประเทศหนึ่งพบคำตอบในอีกประเทศหนึ่ง", "member": "คลัสเตอร์"},
    "ja": {
        "title": "ネットワークの概要",
        "sentence": "ある国で出された質問の答えが、別の国で見つかります。",
        "member": "海岸クラスター",
    },
    "ko": {
        "title": "네트워크 소개",
        "sentence": "한 나라의 질문은 다른 나라에서 답을 찾습니다.",
        "member": "해안 클러스터",
    },
    "zh-hans": {"title": "网络概览", "sentence": "在一个国家提出的问题，在另一个国家找到答案。", "member": "海岸集群"},
}


@cache
def photograph(width: int = 1600, height: int = 1067, kind: str = "WEBP") -> bytes:
    target = io.BytesIO()
    Image.linear_gradient("L").resize((width, height)).convert("RGB").save(target, kind, quality=60)
    return target.getvalue()


def run(text: str, **kind) -> c.Run:
    return c.Run(text, **kind)


def blocks(language: str) -> tuple[c.Block, ...]:
    words = WORDS[language]
    picture = c.Picture(photograph(), f"Picture: {words['title']}", focus=(0.7, 0.4))
    paragraph = c.Paragraph((run(words["sentence"] + " "), run(words["member"], bold=True)))
    points = c.Points(((run(words["member"]),), (run(words["title"]),)))
    link = c.Paragraph((run(words["member"], address="https://member.example.org/"),))
    return (
        c.Text(f"{words['title']} A", (paragraph, points)),
        c.FullPicture(picture),
        c.Text(f"{words['title']} B", (paragraph, c.Subheading((run(words["member"]),)), link)),
        c.KeyFigures((c.Figure("3,700", words["member"]), c.Figure("25", words["title"])), source=words["title"]),
        c.Text(f"{words['title']} C", (paragraph,)),
        c.Quote(words["sentence"], words["member"]),
        c.Quote(words["sentence"], words["member"], words["title"]),
        c.KeyFigures(tuple(c.Figure(str(number), words["member"]) for number in (5, 1200, 15, 39, 24))),
        c.FullPicture(dataclasses.replace(picture, caption=words["sentence"])),
        c.MemberList(
            f"{words['title']} D",
            (c.MemberGroup(words["title"], (c.Member(words["member"], "Place", "https://www.member.example.org/"),)),),
            (paragraph,),
        ),
        c.Map(f"{words['title']} E", DRAWING, "Map: fifteen countries", caption=words["member"]),
        c.Contact(f"{words['title']} F", (c.ContactEntry(words["member"], ((run("+00 00 000"),),)),), (paragraph,)),
    )


def brochure(language: str = "en", **changes) -> c.BrochureContent:
    words = WORDS[language]
    content = c.BrochureContent(
        language=language,
        title=words["title"],
        summary=words["sentence"],
        identity=c.Identity("Global Cosmetics Cluster", DRAWING, DRAWING, DRAWING),
        labels=c.Labels(
            contents=words["title"],
            version="1.2 · 2026-10-01",
            newest=words["member"],
            presented_by=words["title"],
            not_translated={"en": f"{words['member']} (en)"},
        ),
        cover=c.Cover(words["title"], c.Picture(photograph(), "The cover"), words["sentence"], "2026"),
        blocks=blocks(language),
        back=c.Back(words["title"], (c.Paragraph((run(words["sentence"]),)),), imprint=words["member"]),
        address="https://cluster.example.org/go/network",
        published=datetime(2026, 10, 1, tzinfo=UTC),
    )
    return dataclasses.replace(content, **changes)
