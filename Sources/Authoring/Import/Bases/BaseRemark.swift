package import Diagnostics

/// What could not be carried over from another tool's folder, and where it stands there.
package struct BaseRemark: Sendable, Hashable {
    /// Why.
    package enum Reason: Sendable, Hashable {
        /// A key of the front matter of which no field is made.
        case noField(String)
        /// A value that says more than its field takes: only this is kept.
        case shortened(String)
        /// A tag of the tool, kept as code.
        case tag(String)
        /// A layout of the tool of which a quotation is made.
        case quotation(String)
        /// What the tool adds to a text and was taken off.
        case dropped(String)
        /// A link or picture that leads to nothing in the folder.
        case deadLink(String)
        /// A note that was shown within another one: a link stands there now.
        case embedded(String)
        /// A front matter that cannot be read.
        case unreadableHead
        /// The file cannot be read.
        case unreadable(String)
        /// Nothing says of which kind it is.
        case noKind
        /// The tool keeps it from readers, and the kind has no drafts.
        case unpublished
        /// An entry of that name is there already.
        case taken(String)
        /// Another text has the same name: this one has this name now.
        case renamed(String)
        /// A file that no text uses.
        case unused
        /// A file of the tool's own.
        case own
    }

    /// The file's path from the folder.
    package let path: String
    /// From 1; 0 for the whole file.
    package let line: Int
    /// Why.
    package let reason: Reason

    /// Whether a text is left out.
    package var losesText: Bool {
        switch reason {
        case .unreadableHead, .unreadable, .noKind, .unpublished, .taken: true
        case .noField, .shortened, .tag, .quotation, .dropped, .deadLink, .embedded, .renamed, .unused, .own: false
        }
    }

    /// The sentence.
    package func text(in language: MessageLanguage) -> String {
        switch language {
        case .french: french
        case .english: english
        }
    }

    private var french: String {
        switch reason {
        case .noField(let key): "« \(key) » n'a pas de champ : dites lequel avec --map, ou reportez-le à la main"
        case .shortened(let text): "seul « \(text) » est gardé de cette valeur"
        case .tag(let tag): "« \(tag) » est propre à l'outil et reste tel quel, comme du code"
        case .quotation(let word): "l'encadré « \(word) » devient une citation"
        case .dropped(let text): "« \(text) » est ôté"
        case .deadLink(let target): "« \(target) » ne mène à rien dans ce dossier et reste tel quel"
        case .embedded(let target): "« \(target) » était montré ici : c'est maintenant un lien"
        case .unreadableHead: "l'en-tête ne se lit pas : la fiche n'est pas faite"
        case .unreadable(let why): "\(why) : la fiche n'est pas faite"
        case .noKind: "de quelle sorte est cette fiche ? dites-le avec --kind, ou son dossier avec --map"
        case .unpublished: "ce brouillon n'est pas repris : cette sorte de fiche n'en a pas, il serait publié"
        case .taken(let path): "une fiche de ce nom est déjà là : \(path)"
        case .renamed(let name): "un autre texte porte le même nom : celui-ci s'appelle « \(name) »"
        case .unused: "ce fichier ne sert à aucun texte et n'est pas repris"
        case .own: "ce fichier de l'outil n'est pas repris"
        }
    }

    private var english: String {
        switch reason {
        case .noField(let key): "“\(key)” has no field: say which by --map, or carry it over by hand"
        case .shortened(let text): "only “\(text)” of this value is kept"
        case .tag(let tag): "“\(tag)” is the tool's own and stays as it is, as code"
        case .quotation(let word): "the box “\(word)” becomes a quotation"
        case .dropped(let text): "“\(text)” is taken off"
        case .deadLink(let target): "“\(target)” leads to nothing in this folder and stays as it is"
        case .embedded(let target): "“\(target)” was shown here: it is a link now"
        case .unreadableHead: "the front matter cannot be read: no entry is made"
        case .unreadable(let why): "\(why): no entry is made"
        case .noKind: "of which kind is this entry? say so by --kind, or its folder's by --map"
        case .unpublished: "this draft is not taken: this kind of entry has none, it would be published"
        case .taken(let path): "an entry of that name is there already: \(path)"
        case .renamed(let name): "another text has the same name: this one is called “\(name)”"
        case .unused: "no text uses this file, it is not taken"
        case .own: "this file of the tool is not taken"
        }
    }
}
