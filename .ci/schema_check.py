"""Validates the built-in catalogue, its JSON exports and answers against the published schemas."""
import datetime
import json
import os
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

from jsonschema import Draft202012Validator

FOREBEAR = os.environ.get("FOREBEAR", "target/release/forebear")
CATALOGUE = Path("catalogues/multimodal-2023")
# Together they differ in everything that a difference or a merge can tell of.
NASTY = Path("graph/tests/fixtures/nasty")
LOOMS = Path("imports/tests/fixtures/looms.csv")
OTHER = """# a comment
[catalogue]
title = "Other"
check = { undated = "note" }
[source.third]
title = "The third"
[source.main-report]
title = "The main report"
[technology.also-b]
name = "b"
source = "third"
"""
# Each has one mistake that an editor is to underline.
BROKEN = {
    "unknown key": '[technology.clip]\nrelased = "2021"\n',
    "bad kind": '[technology.b]\nfrom = [{ id = "a", as = "cousin" }]\n',
    "bad type": '[technology.clip]\nfields = "vision"\n',
    "missing key": "[catalogue]\n",
    "bad id": '[technology."CLIP!"]\nname = "CLIP"\n',
}


def forebear(*arguments):
    command = [FOREBEAR, "-c", "builtin", *arguments]
    return answer(command, [0])


def answer(command, codes):
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode not in codes:
        sys.exit(f"{' '.join(map(str, command))} ended with {done.returncode}:\n{done.stderr}")
    return json.loads(done.stdout)


def validator(*name):
    schema = forebear("schema", *name)
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def as_json(value):
    """TOML has dates and times of its own, which stand for their texts."""
    if isinstance(value, dict):
        return {key: as_json(item) for key, item in value.items()}
    if isinstance(value, list):
        return [as_json(item) for item in value]
    if isinstance(value, (datetime.date, datetime.time)):
        return value.isoformat()
    return value


def report(what, errors):
    """Prints what was found and returns whether it is good."""
    errors = list(errors)
    for error in errors[:5]:
        print(f"{what}: {error.json_path}: {error.message[:200]}")
    if not errors:
        print(f"{what}: valid")
    return not errors


def main():
    good = True
    catalogue = validator()
    files = sorted(CATALOGUE.rglob("*.toml"))
    if not files:
        sys.exit(f"there are no files in {CATALOGUE}")
    for path in files:
        parsed = as_json(tomllib.loads(path.read_text(encoding="utf-8")))
        good &= report(str(path), catalogue.iter_errors(parsed))
    for name in ["timeline", "graph"]:
        export = forebear("export", name)
        good &= report(f"export {name}", validator(name).iter_errors(export))
        export["format"] = "something else"
        if validator(name).is_valid(export):
            good = False
            print(f"export {name}: another format is valid too")
    with tempfile.TemporaryDirectory() as folder:
        other = Path(folder, "other.toml")
        other.write_text(OTHER, encoding="utf-8")
        pairs = [("builtin", NASTY), (NASTY, "builtin"), (NASTY, other), ("builtin", "builtin")]
        for a, b in pairs:
            found = answer([FOREBEAR, "--format", "json", "diff", a, b], [0, 1])
            good &= report(f"diff {Path(a).name} {Path(b).name}", validator("diff").iter_errors(found))
            found["entries"].append({"id": "x"})
            if validator("diff").is_valid(found):
                good = False
                print("diff: an entry without a change is valid too")
        command = [FOREBEAR, "--format", "json", "merge", NASTY, other, "-o", Path(folder, "out")]
        found = answer(command, [1])
        good &= report("merge", validator("merge").iter_errors(found))
        lost = {loss["what"] for loss in found["lost"]}
        if not found["doubtful"] or lost != {"value", "severity", "comments"}:
            good = False
            print("merge: not everything that can be told was told")
        for path in sorted(Path(folder, "out").iterdir()):
            parsed = as_json(tomllib.loads(path.read_text(encoding="utf-8")))
            good &= report(f"merged {path.name}", catalogue.iter_errors(parsed))
        command = [FOREBEAR, "--format", "json", "import", "gnuclad", LOOMS]
        found = answer([*command, "-o", Path(folder, "looms")], [1])
        good &= report("import gnuclad", validator("import").iter_errors(found))
        for path in sorted(Path(folder, "looms").iterdir()):
            parsed = as_json(tomllib.loads(path.read_text(encoding="utf-8")))
            good &= report(f"imported {path.name}", catalogue.iter_errors(parsed))
    for what, text in BROKEN.items():
        if catalogue.is_valid(as_json(tomllib.loads(text))):
            good = False
            print(f"broken catalogue, {what}: valid, and must not be")
        else:
            print(f"broken catalogue, {what}: refused")
    sys.exit(not good)


if __name__ == "__main__":
    main()
