"""Makes a lineage as two tables: python lineage.py FOLDER COUNT.

The same bytes each time. Dates rise with the numbers of technologies, ids do not; each technology has
about five origins, most of them recent, those the more likely that have many heirs already.
"""
import random
import sys
from pathlib import Path


def origins_of(count, chance):
    """Yields the origins of each technology, in the order of the dates."""
    ends = []
    for later in range(count):
        origins = set()
        for _ in range(min(chance.randrange(11), later)):
            if not ends or chance.randrange(4) == 0:
                origin = later - 1 - chance.randrange(min(later, 10_000))
            else:
                origin = ends[-1 - chance.randrange(min(len(ends), 50_000))]
            origins.add(origin)
        ends.extend(sorted(origins))
        ends.append(later)
        yield sorted(origins)


def main():
    folder, count = Path(sys.argv[1]), int(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    ids = [f"t{number * 7_368_787 % 10_000_019:08}" for number in range(count)]
    with open(folder / "nodes.csv", "w") as nodes, open(folder / "edges.csv", "w") as edges:
        nodes.write("id,released\n")
        edges.write("source,target,kind\n")
        most, late = -1, ids[-1]
        for later, origins in enumerate(origins_of(count, random.Random(11))):
            year, month = 1900 + later * 120 // count, 1 + later * 1440 // count % 12
            nodes.write(f"{ids[later]},{year}-{month:02}\n")
            edges.writelines(f"{ids[origin]},{ids[later]},basis\n" for origin in origins)
            if later >= count - 1000 and len(origins) >= most:
                most, late = len(origins), ids[later]
    root = '[catalogue]\ntitle = "Made"\nsource = "s"\n[source.s]\n'
    (folder / "forebear.toml").write_text(root)
    # One of the last, with many origins.
    (folder / "late").write_text(late)


if __name__ == "__main__":
    main()
