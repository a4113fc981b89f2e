package import Diagnostics

/// What could not be carried over from a document, or was by guessing: for its author to look at.
package enum ImportRemark: Sendable, Hashable {
    /// A table that Markdown cannot write, under this heading.
    case lostTable(under: String?)
    /// A picture of a form that no browser shows.
    case lostImage(String)
    /// A picture without a text for those who do not see it.
    case imageWithoutText(String)
    /// A document without a title: its file's name stands for it.
    case noTitle
    /// What stood before the first heading as a field that the kind does not have.
    case unknownField(String)
    /// Pictures have lost their texts: LibreOffice, which knows them, is not on this machine.
    case noOffice
    /// What the converter itself said.
    case converter(String)

    /// The sentence.
    package func text(in language: MessageLanguage) -> String {
        switch language {
        case .french: french
        case .english: english
        }
    }

    private var french: String {
        switch self {
        case .lostTable(let heading):
            "un tableau trop complexe est perdu" + (heading.map { ", sous « \($0) »" } ?? "")
                + " : refaites-le avec une seule ligne de titres et sans cellules fusionnées"
        case .lostImage(let name): "l’image \(name) est perdue : refaites-la en PNG ou en JPEG"
        case .imageWithoutText(let name):
            "l’image \(name) n’a pas de texte de remplacement : écrivez-le entre les crochets"
        case .noTitle: "le document n’a pas de titre : celui du fichier le remplace"
        case .unknownField(let name):
            "« \(name) » n’est pas un champ de cette sorte de fiche : la ligne reste dans le texte"
        case .noOffice: "LibreOffice n’est pas sur cette machine : les textes de remplacement des images sont perdus"
        case .converter(let text): "pandoc dit : \(text)"
        }
    }

    private var english: String {
        switch self {
        case .lostTable(let heading):
            "a table that is too complex is lost" + (heading.map { ", under “\($0)”" } ?? "")
                + ": make it anew with one row of headings and without merged cells"
        case .lostImage(let name): "the picture \(name) is lost: make it anew as PNG or JPEG"
        case .imageWithoutText(let name): "the picture \(name) has no alternative text: write it between the brackets"
        case .noTitle: "the document has no title: that of the file stands for it"
        case .unknownField(let name): "“\(name)” is no field of this kind: the line stays in the text"
        case .noOffice: "LibreOffice is not on this machine: alternative texts of pictures are lost"
        case .converter(let text): "pandoc says: \(text)"
        }
    }
}
