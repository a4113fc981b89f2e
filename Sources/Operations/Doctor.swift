internal import Diagnostics
internal import Files
internal import Language
public import SiteBuild

/// Looks at a machine that is to build and publish: each finding says what to do. Nothing is changed on the disk beyond a probe
/// of its own, which is removed.
public struct Doctor: Sendable {
    let machine: Machine
    let output: String
    let destination: String?

    /// - Parameters:
    ///   - output: where the site is to be read.
    ///   - destination: where it is published; nil where nowhere else.
    public init(_ machine: Machine, output: String, destination: String?) {
        (self.machine, self.output, self.destination) = (machine, output, destination)
    }

    /// In a fixed order.
    /// - Parameter report: of a check of the content.
    public func findings(_ report: BuildReport) -> [Finding] {
        [content(report)] + place() + [lock(), clock(report)] + [timeServer()].compactMap(\.self) + publishing() + [
            mail()
        ]
    }

    // MARK: Content

    private func content(_ report: BuildReport) -> Finding {
        let errors = report.diagnostics.count { $0.severity == .error }
        if report.isInputOutputFailure {
            let reason = report.diagnostics.first?.message(in: .french) ?? ""
            return .error(
                "contenu", reason, "Donnez le bon dossier par --content, ou ouvrez-le au compte qui construit")
        }
        let entries = "\(report.contentEntries) fiche\(report.contentEntries > 1 ? "s" : "")"
        guard errors == 0 else {
            return .error(
                "contenu", "\(entries), \(errors) erreur\(errors > 1 ? "s" : "") : rien ne serait publié",
                "« unisson check » les dit toutes, à leur ligne")
        }
        return .ok("contenu", "\(entries), modèle et thème lisibles, aucune erreur")
    }

    // MARK: Output

    private var folder: String {
        var path = output
        while path.count > 1, path.hasSuffix("/") { path.removeLast() }
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    private func place() -> [Finding] {
        let fileSystem = machine.fileSystem
        guard (try? fileSystem.status(folder)) != .some(nil) else {
            return [
                .attention(
                    "sortie", "« \(folder) » n'existe pas encore",
                    "La première construction le fera, si elle en a le droit")
            ]
        }
        var found = [written(), room(in: folder, "disque")].compactMap(\.self)
        do throws(PublishingFailure) {
            _ = try BuiltSite(at: output, with: fileSystem)
        } catch {
            switch error.diagnostic.problem {
            case .publication(.noSite): break
            default:
                found.append(
                    .error(
                        "sortie", error.diagnostic.message(in: .french),
                        "Choisissez un autre --output, ou déplacez ce qui s'y trouve"))
            }
        }
        return found
    }

    /// Writes, links, renames and removes a probe beside the output.
    private func written() -> Finding {
        let fileSystem = machine.fileSystem
        let probe = folder + "/" + machine.probeName
        let (link, second) = (probe + ".lien", probe + ".nom")
        defer { for path in [link, second, probe] { try? fileSystem.remove(path) } }
        do throws(FileError) {
            try fileSystem.createPrivate(probe, Array("unisson doctor\n".utf8))
        } catch {
            return .error(
                "droits", "« \(folder) » : \(error.diagnostic.message(in: .french))",
                "Ouvrez ce dossier en écriture au compte qui construit")
        }
        guard (try? fileSystem.link(machine.probeName, link)) != nil else {
            return .error(
                "droits", "« \(folder) » n'accepte pas les liens symboliques",
                "Construisez sur un disque du serveur, puis portez le site ici par « unisson publish »")
        }
        guard (try? fileSystem.hardLink(probe, second)) != nil else {
            return .attention(
                "droits", "« \(folder) » : écriture permise, mais pas de liens durs",
                "Le site se construit ; chaque construction réécrit tout. Un disque ext4 ou xfs serait plus rapide")
        }
        return .ok("droits", "« \(folder) » : écriture et liens permis")
    }

    private func room(in folder: String, _ subject: String) -> Finding? {
        guard let room = machine.room(folder) else { return nil }
        let text =
            "« \(folder) » : \(Self.size(room.freeBytes)) libres"
            + (room.freeFiles.map { ", \($0) fichiers possibles" } ?? "")
        let advice = "Libérez de la place : une construction tient à côté du site, et plusieurs sont gardées"
        if room.freeBytes < 50_000_000 || room.freeFiles.map({ $0 < 5_000 }) == true {
            return .error(subject, text, advice)
        }
        if room.freeBytes < 1_000_000_000 || room.freeFiles.map({ $0 < 50_000 }) == true {
            return .attention(subject, text, advice)
        }
        return .ok(subject, text)
    }

    private static func size(_ bytes: Int) -> String {
        bytes >= 10_000_000_000 ? "\(bytes / 1_000_000_000) Go" : "\(bytes / 1_000_000) Mo"
    }

    // MARK: Lock

    private func lock() -> Finding {
        let fileSystem = machine.fileSystem
        let name = output.split(separator: "/").last.map(String.init) ?? output
        let path = "\(folder)/.\(name).generations/lock"
        guard let status = try? fileSystem.status(path) else { return .ok("verrou", "aucune construction en cours") }
        do throws(FileError) {
            if try fileSystem.lock(path) != nil { return .ok("verrou", "aucune construction en cours") }
        } catch {
            return .error("verrou", error.diagnostic.message(in: .french), "Rendez « \(path) » au compte qui construit")
        }
        let holder = status.identity.flatMap { self.holder(of: $0.number) } ?? "un autre processus"
        return .attention(
            "verrou", "une construction est en cours : \(holder)",
            "Attendez sa fin ; « unisson build --wait » attend de lui-même")
    }

    /// The process that holds a lock, as the kernel lists it: `1: FLOCK ADVISORY WRITE 4242 fe:01:131077 0 EOF`.
    private func holder(of file: UInt64) -> String? {
        guard let bytes = try? machine.fileSystem.read("/proc/locks") else { return nil }
        for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
            let words = line.split(separator: " ")
            guard words.count > 5, words[1] == "FLOCK", words[5].split(separator: ":").last == "\(file)"[...] else {
                continue
            }
            let name = (try? machine.fileSystem.read("/proc/\(words[4])/comm")).map {
                String(decoding: $0, as: UTF8.self)
            }
            return "processus \(words[4])" + (name.map { " (\($0.filter { !$0.isNewline }))" } ?? "")
        }
        return nil
    }

    // MARK: Clock

    private func clock(_ report: BuildReport) -> Finding {
        let zone = report.timeZone.isEmpty ? "Europe/Paris" : report.timeZone
        guard let local = machine.local(zone) else {
            return .error(
                "horloge", "fuseau « \(zone) » inconnu de la machine",
                "Installez le paquet tzdata, ou corrigez « fuseau » dans site.yaml")
        }
        func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
        let text = "\(SiteLanguage.french.format(local.day)), \(two(local.hour)):\(two(local.minute)) (\(zone))"
        guard local.day >= Self.earliest else {
            return .error("horloge", text, "La machine se croit dans le passé : mettez-la à l'heure")
        }
        return .ok("horloge", text)
    }

    /// Before this day there was no such command.
    private static let earliest = CalendarDate(dayNumber: 20_454)

    private func timeServer() -> Finding? {
        machine.isClockKept.map {
            $0
                ? .ok("heure", "réglée par un serveur de temps")
                : .attention(
                    "heure", "aucun serveur de temps ne la règle",
                    "Les positions expirent à minuit : activez systemd-timesyncd, chrony ou l'heure de l'hôte")
        }
    }
}
