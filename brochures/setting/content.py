"""What the layout takes: a brochure in one language, its figures already formatted and its words already translated.

Pictures are bytes of any format that Pillow reads, drawings are SVG. An empty `language` means the brochure's own;
any other one marks a passage that is not translated, or a name that stands in its own script. `behind` are words of a
translation whose original says something else meanwhile.
"""

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True)
class Run:
    """Words of one kind. `address` makes them a link in the screen edition."""

    text: str
    bold: bool = False
    italic: bool = False
    language: str = ""
    address: str = ""


type Runs = tuple[Run, ...]


@dataclass(frozen=True)
class Paragraph:
    runs: Runs
    behind: bool = False


@dataclass(frozen=True)
class Points:
    items: tuple[Runs, ...]
    numbered: bool = False
    behind: bool = False


@dataclass(frozen=True)
class Subheading:
    runs: Runs
    behind: bool = False


type Part = Paragraph | Points | Subheading


@dataclass(frozen=True)
class Picture:
    """`focus` is where its subject stands, as shares of width and height: crops keep it. No `alt`: decoration."""

    data: bytes
    alt: str
    focus: tuple[float, float] = (0.5, 0.5)
    caption: str = ""


@dataclass(frozen=True)
class Text:
    """A chapter. A picture, key figures or a quote that follow stand on its page. The title may be empty.

    `behind` is said of the title alone: each part knows for itself.
    """

    title: str
    parts: tuple[Part, ...]
    language: str = ""
    behind: bool = False


@dataclass(frozen=True)
class Figure:
    number: str
    label: str


@dataclass(frozen=True)
class KeyFigures:
    """`source` says where they come from and as of when."""

    figures: tuple[Figure, ...]
    source: str = ""
    language: str = ""
    behind: bool = False


@dataclass(frozen=True)
class FullPicture:
    picture: Picture
    language: str = ""
    behind: bool = False


@dataclass(frozen=True)
class Quote:
    words: str
    name: str
    role: str = ""
    language: str = ""
    behind: bool = False


@dataclass(frozen=True)
class Member:
    name: str
    place: str = ""
    address: str = ""
    language: str = ""  # of its name


@dataclass(frozen=True)
class MemberGroup:
    """Members of one country."""

    title: str
    members: tuple[Member, ...]


@dataclass(frozen=True)
class MemberList:
    title: str
    groups: tuple[MemberGroup, ...]
    parts: tuple[Part, ...] = ()
    language: str = ""
    behind: bool = False


@dataclass(frozen=True)
class Map:
    title: str
    drawing: bytes
    alt: str
    parts: tuple[Part, ...] = ()
    caption: str = ""
    language: str = ""
    behind: bool = False


@dataclass(frozen=True)
class ContactEntry:
    """Each line is an address, a telephone number, a link."""

    title: str
    lines: tuple[Runs, ...]


@dataclass(frozen=True)
class Contact:
    title: str
    entries: tuple[ContactEntry, ...]
    parts: tuple[Part, ...] = ()
    language: str = ""
    behind: bool = False


type Block = Text | KeyFigures | FullPicture | Quote | MemberList | Map | Contact


@dataclass(frozen=True)
class Cover:
    title: str
    picture: Picture
    subtitle: str = ""
    edition: str = ""
    language: str = ""
    behind: bool = False


@dataclass(frozen=True)
class Back:
    """`imprint` stands small at the foot, beside version and date."""

    title: str
    parts: tuple[Part, ...] = ()
    imprint: str = ""
    language: str = ""
    behind: bool = False


@dataclass(frozen=True)
class Partner:
    """The member that hands the brochure out (co-branding); its logo is SVG, PNG, JPEG or WebP."""

    name: str
    logo: bytes
    lines: tuple[Runs, ...] = ()
    language: str = ""  # of its name


@dataclass(frozen=True)
class Identity:
    """The network's name and drawings: logo on paper, logo on green, and the sign alone."""

    name: str
    logo: bytes
    logo_reversed: bytes
    sign: bytes


@dataclass(frozen=True)
class Labels:
    """The layout's own words, in the language of the brochure."""

    contents: str  # “Contents”
    version: str  # “Version 1.2 · 1 October 2026”
    newest: str  # beside the QR code: “The current edition in your language”
    presented_by: str  # above the partner's logo
    not_translated: dict[str, str] = field(default_factory=dict)  # language of a passage -> “In English”
    behind: str = ""  # heard before a passage that is marked with a line


@dataclass(frozen=True)
class BrochureContent:
    language: str
    title: str
    summary: str
    identity: Identity
    labels: Labels
    cover: Cover
    blocks: tuple[Block, ...]
    back: Back
    address: str  # https://…/go/<slug>
    published: datetime
    partner: Partner | None = None
    tint: str = "green-soft"  # of the cover: or "blush-soft"
    notice: str = ""  # that the translation is behind its original
    is_summary_behind: bool = False
