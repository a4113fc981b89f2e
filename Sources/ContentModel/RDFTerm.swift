/// A name of a known vocabulary, by which programs elsewhere understand a kind or a field: `foaf:Person`, `org:memberOf`.
public struct RDFTerm: Sendable, Hashable {
    /// The vocabulary that it is of.
    public let vocabulary: RDFVocabulary
    /// The name within the vocabulary.
    public let name: String

    /// As the model and Turtle write it: `foaf:Person`.
    public var text: String { vocabulary.rawValue + ":" + name }

    /// Nil for what is no name of a known vocabulary.
    public init?(_ text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, let vocabulary = RDFVocabulary(rawValue: String(parts[0])),
            vocabulary.names.contains(String(parts[1]))
        else { return nil }
        (self.vocabulary, name) = (vocabulary, String(parts[1]))
    }
}

/// The vocabularies of which the model may use names; the raw value is the usual prefix.
public enum RDFVocabulary: String, Sendable, CaseIterable {
    /// DCMI Metadata Terms.
    case dcterms
    /// Friend of a Friend.
    case foaf
    /// The Organization Ontology (W3C, 2014).
    case org
    /// Schema.org.
    case schema
    /// Simple Knowledge Organization System (W3C, 2009).
    case skos
    /// vCard Ontology (W3C, 2014).
    case vcard

    /// The address that its names begin with.
    public var namespace: String {
        switch self {
        case .dcterms: "http://purl.org/dc/terms/"
        case .foaf: "http://xmlns.com/foaf/0.1/"
        case .org: "http://www.w3.org/ns/org#"
        case .schema: "https://schema.org/"
        case .skos: "http://www.w3.org/2004/02/skos/core#"
        case .vcard: "http://www.w3.org/2006/vcard/ns#"
        }
    }
}

extension RDFTerm {
    /// What the reference of the model says of it.
    static let note = KeyNote(
        .text, "son nom dans un vocabulaire connu (dcterms, foaf, org, schema, skos, vcard) : foaf:Person",
        "its name in a known vocabulary (dcterms, foaf, org, schema, skos, vcard): foaf:Person")
}
