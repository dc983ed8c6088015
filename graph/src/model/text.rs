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
    table: HashTable<u32>,
    // Input is not trusted: keys chosen to collide must not slow the reader down.
    hasher: RandomState,
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
        let TextInterner { pool, table, hasher } = self;
        let hash = hasher.hash_one(text);
        if let Some(found) = table.find(hash, |id| pool.get(TextId(*id)) == text) {
            return Ok(TextId(*found));
        }
        let end = u32::try_from(pool.buffer.len() + text.len()).map_err(|_| TooMuchText)?;
        let id = u32::try_from(pool.ends.len()).map_err(|_| TooMuchText)?;
        pool.buffer.push_str(text);
        pool.ends.push(end);
        table.insert_unique(hash, id, |id| hasher.hash_one(pool.get(TextId(*id))));
        Ok(TextId(id))
    }

    pub(crate) fn find(&self, text: &str) -> Option<TextId> {
        let hash = self.hasher.hash_one(text);
        self.table.find(hash, |id| self.pool.get(TextId(*id)) == text).map(|id| TextId(*id))
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
