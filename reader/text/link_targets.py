"""Where links lead: addresses as pages give them, made whole and safe to keep.

What browsers do before they follow a link is done here once: https://url.spec.whatwg.org/#concept-basic-url-parser.
"""

from __future__ import annotations

import re
from urllib.parse import quote, unquote, urljoin, urlsplit

LONGEST = 4000
"""Characters of an address that is kept; longer ones hold data, not a place."""

# Most addresses are plain; the careful way takes ten times as long.
_PLAIN = re.compile(r"https?://[0-9a-z][-.0-9a-z]{0,250}(?:[/?#][!#$%&'()*+,\-./0-9:;=?@A-Z_a-z~]{0,4000})?")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]{0,40}):")
_SCHEMES = frozenset(("http", "https", "mailto"))
_EDGES = "".join(map(chr, range(33)))
_LEFT_OUT = re.compile(r"[\t\r\n]")
_UNSAFE = frozenset(' "<>\\^`{|}')
_QUERY = re.compile(r"[?#]")
_HOST = re.compile(r"(?:(https?://)|(www\.))?((?:[\w-]{1,63}\.){1,9}[^\W\d_]{2,63})(?![\w.-])", re.IGNORECASE)
_USUAL_END = re.compile(
    r"\.(?:com|net|org|edu|gov|info|biz|io|app|dev|xyz|top|shop|site|online|club|vip|cn|tw|hk|jp|kr|sg|in|ru|ua|de|at|"
    r"ch|fr|it|es|pt|nl|be|uk|ie|us|ca|au|nz|br|mx|se|no|fi|dk|pl|cz|tr|eu)$"
)
"""What names of hosts end with that are printed without more; other words with a dot (Node.js) are no hosts."""


def web_address(address: str, base: str) -> str | None:
    """The address where a link leads, or None where it does not lead into the web.

    Args:
        address: as the page gives it.
        base: address of the page, or ``""``: then only whole addresses are known.
    """
    if len(address) > LONGEST:
        return None
    if _PLAIN.fullmatch(address):
        return address
    address = _LEFT_OUT.sub("", address.strip(_EDGES))
    if not address or address[0] == "#":
        return None
    scheme = _SCHEME.match(address)
    if scheme is not None and scheme[1].lower() not in _SCHEMES:
        return None
    try:
        whole = _made_safe(address if scheme is not None else urljoin(_slashed(base), _slashed(address)))
        return whole if len(whole) <= LONGEST and _leads(whole) else None
    except ValueError:
        return None


def base_of(page: str, base: str) -> str:
    """The address to which those on a page are relative.

    Args:
        page: address of the page, or ``""``.
        base: what the page's ``base`` element says, or ``""``.
    """
    try:
        return urljoin(page, base)
    except ValueError:
        return page


def _slashed(address: str) -> str:
    """With the slashes that browsers read for backslashes before the query."""
    query = _QUERY.search(address)
    end = query.start() if query is not None else len(address)
    return address[:end].replace("\\", "/") + address[end:]


def _made_safe(address: str) -> str:
    """Without characters that are not seen or that turn the direction of others: browsers send these as codes too."""
    if address.startswith("//"):
        address = f"https:{address}"
    return "".join(c if c.isprintable() and c not in _UNSAFE else quote(c, errors="replace") for c in _slashed(address))


def _leads(address: str) -> bool:
    """Whether an address is of a kind that is kept and names a host or a mailbox.

    Raises:
        ValueError: it is no address.
    """
    parts = urlsplit(address)
    if parts.scheme == "mailto":
        return "@" in parts.path
    host = parts.hostname or ""
    return parts.scheme in _SCHEMES and bool(host) and "%" not in host and (parts.port is None or parts.port > 0)


def says(words: str, address: str) -> bool:
    """Whether words spell out the whole address; a slash at its end makes no other one."""
    whole = address.removeprefix("mailto:").rstrip("/")
    return whole in words or unquote(whole) in unquote(words)


def named_host(words: str) -> str:
    """The host that words name as where they lead, or ``""``: a link to another one may deceive."""
    match = _HOST.match(words.strip())
    if match is None:
        return ""
    host = f"{match[2] or ''}{match[3]}".lower()
    alone = match.end() == len(words.strip()) and _USUAL_END.search(host) is not None
    return host if match[1] or match[2] or alone else ""


def same_site(one: str, other: str) -> bool:
    """Whether a host is another one or lies below it."""
    one, other = one.lower().removeprefix("www."), other.lower().removeprefix("www.")
    return one == other or one.endswith(f".{other}") or other.endswith(f".{one}")
