//! A map from strings to numbers, searched by a walk through a word: backwards for suffixes,
//! forwards for prefixes.
//!
//! A trie in a double array (Aoe 1989, "An Efficient Digital Search Algorithm by Using a
//! Double-Array Structure"): one step a letter, six bytes a node. A row that ends with `^` matches
//! a whole word alone. Built when the first word is stemmed.

/// The symbol behind the last letter of a walk.
const WORD_BOUNDARY: u16 = 30;

/// Letters as numbers from 1; 31 stands for letters that no row has.
const CODES: [u8; 256] = {
    let mut codes = [31; 256];
    let mut letter = 0;
    while letter < 26 {
        codes[(b'a' + letter) as usize] = letter + 1;
        letter += 1;
    }
    codes[b'A' as usize] = 27;
    codes[b'O' as usize] = 28;
    codes[b'U' as usize] = 29;
    codes[b'^' as usize] = WORD_BOUNDARY as u8;
    codes
};

fn code(letter: u8) -> u16 {
    u16::from(CODES[usize::from(letter)])
}

/// The trie. The child of node `n` by letter `c` is node `n.first + c`, if the parent of that node
/// is `n`.
pub(crate) struct Trie {
    nodes: Vec<PackedNode>,
}

#[derive(Clone, Copy)]
struct PackedNode {
    first: u16,
    parent: u16,
    value: u16,
}

/// A place without a node: no node has this parent.
const FREE: PackedNode = PackedNode { first: 0, parent: u16::MAX, value: 0 };

impl Trie {
    /// Passes to `visit` the length and the value of each row that `letters` begin with, the
    /// shortest first.
    pub(crate) fn walk<'w>(&self, letters: impl Iterator<Item = &'w u8>, mut visit: impl FnMut(usize, u16)) {
        let mut node = 0_u16;
        let mut first = self.nodes.first().map_or(0, |root| root.first);
        let mut depth = 0;
        for &letter in letters {
            let Some((child, packed)) = self.child(node, first, code(letter)) else { return };
            (node, first) = (child, packed.first);
            depth += 1;
            if packed.value != 0 {
                visit(depth, packed.value);
            }
        }
        if let Some((_, packed)) = self.child(node, first, WORD_BOUNDARY) {
            visit(depth, packed.value);
        }
    }

    fn child(&self, node: u16, first: u16, code: u16) -> Option<(u16, PackedNode)> {
        let child = first + code;
        let packed = *self.nodes.get(usize::from(child))?;
        (packed.parent == node).then_some((child, packed))
    }

    /// Bytes that the nodes occupy.
    #[cfg(test)]
    pub(crate) fn size(&self) -> usize {
        size_of_val(self.nodes.as_slice())
    }
}

/// Collects the rows of a trie.
pub(crate) struct TrieBuilder {
    nodes: Vec<Node>,
}

#[derive(Default)]
struct Node {
    children: Vec<(u16, usize)>,
    value: u16,
}

impl TrieBuilder {
    pub(crate) fn new() -> Self {
        TrieBuilder { nodes: vec![Node::default()] }
    }

    /// The value of a row, 0 if the row is new. A row whose value stays 0 is never found.
    pub(crate) fn insert(&mut self, letters: impl Iterator<Item = u8>) -> &mut u16 {
        let mut node = 0;
        for letter in letters {
            let code = code(letter);
            let known = self.nodes[node].children.iter().find(|(c, _)| *c == code).map(|(_, child)| *child);
            node = known.unwrap_or_else(|| {
                let child = self.nodes.len();
                self.nodes.push(Node::default());
                self.nodes[node].children.push((code, child));
                child
            });
        }
        &mut self.nodes[node].value
    }

    /// Builds the trie. The children of each node get the first free places.
    pub(crate) fn build(&self) -> Trie {
        let mut packed = vec![PackedNode { parent: 0, ..FREE }];
        let mut places = vec![(0, 0_usize)];
        let mut from = 1;
        while let Some((node, place)) = places.pop() {
            let children = &self.nodes[node].children;
            if children.is_empty() {
                continue;
            }
            while packed.get(from).is_some_and(|node| node.parent != FREE.parent) {
                from += 1;
            }
            let is_free = |place: usize| {
                place > 0 && packed.get(place).is_none_or(|node: &PackedNode| node.parent == FREE.parent)
            };
            let fits = |first: &usize| children.iter().all(|(c, _)| is_free(first + usize::from(*c)));
            let first = (from.saturating_sub(31)..).find(fits).unwrap_or_default();
            if packed.len() < first + 32 {
                packed.resize(first + 32, FREE);
            }
            packed[place].first = first as u16;
            for (code, child) in children {
                let child_place = first + usize::from(*code);
                packed[child_place].parent = place as u16;
                packed[child_place].value = self.nodes[*child].value;
                places.push((*child, child_place));
            }
        }
        Trie { nodes: packed }
    }
}
