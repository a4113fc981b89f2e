internal import ContentModel
internal import Diagnostics
public import KnowledgeBase
internal import Language
public import Rendering
internal import SearchCore
internal import SearchText

/// What the site's own search is told, for a search engine of the house: the documents of an edition, entries and views.
public struct SearchFeed {
    let documents: [SearchDocument]
    let language: SiteLanguage

    /// The forms in which it is written.
    public enum Form: String, CaseIterable, Sendable {
        /// Lines for the bulk interface of OpenSearch and Elasticsearch.
        case bulk
        /// The settings and the mapping of their index.
        case mapping
        /// A table with full text search for PostgreSQL, as psql reads it.
        case sql
    }

    /// Reads the base of an edition as its pages do.
    public init(_ frame: SiteFrame, _ reader: BaseReader) {
        let listing = SearchListing(
            reader, views: frame.viewsWithPages, partOfSite: frame.theme.strings["part-of-site"])
        documents = listing.items().map { listing.document(of: $0) }
        language = reader.language
    }

    /// The feed in one of its forms, UTF-8.
    public func bytes(_ form: Form) -> [UInt8] {
        switch form {
        case .bulk: documents.flatMap { bulk($0) }
        case .mapping: Array(mapping.indented.utf8)
        case .sql: PostgreSQLFeed(self).bytes
        }
    }

    /// Unique among the documents and the same in every build: the kind's name and the entry's.
    static func id(of document: SearchDocument) -> String { text(document.kind).slug + ":" + text(document.id) }

    static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

    // MARK: OpenSearch, Elasticsearch

    /// The action on a line, the document on the next.
    private func bulk(_ document: SearchDocument) -> [UInt8] {
        let action: JSONText = ["index": ["_id": .string(Self.id(of: document))]]
        return Array((action.compact + "\n" + json(document).compact + "\n").utf8)
    }

    private func json(_ document: SearchDocument) -> JSONText {
        func texts(_ list: [[UInt8]]) -> JSONText { .array(list.map { .string(Self.text($0)) }) }
        return [
            "kind": .string(Self.text(document.kind)), "id": .string(Self.text(document.id)),
            "path": .string(Self.text(document.path)), "title": .string(Self.text(document.title)),
            "names": texts(document.names), "aliases": texts(document.aliases + document.sigles),
            "related": texts(document.rows + document.columns),
            "sections": .array(
                document.sections.map { section in
                    [
                        "heading": .string(Self.text(section.heading)), "anchor": .string(Self.text(section.anchor)),
                        "text": .string(Self.text(section.text)),
                    ]
                }),
            "facets": Self.facets(document), "inForce": .bool(document.isInForce),
            "priority": .number(Int(document.priority)),
        ]
    }

    /// By facet, its values: in the order in which the document has them.
    static func facets(_ document: SearchDocument) -> JSONText {
        var facets: [(name: String, values: [JSONText])] = []
        for value in document.facets {
            let name = text(value.facet)
            let known = facets.firstIndex { $0.name == name }
            if let known {
                facets[known].values.append(.string(text(value.value)))
            } else {
                facets.append((name, [.string(text(value.value))]))
            }
        }
        return .object(facets.map { .init($0.name, .array($0.values)) })
    }

    /// Texts without accents, elisions and endings; identifiers and facets as they stand.
    private var mapping: JSONText {
        let isFrench = language == .french
        let name = isFrench ? "french" : "english"
        let text: JSONText = ["type": "text", "analyzer": "site"]
        let word: JSONText = ["type": "keyword"]
        var filters: [JSONText] = ["lowercase", "site_stop", "asciifolding", "site_stemmer"]
        if isFrench { filters.insert("site_elision", at: 0) }
        let elided = ["l", "m", "t", "qu", "n", "s", "j", "d", "c", "jusqu", "quoiqu", "lorsqu", "puisqu"]
        return [
            "settings": [
                "analysis": [
                    "filter": [
                        "site_elision": [
                            "type": "elision", "articles_case": true, "articles": .array(elided.map { .string($0) }),
                        ],
                        "site_stop": ["type": "stop", "stopwords": .string("_\(name)_")],
                        "site_stemmer": ["type": "stemmer", "language": .string("light_" + name)],
                    ],
                    "analyzer": ["site": ["tokenizer": "standard", "filter": .array(filters)]],
                ]
            ],
            "mappings": [
                "dynamic": false,
                "properties": [
                    "kind": word, "id": word, "path": word, "title": text, "names": text, "aliases": text,
                    "related": text,
                    "sections": ["properties": ["heading": text, "anchor": word, "text": text]],
                    "facets": ["type": .string("object"), "dynamic": true], "inForce": ["type": "boolean"],
                    "priority": ["type": "integer"],
                ],
                "dynamic_templates": [
                    ["facets": ["path_match": "facets.*", "mapping": word]]
                ],
            ],
        ]
    }
}
