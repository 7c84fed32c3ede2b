"""Every address of the admin that a test can make up: those without arguments, and those for one known object."""

from collections.abc import Iterator

from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse

# The first exists to fail; the second would end the session.
_LEFT_OUT = {"wagtailadmin_error_test", "wagtailadmin_logout"}


def admin_names() -> list[str]:
    """Names with their namespaces."""
    admin = next(pattern for pattern in get_resolver().url_patterns if str(pattern.pattern) == "admin/")
    return sorted(set(_names(admin, "")) - _LEFT_OUT)


def _names(resolver: URLResolver, prefix: str) -> Iterator[str]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            if pattern.name:
                yield f"{prefix}{pattern.name}"
        else:
            yield from _names(pattern, f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix)


def urls_without_arguments() -> list[str]:
    return [url for name in admin_names() if (url := _url(name))]


def urls_of(namespace: str, *arguments) -> list[str]:
    names = [name for name in admin_names() if name.startswith(f"{namespace}:")]
    return [url for name in names if (url := _url(name, *arguments))]


def _url(name: str, *arguments) -> str | None:
    try:
        return reverse(name, args=arguments)
    except NoReverseMatch:
        return None
