import Diagnostics
import Foundation
import Language
import Signing
import SiteBuild
import TestSupport
import Testing
import Visas

extension `Forging a visa` {
    /// Those that only signatures stop.
    static let ofSignatures: [Way] = [
        Way("a line that follows, of a text that was changed", "ligne-non-signee") {
            let seal = try await $0.seal(ForgedSite.both, "Réponse", "Autre réponse")
            for name in ForgedSite.both { try $0.site.edit(name, "2013-06-05", "2013-06-08") }
            try $0.add(try line(.visa, "dire:crues", seal))
        },
        Way("the same, signed by a stranger", "signataire-inconnu") { site in
            let seal = try await site.seal(ForgedSite.both, "Réponse", "Autre réponse")
            for name in ForgedSite.both { try site.site.edit(name, "2013-06-05", "2013-06-08") }
            try site.add(try line(.visa, "dire:crues", seal)) { try site.sign($0, with: "stranger") }
        },
        Way("the same, signed by another validator", "signature-fausse") { site in
            let seal = try await site.seal(ForgedSite.both, "Réponse", "Autre réponse")
            for name in ForgedSite.both { try site.site.edit(name, "2013-06-05", "2013-06-08") }
            try site.add(try line(.visa, "dire:crues", seal)) { try site.sign($0, with: "lucie-vigie") }
        },
        Way("the same, with the signature of another line", "signature-fausse") { site in
            let seal = try await site.seal(ForgedSite.both, "Réponse", "Autre réponse")
            for name in ForgedSite.both { try site.site.edit(name, "2013-06-05", "2013-06-08") }
            let former = try site.lines[1].signature
            try site.add(try line(.visa, "dire:crues", seal)) { _ in former }
        },
        Way("the same, with a signature given elsewhere", "signature-fausse") { site in
            let seal = try await site.seal(ForgedSite.both, "Réponse", "Autre réponse")
            for name in ForgedSite.both { try site.site.edit(name, "2013-06-05", "2013-06-08") }
            try site.add(try line(.visa, "dire:crues", seal)) {
                try site.sign($0, with: "paul-encrier", namespace: "git")
            }
        },
        Way("a withdrawal that nobody signed", "ligne-non-signee") {
            let text = try $0.site.text(ForgedSite.both[0]).replacing(#/(?m)^empreinte: .*\n/#, with: "")
            try $0.write(text.replacing("publication: validé", with: "publication: retiré"), to: ForgedSite.both[0])
            try FileManager.default.removeItem(atPath: $0.site.folder["content/visas/dires"])
            try $0.add(try line(.withdrawal, "dire:crues"))
        },
        Way("an answer that nobody signed", "ligne-non-signee") {
            let seal = try await $0.seal(ForgedSite.both, "Réponse", "Autre réponse")
            try $0.add(try line(.acceptance, "dire:crues", seal))
        },
        Way("a key that is added", "signataires-changes") { site in
            let key = try site.keys.text("stranger.pub").split(separator: " ").prefix(2).joined(separator: " ")
            let known = try site.site.text("visas/allowed_signers")
            try site.write(known + "paul-encrier \(key)\n", to: "visas/allowed_signers")
            let seal = try await site.seal(ForgedSite.both, "Réponse", "Autre réponse")
            for name in ForgedSite.both { try site.site.edit(name, "2013-06-05", "2013-06-08") }
            try site.add(try line(.visa, "dire:crues", seal)) { try site.sign($0, with: "stranger") }
        },
        Way("no keys", "signataires-absents") {
            try FileManager.default.removeItem(atPath: $0.site.folder["content/visas/allowed_signers"])
        },
        Way("signatures no longer required", "signatures-abandonnees") {
            try $0.site.edit("site.yaml", "signatures: required\n", "")
        },
        Way("signatures refused", "mot-inconnu") {
            try $0.site.edit("site.yaml", "signatures: required", "signatures: non")
        },
    ]

    @Test(.enabled(if: ForgedSite.program != nil))
    func `needs the validator's own key, and the program`() async throws {
        let site = try await ForgedSite(signed: true)
        let before = try site.site.text(ForgedSite.register)
        for (name, id) in [
            (nil, "cle-absente"), ("lucie-vigie", "signature-fausse"), ("stranger", "signataire-inconnu"),
            ("nobody", "signature-refusee"),
        ] {
            let report = await site.desk(of: name).validate(["loyers"], by: "paul-encrier", on: try site.day(8))
            #expect(report.outcome == .refused && report.diagnostics.map(\.id) == [id], "\(report.diagnostics)")
        }
        #expect(try site.site.text(ForgedSite.register) == before)
        var surroundings = site.surroundings
        surroundings.verify = nil
        let options = SiteBuild.Options(
            content: site.site.folder["content"], theme: Repository.theme, output: site.site.folder["site"])
        let ids = await SiteBuild(options, in: surroundings).build().diagnostics.map(\.id)
        #expect(ids == ["openssh-absent"])
    }
}
