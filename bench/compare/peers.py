"""The runners that are compared with pith. bench/peers/ has what each does with a page."""
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BUILD = ROOT / "build" / "peers"  # environments, pages, texts; never committed


@dataclass(frozen=True)
class Peer:
    name: str  # in tables and file names
    environment: str  # cpp, python, node, go or rust
    runner: str  # its file in bench/peers/, as the environment calls it
    extracts: bool = True  # False: only a reference for speed, without choosing main content
    has_text: bool = True
    markup: str = ""  # html or md: what it can hand over instead of text
    on_request: bool = False  # runs only if --peers names it

    def command(self) -> list[str]:
        place = BUILD / self.environment
        match self.environment:
            case "cpp":
                return [str(ROOT / "build" / "bench" / self.runner)]
            case "python":
                return [str(place / "bin" / "python"),
                        str(ROOT / "bench" / "peers" / "python" / self.runner)]
            case "node":
                return ["node", str(place / self.runner)]
            case "rust":
                return [str(place / "target" / "release" / self.runner)]
            case _:
                return [str(place / self.runner)]


PITH = Peer("pith", "cpp", "peer-pith", markup="html")

PEERS = [
    Peer("gumbo (parser only)", "cpp", "peer-gumbo", extracts=False, has_text=False),
    Peer("resiliparse (all text)", "python", "resiliparse_all_peer.py", extracts=False),
    Peer("html-to-markdown", "python", "html_to_markdown_peer.py", extracts=False,
         markup="md"),
    Peer("resiliparse", "python", "resiliparse_peer.py", markup="html"),
    Peer("trafilatura", "python", "trafilatura_peer.py", markup="md"),
    Peer("readability-lxml", "python", "readability_lxml_peer.py", markup="html"),
    Peer("jusText", "python", "justext_peer.py"),
    Peer("BoilerPy3", "python", "boilerpy3_peer.py"),
    Peer("readability (linkedom)", "node", "readability_linkedom.mjs", markup="html"),
    # The same code on another DOM: a quarter of the speed for .01 of word F1; 10 minutes a round.
    Peer("readability (jsdom)", "node", "readability_jsdom.mjs", markup="html",
         on_request=True),
    Peer("defuddle", "node", "defuddle.mjs", markup="md"),
    Peer("go-trafilatura", "go", "go-trafilatura", markup="html"),
    Peer("rs-trafilatura", "rust", "rs_trafilatura", markup="md"),
    Peer("dom_smoothie", "rust", "dom_smoothie", markup="html"),
    Peer("lectito", "rust", "lectito", markup="html"),
]
