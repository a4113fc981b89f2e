import Foundation

extension SiteCase {
    /// Does what the case says, in a folder of its own.
    /// - Returns: what was not as expected; empty when all is well. Nil when the case cannot be run here.
    func problems() throws -> [String]? {
        if needsRoot && getuid() != 0 { return nil }
        let place = try Workplace()
        var problems: [String] = []
        for case .former(let former) in steps {
            try place.layOut(former)
            let run = try CommandRun(["build", "--output", "site", "--quiet"], in: place)
            if run.status != 0 { problems.append("the former site: status \(run.status)\n\(run.errors)") }
            try place.clear()
        }
        try place.layOut(name)
        let last = steps.lastIndex { if case .run = $0 { true } else { false } }
        var result: CommandRun?
        for (index, step) in steps.enumerated() {
            switch step {
            case .base, .former, .status, .needsRoot: continue
            case .overlay(let name): try place.overlay(folder.appending(path: name))
            case .file(let step): try step.apply(in: place)
            case .run(let environment, let arguments):
                let former = place.files(of: "site")
                let run = try CommandRun(completed(arguments), environment: environment, in: place)
                let expected = index == last ? status : 0
                if run.status != expected {
                    problems.append("status \(run.status) instead of \(expected)\n\(run.errors)")
                }
                if run.status != 0 && place.files(of: "site") != former {
                    problems.append("the former site did not stay")
                }
                result = run
            }
        }
        guard let result else { return problems + ["no run"] }
        let expectations = Expectations(of: self, in: place)
        problems += try expectations.printed(result.errors, as: "stderr", isOptional: false)
        problems += try expectations.printed(result.output, as: "stdout", isOptional: true)
        problems += try expectations.files()
        if result.status == 0, let site = place.files(of: "site") {
            problems += try expectations.absences(in: site) + expectations.names(of: site)
            problems += DeadLinks.found(in: site)
        }
        return problems
    }

    private var needsRoot: Bool { steps.contains { if case .needsRoot = $0 { true } else { false } } }

    /// Builds go to `site` unless they say where.
    private func completed(_ arguments: [String]) -> [String] {
        arguments.first != "build" || arguments.contains("--output") ? arguments : arguments + ["--output", "site"]
    }
}
