import ArgumentParser
import Authoring
import ContentModel
import Diagnostics
import Files

extension BaseForm: ExpressibleByArgument {}

extension Import {
    /// Makes entries of another tool's folder.
    /// - Returns: whether all of its texts became entries.
    func takeBase(_ folder: String, _ kind: Kind?, _ desk: EntryDesk, _ terminal: Terminal) throws -> Bool {
        let isFrench = terminal.language == .french
        let root = folder.count > 1 && folder.hasSuffix("/") ? String(folder.dropLast()) : folder
        guard let form = from ?? BaseForm.detected(in: root, with: .disk) else {
            let forms = BaseForm.allCases.map(\.rawValue).joined(separator: ", ")
            terminal.write(
                isFrench
                    ? "\(folder) : dites par --from de quel outil c'est : \(forms)\n"
                    : "\(folder): say by --from which tool it is of: \(forms)\n")
            return false
        }
        let base = desk.take(base: root, form, kind: kind, fields: try fields(terminal), with: .disk)
        for remark in base.remarks {
            let line = remark.line > 0 ? ":\(remark.line)" : ""
            terminal.write("\(root)/\(remark.path)\(line): \(remark.text(in: terminal.language))\n")
        }
        guard base.isWhole || partial, !dryRun else {
            for (path, _) in base.texts where dryRun { print(sources.content + "/" + path) }
            terminal.write(isFrench ? "rien n'a été écrit\n" : "nothing was written\n")
            return dryRun && base.isWhole
        }
        do throws(EntryDesk.Failure) {
            for path in try desk.write(base, with: .disk) { print(path) }
        } catch {
            let text = EntryDesk.ImportFailure.desk(error).text(in: terminal.language, kinds: [])
            terminal.write("\(root): \(text)\n")
            return false
        }
        terminal.write(
            isFrench
                ? "\(base.texts.count) fiches, \(base.files.count) fichiers joints ; la suite : unisson check\n"
                : "\(base.texts.count) entries, \(base.files.count) attached files; what follows: unisson check\n")
        return base.isWhole
    }

    private func fields(_ terminal: Terminal) throws -> ForeignFields {
        guard let map else { return ForeignFields() }
        let bytes: [UInt8]
        do throws(FileError) { bytes = try FileSystem.disk.read(map) } catch {
            terminal.print([error.diagnostic])
            throw ExitCode(74)
        }
        guard let fields = ForeignFields(bytes, path: map) else {
            throw ValidationError("--map : « \(map) » n'est pas un tableau de deux colonnes")
        }
        return fields
    }
}
