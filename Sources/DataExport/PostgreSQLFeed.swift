internal import Diagnostics
internal import Language
internal import SearchCore

/// The documents as a table of PostgreSQL, with its full text search: what psql reads, in one transaction that puts the new
/// table in the place of a former one.
struct PostgreSQLFeed {
    private let feed: SearchFeed

    init(_ feed: SearchFeed) { self.feed = feed }

    var bytes: [UInt8] {
        var bytes = Array(opening.utf8)
        for document in feed.documents {
            let columns = columns(of: document).map { Self.escaped($0) }
            bytes += (columns.joined(separator: "\t") + "\n").utf8
        }
        return bytes + Array(closing.utf8)
    }

    /// Words without accents and endings. Titles and other names weigh most, then what is related, headings, the rest.
    private var opening: String {
        let language = feed.language == .french ? "french" : "english"
        return """
            BEGIN;
            CREATE EXTENSION IF NOT EXISTS unaccent;
            DROP TABLE IF EXISTS unisson_document;
            DROP TEXT SEARCH CONFIGURATION IF EXISTS unisson;
            CREATE TEXT SEARCH CONFIGURATION unisson (COPY = \(language));
            ALTER TEXT SEARCH CONFIGURATION unisson
              ALTER MAPPING FOR hword, hword_part, word WITH unaccent, \(language)_stem;
            CREATE TABLE unisson_document (
              id text PRIMARY KEY, kind text NOT NULL, path text NOT NULL, title text NOT NULL, names text NOT NULL,
              related text NOT NULL, headings text NOT NULL, body text NOT NULL, facets jsonb NOT NULL,
              in_force boolean NOT NULL, priority integer NOT NULL,
              search tsvector GENERATED ALWAYS AS (
                setweight(to_tsvector('unisson', title || ' ' || names), 'A')
                || setweight(to_tsvector('unisson', kind || ' ' || related), 'B')
                || setweight(to_tsvector('unisson', headings), 'C') || setweight(to_tsvector('unisson', body), 'D')) STORED
            );
            COPY unisson_document (id, kind, path, title, names, related, headings, body, facets, in_force, priority) FROM stdin;

            """
    }

    private var closing: String {
        """
        \\.
        CREATE INDEX unisson_document_search ON unisson_document USING gin (search);
        CREATE INDEX unisson_document_facets ON unisson_document USING gin (facets);
        COMMIT;

        """
    }

    private func columns(of document: SearchDocument) -> [String] {
        func joined(_ list: [[UInt8]]) -> String { list.map(SearchFeed.text).joined(separator: "\n") }
        return [
            SearchFeed.id(of: document), SearchFeed.text(document.kind), SearchFeed.text(document.path),
            SearchFeed.text(document.title), joined(document.names + document.aliases + document.sigles),
            joined(document.rows + document.columns), joined(document.sections.map(\.heading)),
            joined(document.sections.map(\.text)), SearchFeed.facets(document).compact,
            document.isInForce ? "t" : "f", String(document.priority),
        ]
    }

    /// As the text form of COPY has it; PostgreSQL holds no zero byte.
    private static func escaped(_ text: String) -> String {
        var escaped = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": escaped.append(contentsOf: "\\\\".unicodeScalars)
            case "\n": escaped.append(contentsOf: "\\n".unicodeScalars)
            case "\r": escaped.append(contentsOf: "\\r".unicodeScalars)
            case "\t": escaped.append(contentsOf: "\\t".unicodeScalars)
            case "\0": continue
            default: escaped.append(scalar)
            }
        }
        return String(escaped)
    }
}
