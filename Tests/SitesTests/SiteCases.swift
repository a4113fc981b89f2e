import Foundation

/// What a folder such as `Tests/Sites` holds.
struct SiteCases: Sendable {
    /// By name.
    let cases: [SiteCase]
    /// Folders that are neither a case that can be run nor a base of one: their tests would not be missed.
    let faults: [String]

    /// Those of the repository.
    static let all = SiteCases(in: SiteCase.home)

    init(in home: URL) {
        var cases: [SiteCase] = []
        var bases: Set<String> = []
        var used: Set<String> = []
        var faults: [String] = []
        do {
            let names = try FileManager.default.contentsOfDirectory(atPath: home.path(percentEncoded: false))
            for name in names.sorted() {
                let folder = home.appending(path: name)
                do {
                    if let site = try SiteCase(name, in: home) {
                        cases.append(site)
                        used.formUnion(site.stands)
                    } else {
                        bases.insert(name)
                        if let below = try SiteCase.base(of: folder) { used.insert(below) }
                    }
                } catch {
                    faults.append("\(name): \(error)")
                }
            }
        } catch {
            faults.append("\(error)")
        }
        for name in bases.subtracting(used).sorted() { faults.append("\(name): no command, and no case stands on it") }
        let known = bases.union(cases.map(\.name))
        for name in used.subtracting(known).sorted() { faults.append("\(name): not there, though a case stands on it") }
        self.cases = cases
        self.faults = faults
    }
}

extension SiteCase {
    /// The folders that the case is laid over or takes the place of.
    fileprivate var stands: [String] {
        steps.compactMap {
            switch $0 {
            case .base(let name), .former(let name): name
            default: nil
            }
        }
    }
}
