"""Looks at PNG and PDF: is there ink where a label should be, are the words to be found, are the
fonts embedded, is the size right? And does Graphviz draw what it is given?"""
import os
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

from PIL import Image

FOREBEAR = str(Path(os.environ.get("FOREBEAR", "target/release/forebear")).resolve())
FOLDER = Path(os.environ.get("CI_SCRATCH", "target/ci")) / "pictures"
NAMES = {
    "latin": "Latin Name",
    "greek": "Ελληνικά",
    "han": "文心一言",
    "kana": "ひらがな",
    "emoji": "🤗🚀",
    "thai": "ไทย",
}
SCRIPTS = {"thai": "(Thai)", "emoji": "(Emoji)", "han": "(Han)", "kana": "(Hiragana)"}
SVG = "{http://www.w3.org/2000/svg}"
# The least ink of a label, in pixels that differ from the paper around them.
LEAST_INK = 40


def run(*command):
    done = subprocess.run(command, cwd=FOLDER, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{' '.join(command)} ended with {done.returncode}:\n{done.stderr}")
    return done


def write_catalogue():
    FOLDER.mkdir(parents=True, exist_ok=True)
    lines = ['[catalogue]\ntitle = "Scripts"']
    before = None
    for year, (key, name) in enumerate(NAMES.items(), 2000):
        lines += [f"[technology.{key}]", f'name = "{name}"', f'released = "{year}-05-01"']
        if before:
            lines.append(f'from = [{{ id = "{before}", as = "basis" }}]')
        before = key
    (FOLDER / "forebear.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def labels():
    """Returns where each label stands in the SVG, and the size of that."""
    root = ElementTree.parse(FOLDER / "names.svg").getroot()
    places = {}
    for group in root.iter(f"{SVG}g"):
        if key := group.get("data-node-id"):
            text = next(text for text in group.iter(f"{SVG}text") if text.get("class") == "label")
            x, y, width = (float(text.get(name)) for name in ("x", "y", "textLength"))
            places[key] = (x, y - 9, x + width, y)
    return places, float(root.get("width")), float(root.get("height"))


def ink(image, box):
    """Counts the pixels of a box that are not like its corner."""
    part = image.convert("RGB").crop(box)
    paper = part.getpixel((0, 0))
    pixels = part.get_flattened_data() if hasattr(part, "get_flattened_data") else part.getdata()
    return sum(max(abs(a - b) for a, b in zip(pixel, paper)) > 60 for pixel in pixels)


def look(what, image, places, zoom, told):
    for key, box in places.items():
        found = ink(image, tuple(round(side * zoom) for side in box))
        is_told = SCRIPTS.get(key, "never told") in told
        print(f"{what}: {NAMES[key]}: {found} pixels of ink{', told to be missing' if is_told else ''}")
        if found < LEAST_INK and not is_told:
            sys.exit(f"{what}: `{NAMES[key]}` cannot be seen, and nobody says so:\n{told}")


def main():
    write_catalogue()
    run(FOREBEAR, "draw", "-o", "names.svg")
    places, width, height = labels()
    assert places.keys() == NAMES.keys(), places

    told = run(FOREBEAR, "draw", "-o", "names.png", "--zoom", "2").stderr
    image = Image.open(FOLDER / "names.png")
    assert image.size == (round(2 * width), round(2 * height)), (image.size, width, height)
    assert round(image.info["dpi"][0]) == 192, image.info
    look("PNG", image, places, 2, told)
    for key in ("latin", "greek", "han", "kana"):
        assert SCRIPTS.get(key, "never") not in told, told

    run(FOREBEAR, "draw", "-o", "names.pdf")
    first = (FOLDER / "names.pdf").read_bytes()
    run(FOREBEAR, "draw", "-o", "names.pdf")
    assert (FOLDER / "names.pdf").read_bytes() == first, "the same picture gives another PDF"
    words = re.sub(r"\s", "", run("pdftotext", "names.pdf", "-").stdout)
    for key in ("latin", "greek", "han", "kana"):
        assert NAMES[key].replace(" ", "") in words, f"pdftotext does not find {NAMES[key]}: {words}"
    fonts = run("pdffonts", "names.pdf").stdout.splitlines()[2:]
    assert fonts and all(re.search(r" yes (yes|no) +yes ", line) for line in fonts), fonts
    page = run("pdfinfo", "names.pdf").stdout
    sides = re.search(r"Page size: +([\d.]+) x ([\d.]+) pts", page)
    assert abs(float(sides[1]) - width * 0.75) < 1 and abs(float(sides[2]) - height * 0.75) < 1, page
    assert re.search(r"Title: +Scripts", page), page
    run("pdftoppm", "-r", "192", "-png", "-singlefile", "names.pdf", "page")
    look("PDF", Image.open(FOLDER / "page.png"), places, 2, told)

    for form, magic in (("svg", b"<?xml"), ("png", b"\x89PNG"), ("pdf", b"%PDF")):
        file = f"graphviz.{form}"
        run(FOREBEAR, "draw", "--engine", "graphviz", "-o", file)
        assert (FOLDER / file).read_bytes().startswith(magic), file
    drawn = (FOLDER / "graphviz.svg").read_text(encoding="utf-8")
    assert all(name in drawn for name in NAMES.values()), drawn


main()
