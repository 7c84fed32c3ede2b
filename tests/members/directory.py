"""What readers see of the directory."""


def listed(root) -> list[str]:
    return [link.get("href") for link in root.findall(".//h2[@class='member-row__name']/a")]
