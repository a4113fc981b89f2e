import Diagnostics
import Files
import Foundation
import Language
import Publishing
import Signing
import SiteBuild
import TestSupport
import Testing
import Visas

/// A published site with a visa, a former visa, a withdrawal and a draft, for forgers to work on.
///
/// `crues` was validated twice by Paul, on 3 and 5 June; `digues` was validated and withdrawn by Lucie; `loyers` has no visa.
struct ForgedSite {
    var site: VisaSite
    /// The files as they were before something was done to them, by path.
    private(set) var before: [String: String] = [:]
    /// Named `paul-encrier`, `lucie-vigie`, `stranger`.
    let keys: TemporaryFolder
    private let requiresSignatures: Bool

    static let register = "visas/registre.csv"
    static let both = ["dires/crues.md", "visas/dires/crues.md"]

    static var program: Program? {
        FileManager.default.isExecutableFile(atPath: "/usr/bin/ssh-keygen")
            ? Program(at: "/usr/bin/ssh-keygen", environment: ["PATH=/usr/bin", "HOME=/"]) { 0 } : nil
    }

    init(signed: Bool = false) async throws {
        site = try VisaSite()
        keys = try TemporaryFolder()
        requiresSignatures = signed
        let people = "[paul-encrier, lucie-vigie]" + (signed ? "\nsignatures: required" : "")
        try site.edit("site.yaml", "[paul-encrier]", people)
        try site.folder.write("---\nnom: Lucie Vigie\n---\n", to: "content/personnes/lucie-vigie.md")
        for name in ["digues", "loyers"] {
            try site.folder.write(
                VisaSite.position.replacing("sujet: crues", with: "sujet: " + name), to: "content/dires/\(name).md")
        }
        if signed { try makeKeys() }
        try await done(desk(of: "paul-encrier").validate(["crues"], by: "paul-encrier", on: day(3)))
        try keep(Self.both, as: "first/")
        try site.edit("dires/crues.md", "Réponse ancienne", "Réponse du 5 juin")
        try await done(desk(of: "paul-encrier").validate(["crues"], by: "paul-encrier", on: day(5)))
        try await done(desk(of: "lucie-vigie").validate(["digues"], by: "lucie-vigie", on: day(6)))
        try keep(["dires/digues.md", "visas/dires/digues.md"], as: "valid/")
        try await done(desk(of: "lucie-vigie").withdraw("digues", by: "lucie-vigie", on: day(7), reason: "Faux"))
        try keep([Self.register], as: "")
    }

    func day(_ day: Int) throws -> CalendarDate {
        try #require(CalendarDate(year: 2013, month: 6, day: day))
    }

    private func done(_ report: VisaReport) throws { try #require(report.outcome == .done, "\(report.diagnostics)") }

    private mutating func keep(_ names: [String], as prefix: String) throws {
        for name in names { before[prefix + name] = try site.text(name) }
    }

    private func makeKeys() throws {
        let program = try #require(Self.program)
        var signers = ""
        for name in ["paul-encrier", "lucie-vigie", "stranger"] {
            let made = try program.run(["-q", "-t", "ed25519", "-N", "", "-f", keys[name], "-C", name], [], 60)
            try #require(made.status == 0)
            let key = try keys.text(name + ".pub").split(separator: " ").prefix(2).joined(separator: " ")
            if name != "stranger" { signers += "\(name) \(key)\n" }
        }
        try site.folder.write(signers, to: "content/visas/allowed_signers")
    }

    /// The desk at which somebody stands with their key.
    func desk(of name: String?) -> VisaDesk {
        let program = Self.program.map { OpenSSH($0, temporaryFolder: keys.path) }
        let signer = name.flatMap { name in program?.signer(with: keys[name]) }
        return VisaDesk(content: site.folder["content"], in: surroundings, signer: requiresSignatures ? signer : nil)
    }

    var surroundings: SiteBuild.Surroundings {
        var surroundings = SiteBuild.Surroundings(
            fileSystem: site.fileSystem, today: { _ in nil }, clock: { 0 })
        if let program = Self.program {
            let keygen = OpenSSH(program, temporaryFolder: keys.path)
            surroundings.verify = { keygen.verify($0) }
        }
        return surroundings
    }

    // MARK: What forgers do

    func write(_ text: String, to name: String) throws { try site.folder.write(text, to: "content/" + name) }

    func restore(_ names: [String], from prefix: String) throws {
        for name in names { try write(try #require(before[prefix + name]), to: name) }
    }

    /// Changes what these files say, and gives them the fingerprint of what they say then.
    /// - Returns: the new seal.
    @discardableResult
    func seal(_ names: [String], _ old: String, _ new: String) async throws -> String {
        for name in names { try site.edit(name, old, new) }
        // The build tells nobody; the desk of another site does.
        let other = try VisaSite()
        try other.edit("site.yaml", "[paul-encrier]", "[paul-encrier, lucie-vigie]")
        let text = try site.text(names[0]).replacing(#/(?m)^(empreinte|validé par|validé le): .*\n/#, with: "")
            .replacing("état de publication: validé", with: "état de publication: brouillon")
        try other.folder.write(text, to: "content/dires/crues.md")
        try done(await other.desk.validate(["crues"], by: "paul-encrier", on: day(5)))
        let seal = try #require(other.text("dires/crues.md").firstMatch(of: #/empreinte: (\S+)/#)).output.1
        for name in names {
            try write(try site.text(name).replacing(#/empreinte: \S+/#, with: "empreinte: \(seal)"), to: name)
        }
        return String(seal)
    }

    var lines: [VisaRegister.Line] { get throws { try read().lines } }

    private func read() throws -> VisaRegister {
        let bytes = Array(try site.text(Self.register).utf8)
        return VisaRegister.read(site.folder["content/" + Self.register], bytes, language: .french)
    }

    /// Adds a line that follows from the others, as somebody does who knows how they are chained.
    func add(_ line: VisaRegister.Line, signed: (VisaRegister.Line) throws -> String = { _ in "" }) throws {
        let register = try read()
        var line = register.next(line, after: [])
        line.signature = try signed(line)
        try write(String(decoding: register.bytes(adding: [line]), as: UTF8.self), to: Self.register)
    }

    /// Chains the register's lines anew, without those that go.
    func rechain(_ change: (inout [VisaRegister.Line]) -> Void) throws {
        var lines = try lines
        change(&lines)
        var register = VisaRegister.read("", nil, language: .french)
        var added: [VisaRegister.Line] = []
        for line in lines {
            var next = register.next(line, after: added)
            next.signature = line.signature
            added.append(next)
        }
        register = VisaRegister.read("", nil, language: .french)
        try write(String(decoding: register.bytes(adding: added), as: UTF8.self), to: Self.register)
    }

    /// A signature over a line, by a key, in a namespace.
    func sign(_ line: VisaRegister.Line, with key: String, namespace: String = "unisson") throws -> String {
        let program = try #require(Self.program)
        let made = try program.run(["-Y", "sign", "-f", keys[key], "-n", namespace, "-q"], line.message, 60)
        return try #require(Signature.text(ofArmored: String(decoding: made.output, as: UTF8.self)))
    }

    func build() async throws -> (ids: [String], isPublished: Bool) {
        let options = SiteBuild.Options(
            content: site.folder["content"], theme: Repository.theme, output: site.folder["site"], edition: "relecture")
        let report = await SiteBuild(options, in: surroundings).build()
        return (report.diagnostics.map(\.id), report.isPublished)
    }
}
