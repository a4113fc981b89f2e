import ArgumentParser
import Diagnostics
import Files
import Language
import Operations
import Rendering
import SiteBuild

extension Terminal {
    /// The language of messages, as pages know it.
    var siteLanguage: SiteLanguage { language == .french ? .french : .english }

    /// Writes a message for each owner into a folder, in the language of the site. A build that could not say what is whose
    /// leaves the former ones.
    func write(_ work: [OwnedWork], of report: BuildReport, to folder: String) throws {
        guard !report.siteTitle.isEmpty else { return }
        do throws(FileError) {
            try MailFolder(folder).write(work.map { ServiceMail($0, of: report, in: report.language) })
        } catch {
            if error.reason == .exists {
                write(
                    language == .french
                        ? "\(folder): error: ce dossier contient autre chose que des courriels d'unisson ; choisissez-en un nouveau, ou vide\n"
                        : "\(folder): error: this folder holds other things than messages of unisson; choose a new one, or an empty one\n"
                )
            } else {
                print([error.diagnostic])
            }
            throw ExitCode(74)
        }
    }
}
