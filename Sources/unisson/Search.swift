import ArgumentParser
import Diagnostics
import FoundationEssentials
import SearchCore
import SiteBuild

struct Search: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Cherche dans un site construit, comme le navigateur.",
        discussion: """
            Exemples :
              unisson search "référent logement"
              unisson search --queries questions.txt --site .build/site
            """)

    @Argument(help: ArgumentHelp("Ce que l'on cherche.", valueName: "question"))
    var query: String?

    @Option(help: ArgumentHelp("Le site construit.", valueName: "dossier"))
    var site = ".build/site"

    @Option(name: .customShort("n"), help: ArgumentHelp("Le nombre de résultats.", valueName: "nombre"))
    var limit = 10

    @Flag(help: "Écrit une ligne de JSON.")
    var json = false

    @Flag(help: "Dit quels mots, sous quelle forme et dans quels champs, ont donné leur rang aux résultats.")
    var explain = false

    @Option(help: ArgumentHelp("Une question par ligne ; écrit une ligne de JSON pour chacune.", valueName: "fichier"))
    var queries: String?

    @OptionGroup var printing: PrintingOptions

    func validate() throws {
        if (query == nil) == (queries == nil) {
            throw ValidationError("Donnez une question, ou --queries et un fichier.")
        }
        if explain && (json || queries != nil) { throw ValidationError("--explain : sans --json ni --queries") }
        if limit < 1 || limit > 1000 { throw ValidationError("-n : de 1 à 1000") }
    }

    func run() throws {
        let terminal = Terminal(printing)
        do {
            let search = try SiteSearch(site: site)
            if let queries {
                guard let data = FileManager.default.contents(atPath: queries) else {
                    terminal.sayUnreadable(queries)
                    throw ExitCode(74)
                }
                for line in String(decoding: data, as: UTF8.self).split(whereSeparator: \.isNewline) {
                    print(try search.json(String(line), limit: limit))
                }
            } else if json {
                print(try search.json(query ?? "", limit: limit))
            } else {
                terminal.show(try search.answer(query ?? "", limit: limit, explains: explain))
            }
        } catch let failure as SiteSearch.Failure {
            terminal.say(failure)
            throw ExitCode(74)
        }
    }
}

extension Terminal {
    /// Results on standard output, remarks on standard error.
    func show(_ answer: SiteSearch.Answer) {
        for word in answer.unknown {
            let instead = word.instead.joined(separator: ", ")
            switch language {
            case .french:
                write(
                    "« \(word.text) » est inconnu" + (instead.isEmpty ? "" : " ; cherché à sa place : \(instead)")
                        + "\n")
            case .english:
                write("“\(word.text)” is unknown" + (instead.isEmpty ? "" : "; searched instead: \(instead)") + "\n")
            }
        }
        for result in answer.results {
            Swift.print("\(result.title) (\(result.kind))\n    \(result.path)")
            if let explanation = result.explanation { show(explanation) }
        }
        if answer.results.isEmpty { write(language == .french ? "Aucun résultat.\n" : "No result.\n") }
    }

    private func show(_ explanation: ResultExplanation) {
        func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
        let isFrench = language == .french
        var line = "score \(explanation.score)"
        if let exact = explanation.exact {
            line += (isFrench ? " ; toute la question est : " : "; the whole query is its ") + name(exact)
        }
        Swift.print("    " + line)
        for word in explanation.words {
            let forms = word.forms.map { form in
                var places = form.fields.map(name)
                if form.occurrences > 0 { places.append((isFrench ? "texte ×" : "text ×") + "\(form.occurrences)") }
                let weight = form.weight == 16 ? "" : " (\(form.weight)/16)"
                return "\(said(form))\(weight) : \(places.joined(separator: ", "))"
            }
            Swift.print("    \(text(word.text)) +\(word.score) ← \(forms.joined(separator: " ; "))")
        }
    }

    private func said(_ form: ResultExplanation.Form) -> String {
        let text = String(decoding: form.text, as: UTF8.self)
        return switch form.relation {
        case .form: text
        case .sigle: text.uppercased()
        case .meaning: language == .french ? "même sens, « \(text) »" : "same meaning, “\(text)”"
        }
    }

    private func name(_ field: ResultExplanation.Field) -> String {
        guard language == .french else { return field.rawValue }
        switch field {
        case .title: return "titre"
        case .name: return "nom"
        case .alias: return "autre nom"
        case .row: return "rattachement"
        case .column: return "structure ou contact"
        case .heading: return "intertitre"
        }
    }

    func say(_ failure: SiteSearch.Failure) {
        switch (failure, language) {
        case (.noIndex(let path), .french):
            write("\(path): error: il n'y a pas d'index ; construisez d'abord le site\n")
        case (.noIndex(let path), .english): write("\(path): error: there is no index; build the site first\n")
        case (.damaged(let path), .french): write("\(path): error: l'index est abîmé, ou d'une autre version\n")
        case (.damaged(let path), .english): write("\(path): error: the index is damaged, or of another version\n")
        }
    }

    func sayUnreadable(_ path: String) {
        write("\(path): error: \(language == .french ? "illisible" : "cannot be read")\n")
    }
}
