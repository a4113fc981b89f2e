import ArgumentParser
import Diagnostics
import Language
import SiteBuild

struct Export: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Rend ce que la base contient.",
        subcommands: ExportedDocuments.commands + ExportedReviews.commands + [
            ExportSearchFeed.self, ExportCampaign.self, ExportPersonalData.self,
        ])
}

struct ExportPersonalData: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "personal-data",
        abstract: "Liste tout ce qui est gardé d'une personne : fiches, renvois, textes, générations du site.",
        discussion: """
            Pour répondre à une demande d'accès. Le résultat contient des données personnelles : ne le laissez pas traîner.

            Exemples :
              unisson export personal-data "Odile Édredon"
              unisson export personal-data odile-edredon --site public/cadres --site public/relecture --format json
            """)

    /// The forms in which the list is written.
    enum Format: String, CaseIterable, ExpressibleByArgument { case text, json }

    @Argument(help: ArgumentHelp("La personne : son nom ou son identifiant.", valueName: "nom"))
    var name: String

    @OptionGroup var sources: SourceOptions
    @OptionGroup var printing: PrintingOptions

    @Option(help: ArgumentHelp("Un site construit, à répéter ; par défaut .build/site.", valueName: "dossier"))
    var site: [String] = []

    @Option(help: ArgumentHelp("La forme : text ou json.", valueName: "forme"))
    var format = Format.text

    mutating func run() async throws {
        let terminal = Terminal(printing)
        let build = SiteBuild(try sources.options(), in: .process(progress: nil))
        let (held, report) = await build.held(about: name, in: site.isEmpty ? [".build/site"] : site)
        guard let held else {
            terminal.print(report.diagnostics)
            throw ExitCode(report.exitStatus == 0 ? 1 : report.exitStatus)
        }
        switch format {
        case .text: print(text(of: held, in: terminal.language))
        case .json: print(json(of: held).indented)
        }
        if held.isEmpty { throw ExitCode(1) }
    }

    private func text(of held: HeldAbout, in language: MessageLanguage) -> String {
        let isFrench = language == .french
        if held.isEmpty {
            return isFrench ? "Rien n'est gardé au nom de « \(name) »." : "Nothing is held under “\(name)”."
        }
        var lines: [String] = []
        func section(_ french: String, _ english: String, _ content: [String]) {
            guard !content.isEmpty else { return }
            if !lines.isEmpty { lines.append("") }
            lines += ["\(isFrench ? french : english) (\(content.count))"] + content.map { "  " + $0 }
        }
        for person in held.people {
            let mark = isFrench ? " [donnée personnelle]" : " [personal]"
            section(
                "\(person.title), \(person.kind), \(Self.text(person.place))",
                "\(person.title), \(person.kind), \(Self.text(person.place))",
                person.values.filter { !$0.text.isEmpty }.map {
                    "\($0.label) : \($0.text)\($0.isPersonal ? mark : "")"
                })
        }
        section(
            "Fiches qui y renvoient", "Entries that refer to it",
            held.references.map { "\($0.title), \($0.kind), \(Self.text($0.place))" })
        section("Lignes du contenu", "Lines of the content", held.mentions.map(Self.text))
        for (folder, paths) in held.files {
            section("Fichiers de \(folder)", "Files of \(folder)", paths)
        }
        return lines.joined(separator: "\n")
    }

    private static func text(_ place: Place) -> String { place.line > 0 ? "\(place.path):\(place.line)" : place.path }

    private func json(of held: HeldAbout) -> JSONText {
        func json(_ place: Place) -> JSONText { ["path": .string(place.path), "line": .number(place.line)] }
        return [
            "name": .string(name),
            "entries": .array(
                held.people.map { person in
                    [
                        "kind": .string(person.kind), "title": .string(person.title), "place": json(person.place),
                        "values": .array(
                            person.values.map {
                                [
                                    "field": .string($0.label), "value": .string($0.text),
                                    "personal": .bool($0.isPersonal),
                                ]
                            }),
                    ]
                }),
            "references": .array(
                held.references.map {
                    ["kind": .string($0.kind), "title": .string($0.title), "place": json($0.place)]
                }),
            "mentions": .array(held.mentions.map(json)),
            "files": .array(
                held.files.map { ["folder": .string($0.folder), "paths": .array($0.paths.map { .string($0) })] }),
        ]
    }
}
