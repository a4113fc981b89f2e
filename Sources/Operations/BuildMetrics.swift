import Diagnostics
public import Language
public import SiteBuild

/// What a build came to, as the text file that Prometheus' node_exporter reads (`--collector.textfile.directory`).
///
/// The form is the text format of Prometheus, version 0.0.4. It counts nothing that the site's audience cannot see.
public struct BuildMetrics: Sendable {
    private static let prefix = "unisson_"
    private static let lastSuccess = "build_last_success_timestamp_seconds"
    private let report: BuildReport
    private let exitStatus: Int32
    private let now: Moment
    private let formerSuccess: Int?

    /// - Parameters:
    ///   - exitStatus: how the command ends.
    ///   - former: the bytes of the file as the build before left it: when it last succeeded stands there.
    public init(_ report: BuildReport, exitStatus: Int32, at now: Moment, former: [UInt8]?) {
        self.report = report
        self.exitStatus = exitStatus
        self.now = now
        formerSuccess = former.flatMap(Self.success)
    }

    /// The file.
    public var text: String {
        let told = report.told
        let errors = told.count { $0.severity == .error }
        let seconds = report.stages.reduce(0) { $0 + $1.seconds }
        let success = report.isPublished ? now.seconds : formerSuccess
        var lines: [String] = []
        func add(_ name: String, _ help: String, _ samples: [(labels: [(String, String)], value: String)]) {
            guard !samples.isEmpty else { return }
            lines.append("# HELP \(Self.prefix)\(name) \(help)")
            lines.append("# TYPE \(Self.prefix)\(name) gauge")
            for sample in samples {
                let labels = ([("edition", report.edition)] + sample.labels).map { "\($0.0)=\"\(Self.escaped($0.1))\"" }
                lines.append("\(Self.prefix)\(name){\(labels.joined(separator: ","))} \(sample.value)")
            }
        }
        func add(_ name: String, _ help: String, _ value: Int?) {
            add(name, help, value.map { [(labels: [], value: String($0))] } ?? [])
        }
        add("build_timestamp_seconds", "When the last build ended.", now.seconds)
        add(Self.lastSuccess, "When a build last became the site.", success)
        add("build_success", "Whether the last build became the site.", report.isPublished ? 1 : 0)
        add("build_exit_status", "The exit status of the last build.", Int(exitStatus))
        add("build_duration_seconds", "How long the last build took.", [([], Self.decimal(seconds))])
        add(
            "build_stage_duration_seconds", "How long each stage took.",
            report.stages.map { ([("stage", $0.stage.rawValue)], Self.decimal($0.seconds)) })
        add("build_errors", "Errors of the last build.", errors)
        add("build_warnings", "Warnings of the last build.", told.count - errors)
        add("build_new_warnings", "Warnings that the build before did not have.", report.newWarnings)
        add("build_held_back_entries", "Entries that keep their last published version.", report.toldHeld.count)
        add("build_leaks", "Withheld texts found in the output.", report.leaks)
        add("site_pages", "Pages of the last build.", report.pages)
        add("site_files", "Other files of the last build.", report.files)
        add("site_bytes", "Size of the last build.", report.outputBytes)
        add("site_taken_over_files", "Files taken over from the former site.", report.takenOver)
        add("site_entries", "Entries by kind.", report.entries.map { ([("kind", $0.kind)], String($0.count)) })
        return lines.joined(separator: "\n") + "\n"
    }

    /// The moment of the last success in a former file.
    private static func success(_ bytes: [UInt8]) -> Int? {
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
        guard let line = lines.first(where: { $0.hasPrefix(prefix + lastSuccess + "{") }) else { return nil }
        return line.split(separator: " ").last.flatMap { Int($0) }
    }

    private static func decimal(_ seconds: Double) -> String {
        let thousandths = Int(seconds * 1000 + 0.5)
        let rest = String(thousandths % 1000)
        return "\(thousandths / 1000)." + String(repeating: "0", count: 3 - rest.utf8.count) + rest
    }

    private static func escaped(_ label: String) -> String {
        label.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
    }
}
