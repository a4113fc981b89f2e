import ArgumentParser
import Authoring
import Diagnostics
import Files
import Language
import SiteBuild

struct ExportCampaign: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "campaign",
        abstract: "Rend ce qu'un service est prié de confirmer : un tableau, et le courriel qui l'accompagne.",
        discussion: """
            Le tableau a une ligne par personne du service et de ses unités, par désignation et par fiche à relire. Le service met une \
            date dans « confirmé le » en face de ce qui est exact, et dit le reste dans « à corriger ». « unisson import » \
            reprend ensuite ces dates, et montre ce qui est à corriger. Le courriel est un texte à côté du tableau.

            Exemples :
              unisson export campaign --service ddt
              unisson import campagne-ddt.csv
            """, aliases: ["campagne"])

    @Option(help: ArgumentHelp("Le service : son identifiant, son nom ou son sigle.", valueName: "nom"))
    var service: String

    @Option(
        name: [.customLong("output"), .customShort("o")],
        help: ArgumentHelp(
            "Le tableau à écrire ; par défaut, au nom du service, dans ce dossier.", valueName: "fichier"))
    var output: String?

    @OptionGroup var sources: SourceOptions
    @OptionGroup var printing: PrintingOptions

    mutating func run() async throws {
        let terminal = Terminal(printing)
        let (desk, report) = await CampaignDesk.open(
            SiteBuild(try sources.options(), in: .process(progress: nil)), with: .disk)
        guard let desk else {
            terminal.print(report.diagnostics)
            throw ExitCode(1)
        }
        let campaign: Campaign
        do throws(CampaignDesk.Failure) {
            campaign = try desk.campaign(for: service)
        } catch {
            terminal.write(error.text(in: terminal.language) + "\n")
            throw ExitCode(1)
        }
        let table = output ?? "campagne-\(campaign.slug).csv"
        let mail = (table.hasSuffix(".csv") ? String(table.dropLast(4)) : table) + ".txt"
        try terminal.write([campaign.table], to: table)
        try terminal.write([Array(campaign.mail.utf8)], to: mail)
        print(table)
        print(mail)
    }
}

extension CampaignDesk.Failure {
    fileprivate func text(in language: MessageLanguage) -> String {
        switch (self, language) {
        case (.unknown(let name, let known), .french):
            "« \(name) » n'est aucun des services : \(known.joined(separator: ", "))"
        case (.unknown(let name, let known), .english): "“\(name)” is none of: \(known.joined(separator: ", "))"
        case (.nothing(let name), .french): "rien à confirmer pour « \(name) »"
        case (.nothing(let name), .english): "nothing to be confirmed for “\(name)”"
        }
    }
}

extension Import {
    /// Takes what was answered to a campaign.
    /// - Returns: whether it was taken; nil for any other table.
    static func takeCampaign(
        _ table: String, _ build: SiteBuild, isDryRun: Bool, _ terminal: Terminal
    ) async throws -> Bool? {
        guard let work = workFolder() else { throw ExitCode(74) }
        defer { try? FileSystem.disk.remove(work) }
        // What cannot be read is told by whoever takes it for another table.
        guard let contents = try? DocumentConverter.ofMachine.table(table, in: work), CampaignDesk.isCampaign(contents),
            let desk = await CampaignDesk.open(build, with: .disk).0
        else { return nil }
        let answer = await desk.answer(contents, from: table)
        terminal.print(answer.diagnostics)
        for (line, remark) in answer.remarks {
            terminal.write("\(table):\(line): \(remark.text(in: terminal.language))\n")
        }
        let isFrench = terminal.language == .french
        if answer.isRefused {
            terminal.write(isFrench ? "rien n'a été écrit\n" : "nothing was written\n")
            return false
        }
        do throws(FileError) {
            if !isDryRun { try answer.write(with: .disk) }
        } catch {
            terminal.print([error.diagnostic])
            throw ExitCode(74)
        }
        let dry = isDryRun ? (isFrench ? " ; rien n'a été écrit" : "; nothing was written") : ""
        terminal.write(
            isFrench
                ? "\(table) : \(answer.confirmed) confirmées, \(answer.same) comme elles étaient\(dry)\n"
                : "\(table): \(answer.confirmed) confirmed, \(answer.same) as they were\(dry)\n")
        return true
    }
}
