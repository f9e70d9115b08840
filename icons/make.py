#!/usr/bin/env python3
"""Makes what the program reads out of the drawings; run it after changing an SVG.

    python3 icons/make.py          the glyphs -> glyphs.properties, sidetone.svg -> PNGs
    python3 icons/make.py --check  changes nothing; exit 1 when glyphs.properties is behind

Needs Python 3.9 or later, and rsvg-convert (Debian: librsvg2-bin) for the PNGs.
"""

import pathlib
import subprocess
import sys
import xml.etree.ElementTree as xml

HERE = pathlib.Path(__file__).resolve().parent
SIZES = (16, 32, 48, 64, 128, 256, 512)
FILLED = {"call", "end"}
SVG = "{http://www.w3.org/2000/svg}"
STROKE = {
    "fill": "none",
    "stroke": "#000",
    "stroke-width": "1.8",
    "stroke-linecap": "round",
    "stroke-linejoin": "round",
}
HEAD = "# Made by icons/make.py from the SVGs beside it. Filled: call, end. Stroked: all others.\n"


def outline(file):
    """The d of the only path; refuses what SVGPath or the look could not take."""
    drawing = xml.parse(file).getroot()
    if drawing.get("viewBox") != "0 0 24 24" or [e.tag for e in drawing] != [SVG + "path"]:
        raise SystemExit(f"{file.name}: must be one <path> in a viewBox of 0 0 24 24")
    style = dict(drawing[0].attrib)
    d = style.pop("d")
    if style != ({"fill": "#000"} if file.stem in FILLED else STROKE):
        raise SystemExit(f"{file.name}: neither the common stroke nor, for call and end, filled")
    return d


def properties():
    files = [file for file in sorted(HERE.glob("*.svg")) if file.stem != "sidetone"]
    return HEAD + "".join(f"{file.stem}={outline(file)}\n" for file in files)


def main(arguments):
    target = HERE / "glyphs.properties"
    if arguments == ["--check"]:
        if not target.exists() or target.read_text("utf-8") != properties():
            raise SystemExit("glyphs.properties is behind the drawings: run icons/make.py")
        return
    if arguments:
        raise SystemExit(__doc__)
    target.write_text(properties(), "utf-8")
    for size in SIZES:
        png = HERE / f"sidetone-{size}.png"
        side = str(size)
        command = ["rsvg-convert", "-w", side, "-h", side, str(HERE / "sidetone.svg")]
        subprocess.run([*command, "-o", str(png)], check=True)


if __name__ == "__main__":
    main(sys.argv[1:])
