"""Measures drawings from their SVG, as a reader of the file sees them.

Edges are flattened and their crossings counted, and the same is done to what Graphviz's `dot` makes
of the same graph with a rank for each year. Labels must be over no label and crossed by no edge, and
marks must stand at their dates. A technology that nothing came from is left out, which is an addition
seen from behind: what stays should stand where it stood, most of it to the pixel.

The Linux timeline is drawn too where it lies beside the project.
"""
import collections
import datetime
import json
import os
import random
import re
import statistics
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import numpy

FOREBEAR = str(Path(os.environ.get("FOREBEAR", "target/release/forebear")).resolve())
FOLDER = Path(os.environ.get("CI_SCRATCH", "target/ci")) / "drawings"
FIXTURES = Path(__file__).resolve().parent.parent
SVG = "{http://www.w3.org/2000/svg}"
# A label's height, and how much of it is above the line that letters stand on.
LABEL, ABOVE = 14, 11
# Coordinates are written in tenths of a pixel.
SEAM = 0.3
MOST_TIMES_DOT = 1.5
MOST_OFF_DATE = 0.5
REMOVALS = 20
# Of the others, so many stay where they are, and none moves farther than this part of the height, but
# for what the edit links or parts; and both hold in so many of the edits.
LEAST_UNMOVED = 0.5
LONGEST_MOVE = 0.05
LEAST_EDITS = 0.6
LINUX = FIXTURES.parent / "shared/data/linuxtimeline/ldt.csv"

Drawing = collections.namedtuple("Drawing", "height paths links labels ys years off")


def flat_curve(start, a, b, end, steps=8):
    """Returns points on a cubic curve, without its start."""
    points = []
    for step in range(1, steps + 1):
        t = step / steps
        weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
        points.append(tuple(sum(w * p[axis] for w, p in zip(weights, (start, a, b, end)))
                            for axis in (0, 1)))
    return points


def flat_path(text):
    """Returns points on a path as we write it: M, L, H, V and C, all absolute."""
    tokens = iter(re.findall(r"[MLHVC]|-?(?:\d+\.?\d*|\.\d+)", text))
    points, at, command = [], (0, 0), None
    for token in tokens:
        first = token
        if token.isalpha():
            command, first = token, next(tokens)
        if command == "H":
            at = (float(first), at[1])
        elif command == "V":
            at = (at[0], float(first))
        elif command == "C":
            rest = [float(first)] + [float(next(tokens)) for _ in range(5)]
            a, b, end = zip(rest[::2], rest[1::2])
            points += flat_curve(at, a, b, end)
            at = end
            continue
        else:
            at = (float(first), float(next(tokens)))
        points.append(at)
    return points


def crossings(paths):
    """Counts how often paths cross properly: touching and running along each other do not count."""
    pieces = [(number, *a, *b) for number, path in enumerate(paths)
              for a, b in zip(path, path[1:]) if a != b]
    if not pieces:
        return 0
    table = numpy.array(pieces, dtype=float)
    own, (ax, ay, bx, by) = table[:, 0], table[:, 1:].T
    left, right = numpy.minimum(ax, bx), numpy.maximum(ax, bx)
    top, bottom = numpy.minimum(ay, by), numpy.maximum(ay, by)

    def side(px, py, qx, qy, rx, ry):
        return (qx - px) * (ry - py) - (qy - py) * (rx - px)

    found = set()
    for i in range(len(table)):
        near = numpy.nonzero((own > own[i]) & (left <= right[i]) & (right >= left[i])
                             & (top <= bottom[i]) & (bottom >= top[i]))[0]
        cx, cy, dx, dy = ax[near], ay[near], bx[near], by[near]
        c = side(ax[i], ay[i], bx[i], by[i], cx, cy)
        d = side(ax[i], ay[i], bx[i], by[i], dx, dy)
        a = side(cx, cy, dx, dy, ax[i], ay[i])
        b = side(cx, cy, dx, dy, bx[i], by[i])
        crossed = (c * d < -1e-6) & (a * b < -1e-6)
        part = a[crossed] / (a[crossed] - b[crossed])
        for other, t in zip(near[crossed], part):
            # Where a corner of one lies on the other, two pieces find the same crossing.
            place = (round(2 * (ax[i] + (bx[i] - ax[i]) * t)), round(2 * (ay[i] + (by[i] - ay[i]) * t)))
            found.add((own[i], own[other], *place))
    return len(found)


def is_passed(box, a, b):
    """Says whether a straight piece passes a box that is a seam smaller on each side."""
    first, last = 0.0, 1.0
    for axis in (0, 1):
        low, high, speed = box[axis] + SEAM, box[axis + 2] - SEAM, b[axis] - a[axis]
        if speed == 0:
            if not low < a[axis] < high:
                return False
            continue
        times = sorted(((low - a[axis]) / speed, (high - a[axis]) / speed))
        first, last = max(first, times[0]), min(last, times[1])
    return first < last


def overlap(one, other):
    return all(one[axis] + SEAM < other[axis + 2] and other[axis] + SEAM < one[axis + 2]
               for axis in (0, 1))


def day_number(text):
    """Counts days in the Gregorian calendar, also before the year 1."""
    year, month, day = (int(part) for part in re.fullmatch(r"(-?\d+)-(\d+)-(\d+)", text).groups())
    # A cycle of the calendar is 400 years.
    cycles = (year - 1) // 400
    return datetime.date(year - 400 * cycles, month, day).toordinal() + 146097 * cycles


def days_to_x(root):
    """Returns the map from a day's number to its place, as the root says."""
    knots = re.findall(r"(-?\d+-\d+-\d+):([-\d.]+)", root.get("data-scale", ""))
    if knots:
        days, places = [day_number(day) for day, _ in knots], [float(x) for _, x in knots]
        return lambda day: float(numpy.interp(day, days, places))
    if root.get("data-first-day") is None:
        return None
    first, x = day_number(root.get("data-first-day")), float(root.get("data-first-x"))
    px = float(root.get("data-px-per-day"))
    return lambda day: x + (day - first) * px


def draw(catalogue, query=None):
    """Draws and reads back what was drawn."""
    file = FOLDER / "drawing.svg"
    arguments = ["draw"] + ([query] if query else []) + ["-o", str(file)]
    subprocess.run([FOREBEAR, "-q", "-c", str(catalogue), *arguments], check=True)
    root = ElementTree.parse(file).getroot()
    place = days_to_x(root)
    paths, links, labels, ys, years, off = [], [], [], {}, {}, 0.0
    for element in root.iter():
        classes = element.get("class", "").split()
        if "edge" in classes:
            line = element if element.tag == SVG + "path" else element.findall(SVG + "path")[-1]
            paths.append(flat_path(line.get("d")))
            links.append((element.get("data-source"), element.get("data-target")))
        elif "node" in classes:
            mark, = (e for e in element.iter() if "mark" in e.get("class", "").split())
            number = lambda key: float(mark.get(key))
            is_glyph = mark.tag == SVG + "circle"
            if "undated" not in classes:
                ys[element.get("data-node-id")] = number("cy") if is_glyph else number("y") + 3
            for text in element.iter(SVG + "text"):
                x, baseline, width = (float(text.get(key)) for key in ("x", "y", "textLength"))
                labels.append((x, baseline - ABOVE, x + width, baseline - ABOVE + LABEL))
            first, last = element.get("data-earliest"), element.get("data-latest")
            if first:
                years[element.get("data-node-id")] = int(re.match(r"-?\d+", first)[0])
            if first and last:
                left, right = place(day_number(first)), place(day_number(last) + 1)
                if is_glyph:
                    off = max(off, abs(number("cx") - (left + right) / 2))
                else:
                    ends = number("x"), number("x") + number("width")
                    off = max(off, abs(ends[0] - left), abs(ends[1] - right))
    height = float(root.get("viewBox").split()[3])
    return Drawing(height, paths, links, labels, ys, years, off)


def crossed_labels(drawing):
    """Counts pairs of an edge and a label that it passes."""
    boxes = numpy.array(drawing.labels).reshape(-1, 4)
    count = 0
    for path in drawing.paths:
        passed = set()
        for a, b in zip(path, path[1:]):
            near = ((boxes[:, 0] < max(a[0], b[0])) & (boxes[:, 2] > min(a[0], b[0]))
                    & (boxes[:, 1] < max(a[1], b[1])) & (boxes[:, 3] > min(a[1], b[1])))
            passed |= {i for i in numpy.nonzero(near)[0] if is_passed(drawing.labels[i], a, b)}
        count += len(passed)
    return count


def overlaps(drawing):
    """Counts pairs of labels that are over each other."""
    count, open_ones = 0, []
    for box in sorted(drawing.labels):
        open_ones = [other for other in open_ones if other[2] > box[0]]
        count += sum(overlap(box, other) for other in open_ones)
        open_ones.append(box)
    return count


def dot_paths(drawing):
    """Lets Graphviz lay out the same graph from left to right, with a rank for each year."""
    quoted = lambda name: '"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'
    linked = sorted({end for link in drawing.links for end in link})
    by_year = collections.defaultdict(list)
    for name in linked:
        if name in drawing.years:
            by_year[drawing.years[name]].append(name)
    years = sorted(by_year)
    lines = ["digraph { rankdir=LR; node [shape=box, height=.2, fontsize=10];"]
    lines += [f'"year {year}" [style=invis];' for year in years]
    lines += [f'"year {a}" -> "year {b}" [style=invis];' for a, b in zip(years, years[1:])]
    for year in years:
        members = " ".join(quoted(name) + ";" for name in by_year[year])
        lines.append(f'{{ rank=same; "year {year}"; {members} }}')
    lines += [quoted(name) + ";" for name in linked]
    lines += [f"{quoted(a)} -> {quoted(b)};" for a, b in drawing.links]
    lines.append("}")
    done = subprocess.run(["dot", "-Tjson"], input="\n".join(lines), capture_output=True, text=True,
                          check=True)
    paths = []
    for edge in json.loads(done.stdout).get("edges", []):
        if edge.get("style") == "invis":
            continue
        ends, points = {}, []
        for part in edge["pos"].split():
            x, y = map(float, part.split(",")[-2:])
            if part[0] in "se":
                ends[part[0]] = (x, y)
            else:
                points.append((x, y))
        path = [ends["s"]] if "s" in ends else []
        path.append(points[0])
        for at in range(0, len(points) - 3, 3):
            path += flat_curve(*points[at:at + 4])
        paths.append(path + ([ends["e"]] if "e" in ends else []))
    return paths


def generated(name, count, origins_of):
    """Writes a made-up catalogue; `origins_of(random, number)` says where a technology comes from."""
    chance = random.Random(name)
    folder = FOLDER / name
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "forebear.toml").write_text(
        '[catalogue]\ntitle = "Made up"\nsource = "s"\n[source.s]\ntitle = "None"\n')
    first = datetime.date(1990, 1, 1).toordinal()
    days = sorted(chance.randrange(34 * 365) for _ in range(count))
    nodes, edges = ["id,name,released"], ["source,target,kind"]
    for number, day in enumerate(days):
        date = str(datetime.date.fromordinal(first + day))[:(10, 7, 4)[number % 3]]
        nodes.append(f"t{number:03},Thing {number},{date}")
        edges += [f"t{origin:03},t{number:03},basis"
                  for origin in sorted(set(origins_of(chance, number)))]
    (folder / "nodes.csv").write_text("\n".join(nodes) + "\n")
    (folder / "edges.csv").write_text("\n".join(edges) + "\n")
    return folder


def recent(chance, number):
    return max(0, number - 1 - int(chance.expovariate(1 / 15)))


def tree(chance, number):
    return [recent(chance, number)] if number and chance.random() < 0.95 else []


def lineage(chance, number):
    many = chance.choice((0, 1, 1, 2, 2, 3)) if number else 0
    return [recent(chance, number) for _ in range(many)]


def stability(catalogue, drawing):
    """Leaves out one leaf at a time. Returns for each the share of technologies that keep their
    height, and the longest move as a share of the height of the picture, of what is not linked with
    the leaf."""
    sources = {source for source, _ in drawing.links}
    leaves = [name for name in drawing.ys if name not in sources]
    chosen = random.Random(5).sample(leaves, min(REMOVALS, len(leaves)))
    shares, moves = [], []
    for leaf in chosen:
        after = draw(catalogue, f'all() ~ "{leaf}"')
        linked = {source for source, target in drawing.links if target == leaf}
        moved = [abs(y - drawing.ys[name]) for name, y in after.ys.items()
                 if name in drawing.ys and name not in linked]
        shares.append(sum(move < 1 for move in moved) / len(moved))
        moves.append(max(moved) / drawing.height)
    return shares, moves


def imported_linux():
    """Imports the Linux timeline, if it is there."""
    folder = FOLDER / "linux"
    if not LINUX.exists():
        return {}
    if not folder.exists():
        done = subprocess.run([FOREBEAR, "-q", "import", "gnuclad", str(LINUX), "-o", str(folder)])
        assert done.returncode in (0, 1), done
    return {"linux": folder}


def main():
    FOLDER.mkdir(parents=True, exist_ok=True)
    catalogues = {
        "builtin": "builtin",
        "toy": FIXTURES / "exports/tests/support/toy.toml",
        "nasty": FIXTURES / "graph/tests/fixtures/nasty",
        "tree of 100": generated("tree", 100, tree),
        "tree of 300": generated("tree300", 300, tree),
        "lineage of 60": generated("lineage60", 60, lineage),
        "lineage of 150": generated("lineage", 150, lineage),
        "lineage of 400": generated("lineage400", 400, lineage),
    } | imported_linux()
    failures = []
    print(f"{'':16}{'edges':>7}{'crossings':>11}{'dot':>6}{'ratio':>7}{'crossed labels':>16}"
          f"{'label overlaps':>16}{'px off date':>13}")
    drawings = {}
    for name, catalogue in catalogues.items():
        drawing = drawings[name] = draw(catalogue)
        ours, theirs = crossings(drawing.paths), crossings(dot_paths(drawing))
        ratio = ours / theirs if theirs else (1.0 if ours == 0 else float("inf"))
        crossed, over = crossed_labels(drawing), overlaps(drawing)
        print(f"{name:16}{len(drawing.links):7}{ours:11}{theirs:6}{ratio:7.2f}{crossed:16}{over:16}"
              f"{drawing.off:13.2f}", flush=True)
        if ratio > MOST_TIMES_DOT:
            failures.append(f"{name}: {ratio:.2f} times the crossings of dot, most {MOST_TIMES_DOT}")
        if crossed or over:
            failures.append(f"{name}: {crossed} labels crossed by edges, {over} over each other")
        if drawing.off > MOST_OFF_DATE:
            failures.append(f"{name}: a mark is {drawing.off:.2f} px off its date")
    print(f"\n{'':16}leaf left out: share that keeps its height; longest move, in heights")
    for name, catalogue in catalogues.items():
        # In a picture of a few rows, one row is more than a small part of the height.
        if len(drawings[name].ys) < 100:
            continue
        shares, moves = stability(catalogue, drawings[name])
        median = statistics.median(shares)
        still = sum(share >= LEAST_UNMOVED for share in shares) / len(shares)
        near = sum(move <= LONGEST_MOVE for move in moves) / len(moves)
        print(f"{name:16}share median {median:.2f}, at least {LEAST_UNMOVED} in {still:.0%} of edits; "
              f"move median {statistics.median(moves):.3f}, at most {LONGEST_MOVE} in {near:.0%}, "
              f"worst {max(moves):.2f}", flush=True)
        if median < LEAST_UNMOVED:
            failures.append(f"{name}: when a leaf is left out, {median:.2f} keep their height, least "
                            f"{LEAST_UNMOVED}")
        if min(still, near) < LEAST_EDITS:
            failures.append(f"{name}: edits that move little are {min(still, near):.0%}, least "
                            f"{LEAST_EDITS:.0%}")
    for failure in failures:
        print(f"failed: {failure}")
    sys.exit(bool(failures))


if __name__ == "__main__":
    main()
