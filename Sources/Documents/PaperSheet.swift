/// HTML on its way to paper, with what is known of it that the printer does not say in its tags.
struct PaperSheet {
    /// As the printer is given it.
    let html: [UInt8]
    private let alternatives: [String]
    private let spans: [Int]

    init(_ html: [UInt8]) {
        var text = PressText(html)
        // A cell of nothing has no tag: a table would not be regular (ISO 14289-1, 7.5).
        text.fillEmptyCells()
        spans = text.cellSpans
        alternatives = text.framePictures()
        self.html = text.bytes
    }

    /// What was printed, with its tags as ISO 14289-1 wants them.
    func completed(_ pdf: [UInt8]) -> [UInt8] { PDFTags(pdf)?.completed(alternatives, spans: spans) ?? pdf }
}
