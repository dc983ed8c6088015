//! Texts and lists, each stored once.

use std::hash::{BuildHasher, RandomState};

use hashbrown::HashTable;

/// A text in a [`TextPool`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(crate) struct TextId(pub(crate) u32);

/// Many texts in one buffer: four bytes each beside the text itself.
#[derive(Debug, Default)]
pub(crate) struct TextPool {
    buffer: String,
    ends: Vec<u32>,
}

impl TextPool {
    pub(crate) fn get(&self, id: TextId) -> &str {
        let at = id.0 as usize;
        let start = if at == 0 { 0 } else { self.ends[at - 1] };
        &self.buffer[start as usize..self.ends[at] as usize]
    }

    /// Adds a text, even one that is there already. The texts of one interner fit into another.
    pub(crate) fn push(&mut self, text: &str) {
        self.buffer.push_str(text);
        self.ends.push(self.buffer.len() as u32);
    }

    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// Returns the bytes of all texts, and of all that is needed to find them.
    pub(crate) fn bytes(&self) -> (usize, usize) {
        (self.buffer.len(), self.ends.len() * size_of::<u32>())
    }
}

/// Collects texts, each once.
pub(crate) struct TextInterner {
    pool: TextPool,
    table: HashTable<Entry>,
    // Input is not trusted: keys chosen to collide must not slow the reader down.
    hasher: RandomState,
}

/// A text in the table, with half of its hash: growing the table and passing over other texts then
/// touches no text.
struct Entry {
    id: u32,
    hash: u32,
}

impl Entry {
    /// Spreads the half over the whole again, since the table looks at both ends (Knuth 6.4).
    fn spread(hash: u32) -> u64 {
        u64::from(hash).wrapping_mul(0x9e37_79b9_7f4a_7c15)
    }
}

/// More than 4 GiB of text, or more texts than 32 bits can count.
#[derive(Debug)]
pub(crate) struct TooMuchText;

impl TextInterner {
    pub(crate) fn new() -> TextInterner {
        TextInterner {
            pool: TextPool::default(),
            table: HashTable::new(),
            hasher: RandomState::new(),
        }
    }

    pub(crate) fn intern(&mut self, text: &str) -> Result<TextId, TooMuchText> {
        let hash = self.hasher.hash_one(text) as u32;
        if let Some(found) = self.find_hashed(text, hash) {
            return Ok(found);
        }
        let TextInterner { pool, table, .. } = self;
        let end = u32::try_from(pool.buffer.len() + text.len()).map_err(|_| TooMuchText)?;
        let id = u32::try_from(pool.ends.len()).map_err(|_| TooMuchText)?;
        pool.buffer.push_str(text);
        pool.ends.push(end);
        let entry = Entry { id, hash };
        table.insert_unique(Entry::spread(hash), entry, |entry| Entry::spread(entry.hash));
        Ok(TextId(id))
    }

    pub(crate) fn find(&self, text: &str) -> Option<TextId> {
        self.find_hashed(text, self.hasher.hash_one(text) as u32)
    }

    fn find_hashed(&self, text: &str, hash: u32) -> Option<TextId> {
        let is_it = |entry: &Entry| entry.hash == hash && self.pool.get(TextId(entry.id)) == text;
        self.table.find(Entry::spread(hash), is_it).map(|entry| TextId(entry.id))
    }

    pub(crate) fn get(&self, id: TextId) -> &str {
        self.pool.get(id)
    }

    pub(crate) fn len(&self) -> usize {
        self.pool.len()
    }

    pub(crate) fn finish(mut self) -> TextPool {
        self.pool.buffer.shrink_to_fit();
        self.pool.ends.shrink_to_fit();
        self.pool
    }
}
