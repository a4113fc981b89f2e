internal import Diagnostics
internal import Files
internal import Publishing

extension Doctor {
    /// The destination, and the program that remotes need.
    func publishing() -> [Finding] {
        var isRemote = false
        var found: [Finding] = []
        if let destination {
            switch Destination(destination) {
            case .folder(let folder): found.append(share(folder))
            case .archive(let path): found.append(share(Self.parent(of: path)))
            case .remote: isRemote = true
            }
        }
        return found + [rclone(isNeeded: isRemote), converters(), documents()]
    }

    private static func parent(of path: String) -> String {
        path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    }

    /// A folder that is published to: there, on another disk than the one on which it is mounted, and writable.
    private func share(_ folder: String) -> Finding {
        let fileSystem = machine.fileSystem
        let path = folder.count > 1 && folder.hasSuffix("/") ? String(folder.dropLast()) : folder
        guard let status = (try? fileSystem.status(path)) ?? nil, let place = try? fileSystem.canonicalPath(path) else {
            return .error("partage", "« \(path) » n'existe pas", "Montez le partage, ou corrigez la destination")
        }
        let probe = place + "/" + machine.probeName
        defer { try? fileSystem.remove(probe) }
        do throws(FileError) {
            try fileSystem.create(probe, Array("unisson doctor\n".utf8))
        } catch {
            return .error(
                "partage", error.diagnostic.message(in: .french), "Ouvrez ce dossier en écriture au compte qui publie")
        }
        let root = ((try? fileSystem.status("/")) ?? nil)?.identity?.device
        if status.identity?.device == root, root != nil {
            return .attention(
                "partage", "« \(path) » est sur le disque de la machine, ce n'est pas un partage monté",
                "Si ce doit en être un, montez-le ; « unisson publish --existing » refuse un dossier encore vide")
        }
        return .ok("partage", "« \(path) » : monté, écriture permise")
    }

    private func rclone(isNeeded: Bool) -> Finding {
        let advice = "Installez le paquet rclone, puis « rclone config » pour nommer l'hébergeur"
        guard machine.hasProgram("rclone"), let line = machine.firstLine("rclone", ["version"]) else {
            return isNeeded
                ? .error("rclone", "absent, et la destination en a besoin", advice)
                : .attention("rclone", "absent : on ne publie que dans un dossier ou une archive", advice)
        }
        let version = line.split(separator: " ").last.map(String.init) ?? line
        let numbers = version.drop { !$0.isNumber }.split(separator: ".").prefix(2).compactMap {
            Int($0.prefix { $0.isNumber })
        }
        guard numbers.count == 2, (numbers[0], numbers[1]) >= (1, 60) else {
            return .attention(
                "rclone", version, "Ancien : la publication est essayée avec la version 1.60 et les suivantes")
        }
        return .ok("rclone", version)
    }

    /// What makes entries of dropped documents.
    private func converters() -> Finding {
        let found = [("pandoc", "pandoc"), ("soffice", "libreoffice-writer")].filter { !machine.hasProgram($0.0) }
        guard !found.isEmpty else { return .ok("convertisseurs", "pandoc et LibreOffice") }
        let isDeaf = found.contains { $0.0 == "pandoc" }
        return .attention(
            "convertisseurs",
            isDeaf
                ? "pandoc absent : aucun document déposé ne devient une fiche"
                : "LibreOffice absent : ni .doc, ni .rtf, et les images des .odt perdent leur texte",
            "S'il faut reprendre des documents : apt install " + found.map(\.1).joined(separator: " "))
    }

    /// What makes documents for paper and walls.
    private func documents() -> Finding {
        let needed = [
            ("weasyprint", "weasyprint", "PDF"), ("pandoc", "pandoc", "ODT, DOCX et PPTX"),
            ("rsvg-convert", "librsvg2-bin", "frise des diapositives"), ("soffice", "libreoffice-impress", "ODP"),
        ]
        let missing = needed.filter { !machine.hasProgram($0.0) }
        guard !missing.isEmpty else { return .ok("documents", "PDF, ODT, DOCX, PPTX et ODP") }
        return .attention(
            "documents", "sans " + missing.map { "\($0.0) (\($0.2))" }.joined(separator: ", "),
            "S'il faut des documents (« unisson export ») : apt install " + missing.map(\.1).joined(separator: " "))
    }

    /// What the failure unit and `--mails` count on.
    func mail() -> Finding {
        guard machine.hasProgram("sendmail") else {
            return .attention(
                "courriel", "pas de commande sendmail : un échec de la nuit ne préviendra personne",
                "Installez un relais (paquets msmtp-mta, postfix ou exim4)")
        }
        return .ok("courriel", "sendmail est là")
    }
}
