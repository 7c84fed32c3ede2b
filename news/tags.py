"""What an article is about: topics, countries and members, each a way to more of the same."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from members.models import Member
from translations.tree import SiteTree


@dataclass(frozen=True)
class Tag:
    """`value` is the code that filters know, `url_path` that of a member's page in the article's language, if any."""

    value: str
    label: str
    url_path: str = ""
    url: str = ""


@dataclass(frozen=True)
class Tags:
    topics: list[Tag] = field(default_factory=list)
    countries: list[Tag] = field(default_factory=list)
    members: list[Tag] = field(default_factory=list)

    def __bool__(self):
        return bool(self.topics or self.countries or self.members)

    @classmethod
    def of_rows(cls, rows: Iterable[tuple]) -> "Tags":
        """From the rows of `NewsQuerySet.tag_rows`."""
        kinds: dict[str, list[Tag]] = {"topic": [], "country": [], "member": []}
        for kind, value, label, _position, _key, url_path in sorted(rows, key=lambda row: (row[3] or 0, row[4])):
            kinds[kind].append(Tag(value, label or value, url_path or ""))
        return cls(kinds["topic"], kinds["country"], kinds["member"])

    @classmethod
    def unsaved(cls, article) -> "Tags":
        """From the tags that an unsaved article holds in memory; several queries, for previews only."""
        code = article.locale.language_code
        members = [tag.member for tag in article.members.all()]
        pages = {page.member_id: page.url_path for page in Member.showcases(members, article.locale_id)}
        return cls(
            [Tag(tag.term.code, tag.term.label(code)) for tag in article.topics.all()],
            [Tag(tag.country, tag.country) for tag in article.countries.all()],
            [Tag(member.slug, member.short_name, pages.get(member.pk, "")) for member in members],
        )

    def with_addresses(self, tree: SiteTree, code: str) -> "Tags":
        """The same, with the addresses of the members' pages."""
        if code not in tree.roots:
            return self
        members = [replace(tag, url=tree.path_of(tag, code)) if tag.url_path else tag for tag in self.members]
        return replace(self, members=members)
