"""Members for search engines: what the record says, and nothing that it leaves open."""


def member_as_json_ld(member, page_url: str) -> dict:
    """schema.org Organization of a member; `page_url` is the full address of the page about it."""
    names = dict.fromkeys(name for name in (member.native_name, member.short_name) if name)
    others = [name for name in names if name != member.legal_name]
    data = {
        "@type": "Organization",
        "@id": f"{page_url}#member",
        "name": member.legal_name,
        "alternateName": others,
        "url": member.website or page_url,
        "address": {
            "@type": "PostalAddress",
            "addressCountry": member.country,
            "addressLocality": member.region,
        },
        "location": {
            "@type": "Place",
            "geo": {
                "@type": "GeoCoordinates",
                "latitude": float(member.latitude),
                "longitude": float(member.longitude),
            },
        },
        "foundingDate": str(member.founded or ""),
    }
    data["address"] = {key: value for key, value in data["address"].items() if value}
    return {key: value for key, value in data.items() if value}
