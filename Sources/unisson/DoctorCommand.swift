import ArgumentParser
import CTimeZone
import Diagnostics
import Dispatch
import FoundationEssentials
import Glibc
import Language
import Operations
import Publishing
import SiteBuild

struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Regarde si la machine peut construire et publier, et dit quoi faire.",
        discussion: """
            Droits, place, liens, verrou, horloge, partage, rclone, convertisseurs, documents, courriel, contenu : une ligne pour chacun, « ok », \
            « attention » ou « erreur ». Rien n'est changé ; un fichier d'essai est écrit, puis retiré. Le code de sortie est 1 \
            s'il y a une erreur.

            Exemples :
              unisson doctor --output /srv/unisson/sites/cadres
              unisson doctor --publish /mnt/intranet/connaissances --format json
            """)

    /// The forms in which findings can be printed.
    enum Format: String, CaseIterable, ExpressibleByArgument { case text, json }

    @OptionGroup var sources: SourceOptions

    @Option(help: ArgumentHelp("Le dossier où le site se lira.", valueName: "dossier"))
    var output = ".build/site"

    @Option(help: ArgumentHelp("La destination de « unisson publish ».", valueName: "destination"))
    var publish: String?

    @Option(help: ArgumentHelp("La forme : text ou json.", valueName: "forme"))
    var format = Format.text

    mutating func run() async throws {
        var options = try sources.options()
        options.output = output
        let report = await SiteBuild(options, in: .process(progress: nil)).check()
        let findings = Doctor(.own, output: output, destination: publish).findings(report)
        switch format {
        case .text: for finding in findings { print(finding.line) }
        case .json: print(JSONText.array(findings.map(\.json)).indented)
        }
        if findings.contains(where: { $0.state == .error }) { throw ExitCode(1) }
    }
}

extension Machine {
    /// This one.
    static var own: Machine {
        let clock: @Sendable () -> Double = { Double(DispatchTime.now().uptimeNanoseconds) / 1e9 }
        return Machine(
            now: Moment(seconds: time(nil)), local: { Moment(seconds: time(nil)).local(in: $0) },
            isClockKept: clockIsKept, room: { room(in: $0) },
            hasProgram: {
                Program.found($0, clock: clock) != nil
                    || FileManager.default.isExecutableFile(atPath: "/usr/sbin/" + $0)
            },
            firstLine: { name, arguments in
                guard let result = try? Program.found(name, clock: clock)?.run(arguments, [], 20), result.status == 0
                else {
                    return nil
                }
                return String(decoding: result.output, as: UTF8.self).split(separator: "\n").first.map(String.init)
            },
            probeName: ".unisson-essai-\(getpid())")
    }

    /// Whether the kernel's clock follows a time server.
    private static var clockIsKept: Bool? {
        let status = clock_is_kept()
        return status < 0 ? nil : status == 1
    }

    private static func room(in folder: String) -> Room? {
        var found = statvfs()
        guard statvfs(folder, &found) == 0 else { return nil }
        return Room(
            freeBytes: Int(found.f_bavail) * Int(found.f_frsize),
            freeFiles: found.f_files > 0 ? Int(found.f_favail) : nil)
    }
}
