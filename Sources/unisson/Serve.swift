import ArgumentParser
import Authoring
import Diagnostics
import Dispatch
import Files
import Glibc
import Serving
import SiteBuild

struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Montre le site dans un navigateur et le tient à jour pendant qu'on écrit.",
        discussion: """
            La page ouverte suit chaque enregistrement, sans perdre la lecture ; les erreurs s'y affichent, avec le fichier et la \
            ligne, jusqu'à ce qu'elles soient corrigées. Ctrl-C pour finir.

            Exemples :
              unisson serve                                          sur http://127.0.0.1:8080/
              unisson serve --address 10.0.0.5 --edition relecture   pour d'autres, derrière un contrôle d'accès
              unisson serve --edition relecture --user-header X-Remote-User

            « /.unisson/visas.html » montre ce qui a changé depuis le dernier visa de chacun. On y signe si un serveur frontal dit \
            qui demande, dans l'en-tête que nomme --user-header : il doit l'écrire lui-même, et effacer celui que le navigateur \
            aurait mis. L'en-tête n'est cru que de cette machine et des adresses de --trusted-proxy. Si le site demande des \
            signatures (« signatures: required »), on ne signe pas ici : une clé ne se confie pas à un serveur.
            """)

    @OptionGroup var sources: SourceOptions
    @OptionGroup var printing: PrintingOptions

    @Flag(help: "Fait des brouillons des documents déposés dans _depot/, et met des modèles de fiches dans _modeles/.")
    var inbox = false

    @Option(
        help: ArgumentHelp("L'adresse à laquelle répondre ; cette machine seule, par défaut.", valueName: "adresse IP"))
    var address = "127.0.0.1"

    @Option(help: ArgumentHelp("Le port ; s'il est pris, le suivant qui est libre.", valueName: "nombre"))
    var port = 8080

    @Option(
        help: ArgumentHelp(
            "L'en-tête dans lequel un serveur frontal nomme qui demande : alors ceux qui donnent des visas peuvent signer.",
            valueName: "en-tête"))
    var userHeader: String?

    @Option(
        help: ArgumentHelp(
            "L'adresse d'un serveur frontal que l'on croit, hors de cette machine ; à répéter.", valueName: "adresse IP"
        ))
    var trustedProxy: [String] = []

    func validate() throws {
        if let userHeader, !Self.isHeaderName(userHeader) {
            throw ValidationError("--user-header : un nom d'en-tête, par exemple X-Remote-User")
        }
        if !trustedProxy.isEmpty, userHeader == nil { throw ValidationError("--trusted-proxy demande --user-header") }
        if let wrong = trustedProxy.first(where: { !PreviewServer.isAddress($0) }) {
            throw ValidationError("--trusted-proxy : « \(wrong) » n'est pas une adresse IP")
        }
        guard (0...65_535).contains(port) else { throw ValidationError("--port : de 1 à 65535") }
    }

    func run() async throws {
        let terminal = Terminal(printing)
        var options = try sources.options()
        let place = try PreviewFolder()
        defer { place.remove() }
        options.output = place.path + "/site"
        options.audits = true
        let isLocal = PreviewServer.isLoopback(address)
        options.showsWidest = isLocal && sources.edition == nil
        let site = PreviewSite(options, in: .process(progress: nil))
        let room = SigningRoom(
            site, options, in: .process(progress: nil),
            gate: SigningGate(header: userHeader, proxies: trustedProxy), language: terminal.language)
        let server = PreviewServer(site, signingIn: room, in: terminal.language)
        let folders = SiteBuild(options, in: .process(progress: nil)).watchedFolders
        let box = inbox ? try await openInbox(options, terminal) : nil
        let following = Task {
            await site.follow(folders) {
                for outcome in await box?.empty() ?? [] { terminal.tell(outcome) }
            }
        }
        let telling = Task {
            var told: Set<Diagnostic> = []
            var version = 0
            for await state in await site.states() where state.isServed || !state.remarks.isEmpty {
                let remarks = Set(state.remarks)
                if state.version != version || remarks != told { terminal.tell(state, knowing: told) }
                (version, told) = (state.version, remarks)
            }
        }
        let serving = Task { [address, port] in
            try await server.run(at: address, port: port) { port in
                let host = address.contains(":") ? "[\(address)]" : address
                terminal.tellServed(at: "http://\(host):\(port)/", isLocal: isLocal)
            }
        }
        let signals = [SIGINT, SIGTERM, SIGHUP].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number)
            source.setEventHandler { serving.cancel() }
            source.activate()
            return source
        }
        defer { signals.forEach { $0.cancel() } }
        do {
            try await serving.value
        } catch let failure as PreviewServer.Failure {
            terminal.tell(failure)
            throw ExitCode(69)
        } catch is CancellationError {}
        following.cancel()
        telling.cancel()
    }

    /// A token (RFC 9110, 5.6.2).
    private static func isHeaderName(_ name: String) -> Bool {
        !name.isEmpty
            && name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "!#$%&'*+-.^_`|~".contains($0)) }
    }

    private func openInbox(_ options: SiteBuild.Options, _ terminal: Terminal) async throws -> Inbox {
        let build = SiteBuild(options, in: .process(progress: nil))
        let box = Inbox(
            of: sources.content, build, by: .ofMachine, in: terminal.language, workFolder: Import.workFolder)
        do throws(FileError) {
            try box.prepare()
            if let desk = await EntryDesk.open(build, content: sources.content).0 { try desk.writeForms() }
        } catch {
            terminal.print([error.diagnostic])
            throw ExitCode(74)
        }
        return box
    }
}

extension Terminal {
    fileprivate func tellServed(at address: String, isLocal: Bool) {
        switch language {
        case .french:
            write("\(address) ; Ctrl-C pour finir\n")
            if !isLocal { write("Qui peut joindre cette adresse lit tout ce que montre cette édition.\n") }
        case .english:
            write("\(address); Ctrl-C to end\n")
            if !isLocal { write("Whoever reaches this address reads all that this edition shows.\n") }
        }
    }

    /// Remarks that were told at the save before are counted, not told again.
    fileprivate func tell(_ state: PreviewSite.State, knowing told: Set<Diagnostic>) {
        let new = state.remarks.filter { !told.contains($0) }
        print(new)
        let (known, milliseconds) = (state.remarks.count - new.count, Int(state.seconds * 1000 + 0.5))
        let line: String
        switch (language, state.extent) {
        case (.french, .whole): line = "\(state.entries) fiches, à jour en \(milliseconds) ms"
        case (.french, .butForErrors):
            line = "\(state.entries) fiches, à jour en \(milliseconds) ms sauf ce qui est en erreur"
        case (.french, .none): line = "la dernière version sans erreur reste affichée"
        case (.english, .whole): line = "\(state.entries) entries, up to date in \(milliseconds) ms"
        case (.english, .butForErrors):
            line = "\(state.entries) entries, up to date in \(milliseconds) ms but for what is wrong"
        case (.english, .none): line = "the last version without errors stays"
        }
        switch (known, language) {
        case (0, _): write(line + "\n")
        case (1, .french): write(line + " ; un message déjà dit vaut toujours\n")
        case (_, .french): write(line + " ; \(known) messages déjà dits valent toujours\n")
        case (_, .english): write(line + "; \(known) of what was said before still holds\n")
        }
    }

    fileprivate func tell(_ outcome: Inbox.Outcome) {
        write(outcome.document + ": " + outcome.report.replacing("\r\n", with: "\n"))
    }

    fileprivate func tell(_ failure: PreviewServer.Failure) {
        switch (failure, language) {
        case (.noFreePort(let ports), .french):
            write(
                "aucun port libre de \(ports.lowerBound) à \(ports.upperBound) : choisissez-en un autre avec --port\n")
        case (.noFreePort(let ports), .english):
            write("no free port from \(ports.lowerBound) to \(ports.upperBound): choose another one with --port\n")
        case (.badAddress(let address), .french):
            write("« \(address) » n'est pas une adresse IP de cette machine\n")
        case (.badAddress(let address), .english):
            write("“\(address)” is no IP address of this machine\n")
        }
    }
}
