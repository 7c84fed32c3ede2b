"""How long it takes to set a brochure of 12 pages with pictures in each language of the site.

    PYTHONPATH=.:site python -m benchmarks.brochures

Fails when a language takes more than a second of CPU time. Pictures are cut once for all languages, so the first line
shows them apart.
"""

import io
import resource
import sys
import time
from datetime import UTC, datetime

from PIL import Image, ImageFilter

from brochures.setting import content as c
from brochures.setting.typesetter import set_brochure
from typesetting import typefaces

LIMIT = 1.0
SENTENCES = {
    "en": "A question asked in one country finds its answer in another, and a small company its first partner.",
    "fr": "Une question posée dans un pays trouve sa réponse dans un autre, et une petite société son partenaire.",
    "es": "Una pregunta hecha en un país encuentra su respuesta en otro, y una pequeña empresa su primer socio.",
    "de": "Eine Frage aus einem Land findet ihre Antwort in einem anderen, ein kleines Unternehmen seinen Partner.",
    "it": "Una domanda posta in un paese trova risposta in un altro, e una piccola impresa il suo primo partner.",
    "pt-br": "Uma pergunta feita em um país encontra resposta em outro, e uma pequena empresa seu primeiro parceiro.",
    "ar": "سؤال يطرح في بلد يجد جوابه في بلد آخر، وتجد الشركة الصغيرة شريكها الأول في مجال مستحضرات التجميل.",
    "he": "שאלה שנשאלת בארץ אחת מוצאת תשובה בארץ אחרת, וחברה קטנה מוצאת את השותף הראשון שלה.",
    "th": "คำถามจากประเทศหนึ่งพบคำตอบในอีกประเทศหนึ่ง และบริษัทขนาดเล็กพบพันธมิตรรายแรกในอุตสาหกรรมเครื่องสำอาง",
    "ja": "ある国で出された質問の答えが別の国で見つかり、小さな会社が最初の協力相手と出会います。",
    "ko": "한 나라의 질문은 다른 나라에서 답을 찾고, 작은 기업은 첫 번째 협력사를 만납니다.",
    "zh-hans": "在一个国家提出的问题，在另一个国家找到答案；小公司也能找到第一个合作伙伴。",
}
DRAWING = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50">'
    b'<path fill="#1F5A41" d="M0 0h40v50H0z"/><path fill="#E3A798" d="M60 0h40v50H60z"/></svg>'
)


def photograph(number: int) -> bytes:
    """2,400 × 1,600 pixels with as much in them as a photograph."""
    noise = Image.effect_noise((600, 400), 90 + number).filter(ImageFilter.GaussianBlur(2)).resize((2400, 1600))
    target = io.BytesIO()
    Image.merge("RGB", (noise, noise.rotate(180), noise)).save(target, "JPEG", quality=85)
    return target.getvalue()


def brochure(language: str, photographs: list[bytes]) -> c.BrochureContent:
    """A cover, nine chapters with pictures, contents and back: 12 pages."""
    sentence = SENTENCES[language]
    paragraph = c.Paragraph((c.Run(f"{sentence} " * 3), c.Run(sentence, bold=True)))
    blocks: list[c.Block] = []
    for photo in photographs[1:]:
        blocks += [c.Text(sentence[:24], (paragraph, paragraph)), c.FullPicture(c.Picture(photo, sentence))]
    return c.BrochureContent(
        language=language,
        title=sentence[:20],
        summary=sentence,
        identity=c.Identity("Global Cosmetics Cluster", DRAWING, DRAWING, DRAWING),
        labels=c.Labels(contents=sentence[:8], version="1.0", newest=sentence[:30], presented_by=sentence[:10]),
        cover=c.Cover(sentence[:20], c.Picture(photographs[0], sentence), edition="2026"),
        blocks=tuple(blocks),
        back=c.Back(sentence[:20], (paragraph,)),
        address="https://cluster.example.org/go/network",
        published=datetime(2026, 10, 1, tzinfo=UTC),
    )


def main() -> int:
    photographs = [photograph(number) for number in range(10)]
    slowest = 0.0
    print(f"{'language':<10}{'edition':<8}{'CPU s':>7}{'wall s':>8}{'kB':>7}{'memory MB':>11}")
    for language in ("en", *SENTENCES):
        if not typefaces.is_available(language):
            print(f"{language:<10}left out: no typeface")
            continue
        for edition in ("screen", "print"):
            content = brochure(language, photographs)
            processor, clock = time.process_time(), time.perf_counter()
            pdf = set_brochure(content, edition=edition)
            processor, clock = time.process_time() - processor, time.perf_counter() - clock
            memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
            print(f"{language:<10}{edition:<8}{processor:>7.2f}{clock:>8.2f}{len(pdf) // 1000:>7}{memory:>11}")
            slowest = max(slowest, processor)
    print(f"Slowest: {slowest:.2f} s of CPU time, {LIMIT} s allowed")
    return int(slowest > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
