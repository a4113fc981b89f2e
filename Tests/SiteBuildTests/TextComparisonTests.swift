import ContentModel
import KnowledgeBase
import Markup
import Rendering
import SiteBuild
import Testing

@testable import Signing

/// What of an entry changed, by section.
@Suite struct `Sections of two texts` {
    private let opened: ReviewedContent
    private let site: VisaSite

    init() async throws {
        site = try VisaSite()
        opened = try #require(await ReviewedContent.open(site.options, in: site.world).0)
    }

    private func outline(_ text: String) throws -> TextOutline {
        let kind = try #require(opened.content.model.kinds.first { $0.visa != nil })
        return TextOutline(
            try #require(SourceFile.decode(path: "a.md", contents: Array(text.utf8)).0), kind: kind, in: opened.whole)
    }

    /// `Titre: ligne / ligne`, a cell behind `|`, an item behind `•`.
    private func compare(_ former: String?, _ current: String) throws -> [String] {
        let parts = TextComparison.parts(from: try former.map(outline), to: try outline(current))
        return parts.map { part in
            part.part.title + ": "
                + part.part.lines.map { line in
                    let cells = line.cells.map { cell in
                        cell.map { piece in
                            switch piece.mark {
                            case .same: piece.text
                            case .removed: "[-\(piece.text)-]"
                            case .added: "{+\(piece.text)+}"
                            }
                        }.joined()
                    }
                    switch line.form {
                    case .paragraph: return cells.joined()
                    case .item: return "• " + cells.joined()
                    case .row: return cells.joined(separator: " | ")
                    case .gap: return "…"
                    }
                }.joined(separator: " / ")
        }
    }

    private static let former = """
        ---
        question: Peut-on bâtir ici ?
        politique: eau
        ---
        Avant tout titre.

        ## Position

        Non, sauf avis
        de la commission.

        ## À éviter

        - Nommer un maire
        - Donner une date
        - Promettre

        ## Relances

        | on vous dit | répondez |
        | --- | --- |
        | C'est long | Oui |
        | C'est cher | Non |

        """

    private func changed(_ pairs: (String, String)...) throws -> [String] {
        var text = Self.former
        for (old, new) in pairs {
            #expect(text.contains(old))
            text = text.replacing(old, with: new)
        }
        return try compare(Self.former, text)
    }

    @Test func `of one text are none`() throws { #expect(try changed() == []) }

    @Test func `are fields under their labels and texts under their headings`() throws {
        #expect(
            try changed(
                ("bâtir ici", "bâtir là"), ("politique: eau", "politique: logement"), ("Avant tout", "Après tout"))
                == [
                    "Question: Peut-on bâtir [-ici-]{+là+} ?", "Politique: [-Eau-]{+Logement+}",
                    ": [-Avant-]{+Après+} tout titre.",
                ])
    }

    @Test func `do not depend on where lines break`() throws {
        #expect(try changed(("avis\nde la", "avis de\nla")) == [])
        #expect(
            try changed(("avis\nde la commission", "avis\nde la chambre")) == [
                "Position: Non, sauf avis de la [-commission-]{+chambre+}."
            ])
    }

    @Test func `show the items of a list one by one`() throws {
        #expect(
            try changed(("- Donner une date\n", "- Donner une heure\n- Citer un chiffre\n"))
                == [
                    "À éviter: • Nommer un maire / • Donner une [-date-]{+heure+} / • {+Citer un chiffre+} / • Promettre"
                ])
        #expect(
            try changed(("- Nommer un maire\n", "")) == ["À éviter: • [-Nommer un maire-] / • Donner une date / …"])
    }

    @Test func `show the rows of a table cell by cell`() throws {
        #expect(
            try changed(("| C'est cher | Non |", "| C'est cher | Non, c'est aidé |"))
                == ["Relances: on vous dit | répondez / C'est long | Oui / C'est cher | Non{+, c'est aidé+}"])
    }

    @Test func `that went or came are told whole`() throws {
        #expect(
            try changed(("## À éviter\n\n- Nommer un maire\n- Donner une date\n- Promettre\n\n", "")) == [
                "À éviter: • [-Nommer un maire-] / • [-Donner une date-] / • [-Promettre-]"
            ])
        #expect(try changed(("## Relances", "## Chiffres\n\nDix.\n\n## Relances")) == ["Chiffres: {+Dix.+}"])
        #expect(try changed(("## Relances", "## Vide\n\n## Relances")) == ["Vide: {+Vide+}"])
    }

    @Test func `with one name are not taken for one another`() throws {
        let twice = "## Avis\n\nOui.\n\n## Avis\n\nNon.\n"
        #expect(try compare(twice, twice.replacing("Non.", with: "Non, demain.")) == ["Avis: Non{+, demain+}."])
        #expect(try compare(twice, twice.replacing("Oui.", with: "Oui, hier.")) == ["Avis: Oui{+, hier+}."])
    }

    @Test func `of code keep what looks like a heading`() throws {
        let code = "Voici :\n\n```\n# pas un titre\n| ni | un tableau\n```\n"
        #expect(
            try compare(code, code.replacing("pas un", with: "toujours pas un")) == [
                ": … / ``` / # {+toujours +}pas un titre / | ni | un tableau / …"
            ])
    }

    @Test func `of what nobody validated are all of it, unmarked`() throws {
        #expect(try compare(nil, "---\nquestion: Où ?\n---\n\nIci.\n") == ["Question: Où ?", ": Ici."])
    }
}
