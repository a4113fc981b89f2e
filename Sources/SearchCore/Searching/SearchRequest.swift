/// What is asked of an index.
public struct SearchRequest: Sendable {
    /// UTF-8, as typed.
    public var query: [UInt8]
    /// How many results are shown, and how many are left out before them.
    public var limit: Int
    /// How many are left out before them.
    public var offset: Int
    /// The last word may be the beginning of one even if it is a word (search while typing).
    public var completes: Bool
    /// Whether results carry the place of their text that says most of the query.
    public var wantsSnippets: Bool
    /// Whether everything found is counted by kind and facet.
    public var wantsFacets: Bool
    /// Names and values that results must have; values of one facet add up, facets narrow each other. The kind is the facet `kind`.
    public var filters: [SearchDocument.FacetValue] = []

    /// A request for one page of results; numbers out of range are brought into it.
    public init(
        query: [UInt8], limit: Int = 10, offset: Int = 0, completes: Bool = false, wantsSnippets: Bool = false,
        wantsFacets: Bool = false
    ) {
        self.query = query
        self.limit = max(0, min(limit, 1000))
        self.offset = max(0, min(offset, IndexFormat.mostDocuments))
        self.completes = completes
        self.wantsSnippets = wantsSnippets
        self.wantsFacets = wantsFacets
    }
}

/// What an index answers: either shards to load before asking again, or results.
public enum SearchOutcome: Sendable {
    case needs([ShardID])
    case done(SearchResults)
}

/// What was found.
public struct SearchResults: Sendable {
    /// All documents found, after filters.
    public var total = 0
    /// One page of them, the best first.
    public var results: [Result] = []
    /// Results with a card that every word of the query speaks of, at most three.
    public var answers: [Result] = []
    /// Words that are unknown, or stand for others.
    public var words: [Word] = []
    /// Counts over everything found; empty unless asked for.
    public var facets: [Facet] = []
    /// A shard could not be had: something may be missing.
    public var isIncomplete = false

    /// A document that was found.
    public final class Result: Sendable {
        /// Its number in the index.
        public let document: Int
        /// Higher is better; the same natively and in the browser.
        public let score: Int
        /// What it is, as people say it.
        public let kind: [UInt8]
        /// Whether it holds today.
        public let isInForce: Bool
        /// What the index shows of it.
        let page: PageRecord
        /// Nil unless asked for.
        public let snippet: Snippet?

        /// Unique within its kind.
        public var id: [UInt8] { page.id }
        /// From the site's root, maybe with a fragment.
        public var path: [UInt8] { page.path }
        /// As it is read.
        public var title: [UInt8] { page.title }
        /// What it answers by itself.
        public var card: [CardLine] { page.card }

        init(_ candidate: Candidate, _ root: IndexRoot, _ page: PageRecord, _ snippet: Snippet?) {
            document = candidate.index
            score = Int(candidate.score)
            kind = root.kinds[Int(root.kindOfDocument[document])]
            isInForce = DocumentFlags(byte: root.flags[document]).inForce
            self.page = page
            self.snippet = snippet
        }
    }

    /// A word of the query and what became of it.
    public final class Word: Sendable {
        /// The word as it was typed.
        public let text: [UInt8]
        /// No document has it.
        public let isUnknown: Bool
        /// What was searched in its place: longer words, or corrected ones.
        public let instead: [[UInt8]]
        /// What stands in `instead` is spelt nearly so.
        public let isCorrected: Bool
        /// The sigle that a phrase was replaced by.
        public let expansion: [UInt8]?

        init(_ text: [UInt8], isUnknown: Bool, instead: [[UInt8]], isCorrected: Bool, expansion: [UInt8]?) {
            self.text = text
            self.isUnknown = isUnknown
            self.instead = instead
            self.isCorrected = isCorrected
            self.expansion = expansion
        }
    }

    /// A way to narrow the results, with counts.
    public struct Facet: Sendable {
        /// The name of the facet; `kind` for the kinds.
        public var name: [UInt8]
        /// The commonest first.
        public var values: [(value: [UInt8], count: Int)]
    }

    /// A piece of text: `pieces` are plain and marked in turn, the first one plain (maybe empty).
    public struct Snippet: Sendable {
        /// What the text stands under; empty for its beginning.
        public var heading: [UInt8]
        /// Where the heading stands on the page; empty for its beginning.
        public var anchor: [UInt8]
        /// Plain and marked in turn.
        public var pieces: [[UInt8]]
    }
}

extension SearchRequest {
    /// A request in the form that the browser sends: the query, then for each filter a zero byte, the facet, a byte 1 and the value.
    /// - Parameter options: 1 completes the last word, 2 wants snippets, 4 wants facets; to be added.
    public init(encoded: [UInt8], options: UInt32, limit: Int, offset: Int) {
        var parts: [[UInt8]] = []
        var part: [UInt8] = []
        for byte in encoded {
            if byte > 1 {
                part.append(byte)
            } else {
                parts.append(part)
                part = []
            }
        }
        parts.append(part)
        self.init(
            query: parts[0], limit: limit, offset: offset, completes: options & 1 != 0, wantsSnippets: options & 2 != 0,
            wantsFacets: options & 4 != 0)
        var index = 2
        while index < parts.count {
            filters.append(.init(facet: parts[index - 1], value: parts[index]))
            index += 2
        }
    }
}
