internal import Diagnostics
internal import Markup

extension ModelReader {
    /// `foaf:Person`: a name of a known vocabulary. They are too many for a message to list.
    mutating func rdfTerm(_ node: YAMLNode) -> RDFTerm? {
        guard let text = text(node) else { return nil }
        if let term = RDFTerm(text) { return term }
        let known = RDFVocabulary.allCases.flatMap { vocabulary in
            vocabulary.names.map { "\(vocabulary.rawValue):\($0)" }
        }
        report(.unknownWord(text), at: node.place, near: text, among: known, lists: false)
        return nil
    }
}
