"""Speed against word F1 as SVG, for light and dark pages."""
import math
from collections.abc import Sequence
from html import escape

from figures import Figures

WIDTH, HEIGHT = 860, 500
LEFT, RIGHT, TOP, BOTTOM = 60, 30, 30, 60
CHARACTER = 7  # about as wide as one of a label is
LINE = 15

STYLE = """
text { font: 12px system-ui, sans-serif; fill: #333 }
.axis { stroke: #999 } .grid { stroke: #e4e4e4 } .mark { stroke: #888; stroke-dasharray: 4 4 }
.peer { fill: #4a78b5 } .yardstick { fill: none; stroke: #4a78b5 } .pith { fill: #d1481f }
text.pith { font-weight: bold } .ground { fill: #fff }
@media (prefers-color-scheme: dark) {
  text { fill: #ddd } .axis { stroke: #777 } .grid { stroke: #333 } .mark { stroke: #888 }
  .peer { fill: #7fb0f0 } .yardstick { stroke: #7fb0f0 } .pith { fill: #ff8a5c } .ground { fill: #161616 }
}
"""

Box = tuple[float, float, float, float]  # left, top, right, bottom


class Scale:
    def __init__(self, rows: Sequence[Figures]) -> None:
        speeds = [row.pages_per_second for row in rows]
        shares = [row.f1 for row in rows if row.f1 is not None]
        self.low, self.high = math.log10(min(speeds) / 1.5), math.log10(max(speeds) * 1.5)
        self.bottom = math.floor(min(shares) * 10) / 10
        self.top = min(1.0, math.ceil(max(shares) * 10) / 10)

    def x(self, speed: float) -> float:
        part = (math.log10(speed) - self.low) / (self.high - self.low)
        return LEFT + part * (WIDTH - LEFT - RIGHT)

    def y(self, share: float) -> float:
        part = (share - self.bottom) / max(self.top - self.bottom, 0.1)
        return HEIGHT - BOTTOM - part * (HEIGHT - TOP - BOTTOM)


def line(x1: float, y1: float, x2: float, y2: float, kind: str) -> str:
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" class="{kind}"/>'


def text(x: float, y: float, words: str, anchor: str = "start", kind: str = "") -> str:
    return (f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" class="{kind}">'
            f"{escape(words)}</text>")


def axes(scale: Scale) -> list[str]:
    parts = []
    floor = HEIGHT - BOTTOM
    for power in range(math.floor(scale.low), math.ceil(scale.high) + 1):
        for step in (1, 2, 5):
            speed = step * 10.0 ** power
            if scale.low <= math.log10(speed) <= scale.high:
                parts += [line(scale.x(speed), TOP, scale.x(speed), floor, "grid"),
                          text(scale.x(speed), floor + 18, f"{speed:g}", "middle")]
    for step in range(round(scale.bottom * 20), round(scale.top * 20) + 1):
        parts += [line(LEFT, scale.y(step / 20), WIDTH - RIGHT, scale.y(step / 20), "grid"),
                  text(LEFT - 8, scale.y(step / 20) + 4, f"{step / 20:.2f}", "end")]
    parts += [line(LEFT, floor, WIDTH - RIGHT, floor, "axis"), line(LEFT, TOP, LEFT, floor, "axis"),
              text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 16,
                   "pages per CPU-second (logarithmic), further right is faster", "middle"),
              text(LEFT - 48, TOP - 12, "word F1")]
    return parts


def apart(one: Box, other: Box) -> bool:
    return one[2] < other[0] or other[2] < one[0] or one[3] < other[1] or other[3] < one[1]


def label_place(x: float, y: float, words: str, taken: Sequence[Box]) -> tuple[Box, str]:
    """A free box beside the point, and the side to which its text is aligned."""
    width = len(words) * CHARACTER
    spots = [(x + 9, y - 8, "start"), (x - 9 - width, y - 8, "end")]
    spots += [(x - width / 2, y + away, "middle") for away in (-24, 10, -39, 25)]
    spots += [(x + 9, y + away, "start") for away in (-24, 8, -39, 23)]
    places = [((left, top, left + width, top + LINE), side) for left, top, side in spots]
    inside = [place for place in places
              if place[0][0] > LEFT and place[0][2] < WIDTH and place[0][1] > TOP - 20]
    free = [place for place in inside if all(apart(place[0], other) for other in taken)]
    return (free or inside or places)[0]


def points(scale: Scale, rows: Sequence[Figures]) -> list[str]:
    parts = []
    places = {row.name: (scale.x(row.pages_per_second), scale.y(row.f1 or 0)) for row in rows}
    taken = [(x - 6, y - 6, x + 6, y + 6) for x, y in places.values()]
    for row in sorted(rows, key=lambda row: -(row.f1 or 0)):
        x, y = places[row.name]
        kind = "pith" if row.name == "pith" else "peer" if row.extracts else "yardstick"
        box, side = label_place(x, y, row.name, taken)
        taken.append(box)
        held = {"start": box[0], "end": box[2], "middle": (box[0] + box[2]) / 2}[side]
        parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5" class="{kind}"/>',
                  text(held, box[1] + 12, row.name, side, "pith" if kind == "pith" else "")]
    return parts


def marks(scale: Scale, rows: Sequence[Figures]) -> list[str]:
    """A runner without texts has only a speed."""
    parts = []
    for row in rows:
        x = scale.x(row.pages_per_second)
        parts += [line(x, TOP, x, HEIGHT - BOTTOM, "mark"),
                  text(x - 6, HEIGHT - BOTTOM - 8, row.name, "end")]
    return parts


def chart(rows: Sequence[Figures]) -> str:
    measured = [row for row in rows if not row.problem]
    scored = [row for row in measured if row.f1 is not None]
    if not scored:
        return ""
    scale = Scale(measured)
    parts = axes(scale) + marks(scale, [row for row in measured if row.f1 is None])
    parts += points(scale, scored)
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
            f'width="{WIDTH}" height="{HEIGHT}" role="img" '
            f'aria-label="Extractors by speed and word F1">\n<style>{STYLE}</style>\n'
            f'<rect width="{WIDTH}" height="{HEIGHT}" class="ground"/>\n'
            + "\n".join(parts) + "\n</svg>\n")
