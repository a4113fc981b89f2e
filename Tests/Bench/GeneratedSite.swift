import Files
import SiteBuild

/// A site of one kind whose files look like what authors write: about 3.6 kB, a front matter of six fields, headings, a
/// table, lists, accents, five links to other files. The same number of files gives the same bytes.
struct GeneratedSite {
    /// The folder of the kind, in the content folder.
    static let folder = "fiches"

    let files: Int

    func write(to root: String) throws {
        let disk = FileSystem.disk
        try disk.createFolders(root + "/" + Self.folder)
        try disk.create(root + "/site.yaml", Array(Self.settings.utf8))
        try disk.create(root + "/model.yaml", Array(Self.model.utf8))
        for index in 0..<files {
            try disk.create("\(root)/\(Self.folder)/\(id(index)).md", Array(document(index).utf8))
        }
    }

    static let settings = """
        titre: Banc d'essai
        langue: fr
        situation au: 2026-01-15
        données fictives: oui

        """

    static let model = """
        vocabularies:
          thème: [logement, eau, forêt, sécurité, emploi, santé, énergie]

        kinds:
          fiche:
            names: { one: fiche, many: fiches, gender: f }
            folder: fiches
            title: titre
            fields:
              titre: { type: text, required: true }
              résumé: { type: text }
              thème: { choice: thème }
              mis à jour: { type: date }
              voir aussi: { type: references, to: fiche, inverse: cité par }
              service: { type: text }

        """

    /// The file's name without its ending: 1-based, of fixed length so that sizes hardly depend on the number of files.
    func id(_ index: Int) -> String {
        let digits = String(index + 1)
        return "fiche-" + String(repeating: "0", count: max(0, 6 - digits.utf8.count)) + digits
    }

    func document(_ index: Int) -> String {
        var random = Dice(seed: UInt64(index))
        let theme = random.pick(Words.themes)
        let links = (0..<5).map { _ in id(random.below(files)) }
        let related = [id(random.below(files)), id((index + 1) % files)].sorted()
        var text = """
            ---
            titre: \(random.pick(Words.actions)) \(theme.0), fiche \(index + 1)
            résumé: \(random.sentence(of: 14))
            thème: \(theme.1)
            mis à jour: \(1 + random.below(28)) \(random.pick(Words.months)) 202\(random.below(6))
            voir aussi: [\(related.joined(separator: ", "))]
            service: \(random.pick(Words.services))
            ---

            \(random.paragraph(3)) Voir [la fiche voisine](\(links[0]).md).

            ## Ce qu'il faut savoir

            \(random.paragraph(4)) Le **cadre** est *précisé* par [[\(links[1])]].


            """
        for _ in 0..<5 { text += "- \(random.sentence(of: 9))\n" }
        text += "\n## Qui fait quoi\n\n| Service | Rôle | Échéance |\n| --- | --- | ---: |\n"
        for _ in 0..<6 {
            text += "| \(random.pick(Words.services)) | \(random.sentence(of: 5)) | \(2020 + random.below(8)) |\n"
        }
        text += """

            ## Comment s'y prendre

            \(random.paragraph(4)) Les pièces sont dans [la fiche des pièces](\(links[2]).md).

            1. \(random.sentence(of: 8))
            2. \(random.sentence(of: 10)), comme le dit [[\(links[3])|la fiche liée]]
               - \(random.sentence(of: 6))
               - \(random.sentence(of: 7))
            3. \(random.sentence(of: 8))

            ### Points d'attention

            > \(random.paragraph(2))

            \(random.paragraph(4)) Pour aller plus loin : [dernière fiche](\(links[4]).md).

            """
        return text
    }
}
