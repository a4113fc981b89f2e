package import Diagnostics

/// What could not be carried over from a document, or was by guessing: for its author to look at.
package enum ImportRemark: Sendable, Hashable {
    /// A table that Markdown cannot write, under this heading.
    case lostTable(under: String?)
    /// A table whose cells were merged: Markdown has it with empty cells in their place.
    case mergedCells(under: String?)
    /// A heading of a field over what cannot be read as its table of columns, or as its list where there are none; and
    /// the heading under which it stays a part of the text.
    case otherShape(String, columns: [String], kept: String)
    /// A picture of a form that no browser shows.
    case lostImage(String)
    /// Texts that the converter left out, and where they stood.
    case lostText(OfficeContents.Room, [String])
    /// A picture to which the document only refers.
    case linkedImage(String)
    /// So many things of another program.
    case lostObjects(OfficeContents.Object, Int)
    /// Boxes and lists of a form, by their labels.
    case lostControls([String])
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
        case .mergedCells(let heading):
            "un tableau avait des cellules fusionnées" + (heading.map { ", sous « \($0) »" } ?? "")
                + " : elles sont vides sauf la première ; relisez-le"
        case .otherShape(let heading, let columns, let kept):
            columns.isEmpty
                ? "« \(heading) » attend une liste à puces, et rien d’autre : le texte est gardé sous « \(kept) »"
                : "« \(heading) » attend un tableau (\(columns.joined(separator: ", "))), et rien d’autre : "
                    + "le texte est gardé sous « \(kept) »"
        case .lostImage(let name): "l’image \(name) est perdue : refaites-la en PNG ou en JPEG"
        case .lostText(let room, let texts): "\(room.french) : \(Self.quoted(texts, "« ", " »"))"
        case .linkedImage(let target):
            "l’image \(target) n’est pas dans le document, qui y renvoie seulement : elle est perdue ; "
                + "insérez-la dans le document, ou joignez-la à la fiche"
        case .lostObjects(let object, let count):
            count == 1
                ? "\(object.french.one) n’est pas repris : mettez-en une image, ou les chiffres dans un tableau"
                : "\(count) \(object.french.many) ne sont pas repris : mettez-en une image, ou les chiffres dans un tableau"
        case .lostControls(let labels):
            "les champs d’un formulaire ne sont pas repris (\(labels.count))" + Self.listed(labels, " : ", "« ", " »")
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
        case .mergedCells(let heading):
            "a table had merged cells" + (heading.map { ", under “\($0)”" } ?? "")
                + ": all but the first are empty; read it again"
        case .otherShape(let heading, let columns, let kept):
            columns.isEmpty
                ? "“\(heading)” takes a list with bullets and nothing else: the text is kept under “\(kept)”"
                : "“\(heading)” takes a table (\(columns.joined(separator: ", "))) and nothing else: "
                    + "the text is kept under “\(kept)”"
        case .lostImage(let name): "the picture \(name) is lost: make it anew as PNG or JPEG"
        case .lostText(let room, let texts): "\(room.english): \(Self.quoted(texts, "“", "”"))"
        case .linkedImage(let target):
            "the picture \(target) is not in the document, which only refers to it: it is lost; "
                + "put it into the document, or beside the entry"
        case .lostObjects(let object, let count):
            count == 1
                ? "\(object.english.one) is lost: put in a picture of it, or a table of its figures"
                : "\(count) \(object.english.many) are lost: put in a picture of each, or a table of its figures"
        case .lostControls(let labels):
            "the fields of a form are lost (\(labels.count))" + Self.listed(labels, ": ", "“", "”")
        case .imageWithoutText(let name): "the picture \(name) has no alternative text: write it between the brackets"
        case .noTitle: "the document has no title: that of the file stands for it"
        case .unknownField(let name): "“\(name)” is no field of this kind: the line stays in the text"
        case .noOffice: "LibreOffice is not on this machine: alternative texts of pictures are lost"
        case .converter(let text): "pandoc says: \(text)"
        }
    }
}
