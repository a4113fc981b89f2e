import Diagnostics
import Foundation
import Language
import Signing
import SiteBuild
import TestSupport
import Testing
import Visas

/// Ways of publishing in somebody's name what they did not validate, or of taking away what they did: each is told, and
/// nothing is published.
@Suite struct `Forging a visa` {
    struct Way: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let id: String
        let forge: @Sendable (ForgedSite) async throws -> Void

        init(_ name: String, _ id: String, _ forge: @escaping @Sendable (ForgedSite) async throws -> Void) {
            (testDescription, self.id, self.forge) = (name, id, forge)
        }
    }

    private static let visa = "état de publication: validé\nvalidé par: paul-encrier\nvalidé le: 2013-06-08\n"
    private static let draft = "état de publication: brouillon\n"
    private static let loyers = ["dires/loyers.md"]
    private static let digues = ["dires/digues.md", "visas/dires/digues.md"]

    static func line(
        _ act: VisaRegister.Act, _ entry: String, _ seal: String = "", by: String = "paul-encrier", on day: Int = 8
    ) throws -> VisaRegister.Line {
        VisaRegister.Line(
            act, entry: entry, seal: seal, by: by, on: try #require(CalendarDate(year: 2013, month: 6, day: day)),
            reason: act == .visa ? "" : "x")
    }

    /// Those of files.
    static let ofTexts: [Way] = [
        Way("a draft that names a validator", "visa-sans-empreinte") { try $0.site.edit(loyers[0], draft, visa) },
        Way("the same, then all sealed", "visa-sans-empreinte") {
            try $0.site.edit(loyers[0], draft, visa)
            _ = await $0.desk(of: nil).sealAll()
        },
        Way("a draft with a fingerprint of its own", "visa-sans-ligne") {
            try await $0.seal(loyers, draft, visa + "empreinte: 0\n")
        },
        Way("the same with a kept version", "visa-sans-ligne") {
            try await $0.seal(loyers, draft, visa + "empreinte: 0\n")
            try $0.write(try $0.site.text(loyers[0]), to: "visas/" + loyers[0])
        },
        Way("a draft with the fingerprint of another entry", "modifie-sans-copie") {
            try $0.site.edit(loyers[0], draft, visa + "empreinte: " + (try $0.lines[0].seal) + "\n")
        },
        Way("an entry under the name of another", "visa-sans-ligne") {
            for name in ForgedSite.both {
                try $0.write(try $0.site.text(name), to: name.replacing("crues", with: "rivieres"))
                try FileManager.default.removeItem(atPath: $0.site.folder["content/" + name])
            }
        },
        Way("a changed text without fingerprint and kept version", "visa-sans-empreinte") {
            let text = try $0.site.text(ForgedSite.both[0]).replacing(#/(?m)^empreinte: .*\n/#, with: "")
            try $0.write(text.replacing("Réponse", with: "Autre réponse"), to: ForgedSite.both[0])
            try FileManager.default.removeItem(atPath: $0.site.folder["content/visas/dires"])
        },
        Way("the same, then all sealed", "visa-sans-empreinte") {
            let text = try $0.site.text(ForgedSite.both[0]).replacing(#/(?m)^empreinte: .*\n/#, with: "")
            try $0.write(text.replacing("Réponse", with: "Autre réponse"), to: ForgedSite.both[0])
            try FileManager.default.removeItem(atPath: $0.site.folder["content/visas/dires"])
            _ = await $0.desk(of: nil).sealAll()
        },
        Way("a changed text without kept version", "modifie-sans-copie") {
            try $0.site.edit(ForgedSite.both[0], "Réponse", "Autre réponse")
            try FileManager.default.removeItem(atPath: $0.site.folder["content/visas/dires"])
        },
        Way("a changed text with its own fingerprint", "visa-autre-que-le-registre") {
            try await $0.seal([ForgedSite.both[0]], "Réponse", "Autre réponse")
        },
        Way("the same in the kept version, too", "visa-autre-que-le-registre") {
            try await $0.seal(ForgedSite.both, "Réponse", "Autre réponse")
        },
        Way("another validator in the entry", "copie-d-un-autre-visa") {
            try $0.site.edit(ForgedSite.both[0], "validé par: paul-encrier", "validé par: lucie-vigie")
        },
        Way("another validator in both", "visa-autre-que-le-registre") {
            for name in ForgedSite.both { try $0.site.edit(name, "par: paul-encrier", "par: lucie-vigie") }
        },
        Way("another day in both", "visa-autre-que-le-registre") {
            for name in ForgedSite.both { try $0.site.edit(name, "validé le: 2013-06-05", "validé le: 2013-06-06") }
        },
        Way("somebody who validates nothing", "validateur-inconnu") {
            for name in ForgedSite.both { try $0.site.edit(name, "par: paul-encrier", "par: Jean Dupond") }
        },
        Way("another text in the kept version", "copie-retouchee") {
            try $0.site.edit(ForgedSite.both[1], "Réponse", "Autre réponse")
        },
        Way("another text in the kept version, with its fingerprint", "copie-d-un-autre-visa") {
            try await $0.seal([ForgedSite.both[1]], "Réponse", "Autre réponse")
        },
        Way("the same below a draft", "visa-autre-que-le-registre") {
            try await $0.seal([ForgedSite.both[1]], "Réponse", "Autre réponse")
            let text = try $0.site.text(ForgedSite.both[0]).replacing(#/(?m)^(validé .*|empreinte: .*)\n/#, with: "")
            try $0.write(
                text.replacing("publication: validé", with: "publication: brouillon"), to: ForgedSite.both[0])
        },
        Way("a former version put back", "visa-autre-que-le-registre") {
            try $0.restore(ForgedSite.both, from: "first/")
        },
        Way("a former version put back as kept below a draft", "visa-autre-que-le-registre") {
            try $0.restore(ForgedSite.both, from: "first/")
            let text = try $0.site.text(ForgedSite.both[0]).replacing(#/(?m)^(validé .*|empreinte: .*)\n/#, with: "")
            try $0.write(
                text.replacing("publication: validé", with: "publication: brouillon"), to: ForgedSite.both[0])
        },
        Way("another file under the same name", "fichier-change-depuis-visa") {
            try $0.write("un autre plan", to: "fichiers/ancien.txt")
        },
        Way("a fingerprint without that of the files", "fichier-sans-empreinte") {
            for name in ForgedSite.both {
                try $0.write(try $0.site.text(name).replacing(#/\+[0-9a-f]{32}/#, with: ""), to: name)
            }
        },
        Way("what was withdrawn put back", "retrait-defait") { try $0.restore(digues, from: "valid/") },
        Way("the same as kept below a draft", "retrait-defait") {
            try $0.restore(digues, from: "valid/")
            let text = try $0.site.text(digues[0]).replacing(#/(?m)^(validé .*|empreinte: .*)\n/#, with: "")
            try $0.write(text.replacing("publication: validé", with: "publication: brouillon"), to: digues[0])
        },
        Way("withdrawn by hand", "retrait-sans-ligne") {
            try $0.site.edit(ForgedSite.both[0], "publication: validé", "publication: retiré")
        },
    ]

    /// Those of the register.
    static let ofRegister: [Way] = [
        Way("no register", "registre-non-suivi") {
            try FileManager.default.removeItem(atPath: $0.site.folder["content/" + ForgedSite.register])
        },
        Way("an empty register", "registre-non-suivi") {
            let head = try $0.site.text(ForgedSite.register).split(separator: "\n")[0]
            try $0.write(head + "\n", to: ForgedSite.register)
        },
        Way("other columns", "registre-illisible") { try $0.site.edit(ForgedSite.register, "empreinte", "sceau") },
        Way("columns in another order", "registre-illisible") {
            try $0.site.edit(ForgedSite.register, "acte;fiche", "fiche;acte")
        },
        Way("no UTF-8", "pas-utf-8") { site in
            let path = site.site.folder["content/" + ForgedSite.register]
            let bytes = Array(try site.site.text(ForgedSite.register).utf8) + [0xFF, 0xFE, 0x81]
            try Data(bytes).write(to: URL(filePath: path))
        },
        Way("an act that is none", "ligne-de-registre-illisible") {
            try $0.site.edit(ForgedSite.register, "\nretrait;", "\nconfirmation;")
        },
        Way("an act of nobody", "ligne-de-registre-illisible") {
            try $0.site.edit(ForgedSite.register, ";lucie-vigie;2013-06-07", ";;2013-06-07")
        },
        Way("an act of no day", "ligne-de-registre-illisible") {
            try $0.site.edit(ForgedSite.register, "2013-06-07", "juin 2013")
        },
        Way("marks of a merge", "ligne-de-registre-illisible") {
            try $0.write(try $0.site.text(ForgedSite.register) + "<<<<<<< HEAD\n", to: ForgedSite.register)
        },
        Way("another seal in a line", "registre-rompu") {
            let seal = try await $0.seal(ForgedSite.both, "Réponse", "Autre réponse")
            try $0.site.edit(ForgedSite.register, try $0.lines[1].seal, seal)
        },
        Way("another name in a line", "registre-rompu") {
            for name in ForgedSite.both { try $0.site.edit(name, "par: paul-encrier", "par: lucie-vigie") }
            try $0.site.edit(ForgedSite.register, "paul-encrier;2013-06-05", "lucie-vigie;2013-06-05")
        },
        Way("another reason in a line", "registre-rompu") {
            try $0.site.edit(ForgedSite.register, ";Faux;", ";Périmé;")
        },
        Way("a withdrawal that becomes a visa", "registre-rompu") {
            try $0.restore(digues, from: "valid/")
            try $0.site.edit(
                ForgedSite.register, "\nretrait;dire:digues;;", "\nvisa;dire:digues;" + (try $0.lines[2].seal) + ";")
        },
        Way("lines in another order", "registre-rompu") {
            var lines = try $0.site.text(ForgedSite.register).split(separator: "\n")
            lines.swapAt(1, 2)
            try $0.write(lines.joined(separator: "\n") + "\n", to: ForgedSite.register)
        },
        Way("a line in between", "registre-rompu") {
            var lines = try $0.site.text(ForgedSite.register).split(separator: "\n")
            lines.insert("visa;dire:loyers;0;paul-encrier;2013-06-04;;0;", at: 2)
            try $0.write(lines.joined(separator: "\n") + "\n", to: ForgedSite.register)
        },
        Way("a line twice", "registre-rompu") {
            let text = try $0.site.text(ForgedSite.register)
            try $0.write(text + (text.split(separator: "\n").last ?? "") + "\n", to: ForgedSite.register)
        },
        Way("a line less in between", "registre-rompu") {
            var lines = try $0.site.text(ForgedSite.register).split(separator: "\n")
            lines.remove(at: 2)
            try $0.write(lines.joined(separator: "\n") + "\n", to: ForgedSite.register)
        },
        Way("the last line less", "registre-non-suivi") {
            try $0.restore(digues, from: "valid/")
            try $0.rechain { $0.removeLast() }
        },
        Way("all chained anew with another seal", "registre-non-suivi") {
            let seal = try await $0.seal(ForgedSite.both, "Réponse", "Autre réponse")
            try $0.rechain { $0[1].seal = seal }
        },
        Way("all chained anew without a withdrawal", "registre-non-suivi") {
            try $0.restore(digues, from: "valid/")
            try $0.rechain { $0.removeAll { $0.act == .withdrawal } }
        },
        Way("a visa of an earlier day than the last act", "ligne-de-registre-anterieure") {
            try $0.restore(digues, from: "valid/")
            try $0.add(try line(.visa, "dire:digues", try $0.lines[2].seal, by: "lucie-vigie", on: 6))
        },
        Way("somebody without a name who answers for it", "ligne-sans-validateur") {
            let seal = try await $0.seal(ForgedSite.both, "Réponse", "Autre réponse")
            try $0.add(try line(.acceptance, "dire:crues", seal, by: "jean-dupond"))
        },
        Way("a visa for another text than the file's", "visa-autre-que-le-registre") {
            try $0.add(try line(.visa, "dire:crues", "0", by: "paul-encrier"))
        },
    ]

    private func expect(_ way: Way, signed: Bool) async throws {
        let site = try await ForgedSite(signed: signed)
        let honest = try await site.build()
        try #require(honest.ids == [] && honest.isPublished, "\(honest.ids)")
        try await way.forge(site)
        let (ids, isPublished) = try await site.build()
        #expect(ids.contains(way.id), "\(ids)")
        #expect(!isPublished)
    }

    @Test(arguments: ofTexts) func `in files is told`(way: Way) async throws { try await expect(way, signed: false) }

    @Test(arguments: ofRegister) func `in the register is told`(way: Way) async throws {
        try await expect(way, signed: false)
    }

    @Test(.enabled(if: ForgedSite.program != nil), arguments: ofTexts + ofRegister + ofSignatures)
    func `is told where signatures are required`(way: Way) async throws { try await expect(way, signed: true) }

    @Test func `has been tried in more than forty ways`() {
        #expect(Self.ofTexts.count + Self.ofRegister.count + Self.ofSignatures.count > 40)
    }
}
