public import Diagnostics

/// What pages show that no entry says.
///
/// A value that never changes; a class only so that thousands of pages share it by one reference.
public final class SiteFacts: Sendable {
    /// Of settings, model, theme, menu, footer and options: what every page depends on.
    public let digest: UInt64
    /// What is to be mended, for the view that lists it.
    let remarks: [Diagnostic]
    /// By path in the content folder.
    let files: [String: AttachedFile]

    /// By entry: why its update waits, as far as the audience may know; its page shows the former version.
    let pending: [EntryID: [Diagnostic]]

    /// What was withdrawn and has a page that says so, by kind and slug.
    public let withdrawals: [Withdrawal]

    /// Joins the facts.
    public init(
        digest: UInt64 = 0, remarks: [Diagnostic] = [], files: [String: AttachedFile] = [:],
        pending: [EntryID: [Diagnostic]] = [:], withdrawals: [Withdrawal] = []
    ) {
        self.withdrawals = withdrawals
        self.pending = pending
        self.digest = digest
        self.remarks = remarks
        self.files = files
    }
}

/// A file that is published as it is.
public struct AttachedFile: Sendable, Hashable {
    /// From the site's root.
    public var path: String
    /// In bytes.
    public var size: Int

    /// Joins a path and a size.
    public init(path: String, size: Int) {
        self.path = path
        self.size = size
    }
}

extension SiteFacts {
    /// Of all that the view of remarks says of them.
    var remarksDigest: UInt64 { Self.digest(of: remarks) }

    /// Of what an entry's page says of its update; 0 where none waits.
    func pendingDigest(of id: EntryID) -> UInt64 { pending[id].map { Self.digest(of: $0) | 1 } ?? 0 }

    private static func digest(of remarks: [Diagnostic]) -> UInt64 {
        var hash = ContentHash()
        for remark in remarks {
            hash.add(remark.message(in: .french))
            hash.add(remark.severity.rawValue)
            hash.add(remark.place.path)
            hash.add(remark.place.line)
            hash.add(remark.place.column)
        }
        return hash.value
    }
}
