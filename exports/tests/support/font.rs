//! A font for tests: every letter that it has is a black box.

/// Makes a TrueType font with a box for the letters of these ranges, and nothing at all for
/// others: what it lacks leaves no ink. The tables are those of the OpenType specification.
pub(crate) fn font(family: &str, letters: &[(char, char)]) -> Vec<u8> {
    let tables: [(&[u8; 4], Vec<u8>); 10] = [
        (b"OS/2", os2()),
        (b"cmap", cmap(letters)),
        (b"glyf", BOX.iter().flat_map(|word| word.to_be_bytes()).chain(BOX_POINTS).collect()),
        (b"head", head()),
        (b"hhea", hhea()),
        (b"hmtx", words(&[600, 0, 600, 50, 300, 0])),
        // No outline for `.notdef`, one for the box, none for the space; in half words.
        (b"loca", words(&[0, 0, GLYF_WORDS, GLYF_WORDS])),
        (b"maxp", [words(&[1, 0, 3, 4, 1, 0, 0, 2]), vec![0; 16]].concat()),
        (b"name", name(family)),
        (b"post", [words(&[3, 0]), vec![0; 28]].concat()),
    ];
    let mut font = words(&[1, 0, 10, 128, 3, 32]);
    let mut offset = 12 + 16 * tables.len();
    for (tag, table) in &tables {
        font.extend(*tag);
        // Nobody checks the checksums.
        font.extend(0_u32.to_be_bytes());
        font.extend((offset as u32).to_be_bytes());
        font.extend((table.len() as u32).to_be_bytes());
        offset += table.len().next_multiple_of(4);
    }
    for (_, table) in &tables {
        font.extend(table);
        font.resize(font.len().next_multiple_of(4), 0);
    }
    font
}

/// One contour in a box from 50, 0 to 550, 700, of four points, without instructions.
const BOX: [i16; 7] = [1, 50, 0, 550, 700, 3, 0];
/// Flags of four points on the curve, their steps to the right, and their steps up, in words.
const BOX_POINTS: [u8; 20] = {
    let right =
        [50_i16.to_be_bytes(), 0_i16.to_be_bytes(), 500_i16.to_be_bytes(), 0_i16.to_be_bytes()];
    let up =
        [0_i16.to_be_bytes(), 700_i16.to_be_bytes(), 0_i16.to_be_bytes(), (-700_i16).to_be_bytes()];
    [
        1,
        1,
        1,
        1,
        right[0][0],
        right[0][1],
        right[1][0],
        right[1][1],
        right[2][0],
        right[2][1],
        right[3][0],
        right[3][1],
        up[0][0],
        up[0][1],
        up[1][0],
        up[1][1],
        up[2][0],
        up[2][1],
        up[3][0],
        up[3][1],
    ]
};
/// The length of the table of glyphs, in words of two bytes.
const GLYF_WORDS: i16 = (14 + 20) / 2;

fn words(words: &[i16]) -> Vec<u8> {
    words.iter().flat_map(|word| word.to_be_bytes()).collect()
}

/// Many letters have one glyph: a subtable of format 13.
fn cmap(letters: &[(char, char)]) -> Vec<u8> {
    let mut ranges = vec![(' ', ' ', 2_u32)];
    ranges.extend(letters.iter().map(|(first, last)| (*first, *last, 1)));
    ranges.sort_unstable();
    let mut table = words(&[0, 1, 3, 10]);
    let numbers = [12, (13 << 16), 16 + 12 * ranges.len() as u32, 0, ranges.len() as u32];
    table.extend(numbers.iter().flat_map(|number| number.to_be_bytes()));
    for (first, last, glyph) in ranges {
        let group = [u32::from(first), u32::from(last), glyph];
        table.extend(group.iter().flat_map(|number| number.to_be_bytes()));
    }
    table
}

fn head() -> Vec<u8> {
    let magic = 0x5f0f_3cf5_u32.to_be_bytes();
    let mut table = words(&[1, 0, 1, 0, 0, 0]);
    table.extend(magic);
    // Flags, 1000 units to the em, two dates, the box of all glyphs, style, and short offsets.
    table.extend(words(&[0, 1000, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 600, 700, 0, 8, 2, 0, 0]));
    table
}

fn hhea() -> Vec<u8> {
    words(&[1, 0, 800, -200, 0, 600, 0, 0, 600, 1, 0, 0, 0, 0, 0, 0, 0, 3])
}

fn os2() -> Vec<u8> {
    // Version 0: the average width, weight 400, width 5; what follows is nothing of interest.
    let mut table = words(&[0, 600, 400, 5]);
    table.resize(78, 0);
    table
}

fn name(family: &str) -> Vec<u8> {
    let text: Vec<u8> = family.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let length = text.len() as i16;
    let record = |id| words(&[3, 1, 0x409, id, length, 0]);
    [words(&[0, 2, 30]), record(1), record(6), text].concat()
}
