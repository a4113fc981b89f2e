import Foundation
import Testing

/// The files of the content, read by the plainest means, without the generator.
struct MissionSources {
    /// A Markdown file: its fields as written, its tables by heading.
    struct Note {
        let id: String
        let fields: [String: String]
        let body: String

        func list(_ field: String) -> [String] {
            let text = (fields[field] ?? "").trimmingCharacters(in: ["[", "]"])
            return text.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
        }

        /// The rows of the table under a heading.
        func table(_ heading: String) -> [[String: String]] {
            guard let part = (body + "\n## ").between("\n## \(heading)\n", "\n## ") else { return [] }
            let rows = part.split(separator: "\n").filter { $0.hasPrefix("|") }.map { line in
                line.split(separator: "|", omittingEmptySubsequences: false).dropFirst().dropLast()
                    .map { $0.trimmingCharacters(in: .whitespaces) }
            }
            guard let names = rows.first else { return [] }
            return rows.dropFirst(2).map { Dictionary(zip(names, $0)) { first, _ in first } }
        }
    }

    private let root = MissionSite.original

    /// The rows of a table, by the names of its columns.
    func rows(_ table: String) throws -> [[String: String]] {
        let text = try String(contentsOfFile: root + "/" + table, encoding: .utf8)
        let lines = text.split(separator: "\n").map { line in
            var cells = [""]
            var isQuoted = false
            for character in line {
                if character == "\"" {
                    isQuoted.toggle()
                } else if character == ";", !isQuoted {
                    cells.append("")
                } else {
                    cells[cells.count - 1].append(character)
                }
            }
            return cells
        }
        let names = try #require(lines.first)
        return lines.dropFirst().map { Dictionary(zip(names, $0)) { first, _ in first } }
    }

    /// The notes of a folder, by name.
    func notes(_ folder: String) throws -> [Note] {
        let names = try FileManager.default.contentsOfDirectory(atPath: root + "/" + folder).sorted()
        return try names.filter { $0.hasSuffix(".md") }.map { name in
            let text = try String(contentsOfFile: root + "/\(folder)/\(name)", encoding: .utf8)
            let parts = text.components(separatedBy: "---\n")
            var fields: [String: String] = [:]
            for line in try #require(parts.dropFirst().first).split(separator: "\n") {
                guard let colon = line.range(of: ": ") else { continue }
                fields[String(line[..<colon.lowerBound])] = String(line[colon.upperBound...])
            }
            let body = "\n" + parts.dropFirst(2).joined(separator: "---\n")
            return Note(id: String(name.dropLast(3)), fields: fields, body: body)
        }
    }

    /// The services by id, each with the one that it counts for.
    func heads() throws -> [String: String] {
        let parents = try Dictionary(uniqueKeysWithValues: notes("services").map { ($0.id, $0.fields["rattachement"]) })
        return Dictionary(
            uniqueKeysWithValues: parents.keys.map { id in
                var head = id
                while let parent = parents[head] ?? nil { head = parent }
                return (id, head)
            })
    }

    /// Who answers for what on a day, as the designations say.
    func matrix(on date: String) throws -> ShownMatrix {
        let heads = try heads()
        let homes = try Dictionary(
            uniqueKeysWithValues: rows("personnes.csv").map { ($0["id"] ?? "", $0["service"] ?? "") })
        var matrix = ShownMatrix(filled: [:], holes: [])
        for row in try rows("referents.csv")
        where row["rôle"] != "suppléant" && isOpen(row["depuis"], row["jusqu'au"], date) {
            let person = row["personne"] ?? ""
            let service = row["service"].flatMap { $0.isEmpty ? nil : $0 } ?? homes[person] ?? ""
            for policy in (row["politiques"] ?? "").split(separator: "|") {
                matrix.filled["\(policy)/\(heads[service] ?? service)", default: []].insert(person)
            }
        }
        for policy in try notes("politiques") {
            for service in [policy.fields["pilote"] ?? ""] + policy.list("contributeurs") {
                let cell = "\(policy.id)/\(heads[service] ?? service)"
                if matrix.filled[cell] == nil { matrix.holes.insert(cell) }
            }
        }
        return matrix
    }

    /// Steps that are open and past their last date, as `action: étape`.
    func lateSteps(on date: String) throws -> [(action: Note, step: String)] {
        try notes("actions").flatMap { action in
            action.table("Étapes").filter { step in
                let due = step["reporté au"].flatMap { $0.isEmpty ? nil : $0 } ?? step["échéance"] ?? ""
                return ["à faire", "en cours"].contains(step["état"] ?? "") && due < date
            }.map { (action, $0["intitulé"] ?? "") }
        }
    }

    /// Positions under a visa: those in force, and those past their date that nothing replaces.
    func positions(on date: String) throws -> (open: Set<String>, over: Set<String>) {
        let validated = try notes("dires").filter {
            $0.fields["état de publication"] == "validé" && ($0.fields["validé le"] ?? "9") <= date
        }
        let replaced = Set(validated.compactMap { $0.fields["remplace"] })
        let last = validated.filter { !replaced.contains($0.id) }
        let over = last.filter { ($0.fields["valable jusqu'au"] ?? "9") < date }
        return (Set(last.map(\.id)).subtracting(over.map(\.id)), Set(over.map(\.id)))
    }

    private func isOpen(_ from: String?, _ until: String?, _ date: String) -> Bool {
        (from ?? "") <= date && (until.map { $0.isEmpty || $0 >= date } ?? true)
    }
}
