/// What can be wrong with a file before the model is asked: encoding, YAML, Markdown, CSV.
public enum MarkupProblem: Sendable, Hashable, Codable {
    // Files
    case notUTF8
    /// - Parameter inTable: whether a spreadsheet wrote it.
    case windows1252(inTable: Bool)
    case utf16(inTable: Bool)
    /// The file of a word processor or of a spreadsheet, under the name of an entry or of a table.
    case officeFile(inTable: Bool)
    case controlCharacter(UInt8)
    /// A character that nobody sees, or that turns the direction of writing; it is taken out.
    case invisibleCharacter(UInt32)
    case emptyFile
    case fileTooLarge(bytes: Int, limit: Int)
    // YAML and front matter
    case unclosedFrontMatter
    case invalidYAML(YAMLFault)
    case tabInYAML
    case duplicateKey(String)
    case anchorInYAML
    case nestedTooDeep
    // Markdown
    case rawHTML(String)
    /// Words that stand in HTML which is not read, or an address.
    case lostHTML(String)
    case unclosedComment
    /// A tag or an instruction, as written.
    case unclosedHTML(String)
    /// Markdown within HTML, where it is not read.
    case markdownInHTML(String)
    /// Code whose fence, as written, nothing closes.
    case unclosedCode(String)
    /// Code that the fence closes which looks like the opening of another one.
    case codeInsideOut(String)
    /// A comment in code, where everybody sees it.
    case commentInCode
    /// The heading of a field in a block of code.
    case fieldInCode(String)
    /// A row of a Markdown table with more cells than its header.
    case extraCells(expected: Int, actual: Int)
    /// A table whose second line has another number of columns than its first.
    case delimiterRow(expected: Int, actual: Int)
    /// A link or an image that cmark-gfm does not read as one, as written.
    case brokenLink(String)
    /// `[text][label]` with a label that is not defined.
    case unknownLinkLabel(String)
    /// `[label]: address` that no link uses, or that is defined before.
    case unusedLinkLabel(String)
    /// The call of a footnote that is not there.
    case unknownNote(String)
    /// A footnote that nothing calls, or the second of its name.
    case unusedNote(String)
    /// A sign of another tool, which stands on the page as it is.
    case foreignMark(String)
    /// `%% … %%`, which another tool hides.
    case foreignComment(String)
    case dangerousURL(String)
    /// An image from elsewhere, or written into the text.
    case externalImage(String)
    case unclosedWikiLink
    case emptyWikiLink
    case malformedFence(String)
    case unclosedFence(String)
    /// The name of a field that says who may read, and an edition, in a text where they restrict nothing.
    case restrictionInText(String)
    /// The name of an edition behind `:::` in a block of code, which is shown to all.
    case fenceInCode(String)
    // Tables
    case unclosedQuote
    case wrongCellCount(expected: Int, actual: Int)
    case duplicateColumn(String)
    case emptyHeader
    /// Lines above the one that names the columns, which is that line.
    case headerBelow(line: Int)
    case textAfterQuote
    // Fences in Markdown
    /// No box and no edition has that name.
    case unknownFence(String)
    case fenceWithoutOpening
    /// A fence that opens in one block, a list item for example, and closes in another.
    case fenceAcrossBlocks(String)
    /// A table with so many columns and rows that it could fill the memory.
    case tableTooLarge
    // Front matter between other lines than `---`
    case frontMatterStart
    case frontMatterEnd(String)
}

extension MarkupProblem: ProblemDetail {
    var id: String {
        switch self {
        case .notUTF8: "pas-utf-8"
        case .windows1252: "windows-1252"
        case .utf16: "utf-16"
        case .officeFile: "document-bureautique"
        case .controlCharacter: "caractere-de-controle"
        case .invisibleCharacter: "caractere-invisible"
        case .emptyFile: "fichier-vide"
        case .fileTooLarge: "fichier-trop-gros"
        case .unclosedFrontMatter: "en-tete-ouvert"
        case .invalidYAML: "yaml-invalide"
        case .tabInYAML: "tabulation"
        case .duplicateKey: "cle-en-double"
        case .anchorInYAML: "ancre-yaml"
        case .nestedTooDeep: "trop-imbrique"
        case .rawHTML: "html-brut"
        case .lostHTML: "html-perdu"
        case .unclosedComment: "commentaire-ouvert"
        case .unclosedHTML: "html-ouvert"
        case .markdownInHTML: "markdown-dans-html"
        case .unclosedCode: "bloc-de-code-ouvert"
        case .codeInsideOut: "blocs-de-code-inverses"
        case .commentInCode: "commentaire-dans-le-code"
        case .fieldInCode: "champ-dans-le-code"
        case .extraCells: "cellules-en-trop"
        case .delimiterRow: "tableau-mal-forme"
        case .brokenLink: "lien-mal-forme"
        case .unknownLinkLabel: "etiquette-inconnue"
        case .unusedLinkLabel: "etiquette-inutile"
        case .unknownNote: "note-inconnue"
        case .unusedNote: "note-perdue"
        case .foreignMark: "signe-d-un-autre-outil"
        case .foreignComment: "commentaire-d-un-autre-outil"
        case .dangerousURL: "adresse-dangereuse"
        case .externalImage: "image-externe"
        case .unclosedWikiLink: "lien-ouvert"
        case .emptyWikiLink: "lien-vide"
        case .malformedFence: "encadre-mal-forme"
        case .unclosedFence: "encadre-ouvert"
        case .restrictionInText: "restriction-dans-le-texte"
        case .fenceInCode: "encadre-dans-le-code"
        case .unclosedQuote: "guillemet-ouvert"
        case .wrongCellCount: "nombre-de-colonnes"
        case .duplicateColumn: "colonne-en-double"
        case .emptyHeader: "colonnes-sans-nom"
        case .headerBelow: "colonnes-plus-bas"
        case .textAfterQuote: "texte-apres-guillemet"
        case .unknownFence: "encadre-inconnu"
        case .fenceWithoutOpening: "encadre-sans-debut"
        case .fenceAcrossBlocks: "encadre-a-cheval"
        case .tableTooLarge: "tableau-trop-grand"
        case .frontMatterStart: "en-tete-mal-ouvert"
        case .frontMatterEnd: "en-tete-mal-ferme"
        }
    }

    var severity: Diagnostic.Severity {
        switch self {
        case .rawHTML, .dangerousURL, .foreignMark, .invisibleCharacter, .codeInsideOut, .fieldInCode: .warning
        default: .error
        }
    }
}

/// `U+202E`.
func unicodeName(_ scalar: UInt32) -> String {
    let digits = String(scalar, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
}

/// Whether a character turns the direction of writing (UAX #9: embeddings, overrides and isolates).
func turnsWriting(_ scalar: UInt32) -> Bool { (0x202A...0x202E).contains(scalar) || (0x2066...0x2069).contains(scalar) }
