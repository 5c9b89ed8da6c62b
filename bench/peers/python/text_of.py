"""For peers that want text or give markup: bytes to text and markup to text, by Resiliparse, which
is the fastest at both."""
from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.encoding import bytes_to_str, detect_encoding


def decoded(data: bytes) -> str:
    return bytes_to_str(data, detect_encoding(data, from_html_meta=True))


def text_of_markup(html: str) -> str:
    return extract_plain_text(html, alt_texts=False)
