public import Files
internal import FoundationEssentials
public import SearchCore

/// Searches a built site with the engine and the files that the browser uses.
public final class SiteSearch {
    /// Why a site cannot be searched.
    public enum Failure: Error, Sendable {
        /// There is no index, or its loader cannot be read.
        case noIndex(String)
        /// A file is no sound part of an index of this version.
        case damaged(String)
    }

    let folder: String
    private let fileSystem: FileSystem
    let index: SearchIndex
    let root: [UInt8]
    let names: [String: [String]]

    /// Opens the index of the site in a folder.
    public init(site: String, with fileSystem: FileSystem = .disk) throws(Failure) {
        folder = site
        self.fileSystem = fileSystem
        let bytes = try Self.contents(IndexFile.loader, in: site, fileSystem)
        let path = site + "/" + IndexFile.path(IndexFile.loader)
        guard bytes.count >= 4 else { throw .damaged(path) }
        let length = bytes[..<4].reversed().reduce(0) { $0 << 8 | Int($1) }
        guard length <= bytes.count - 4,
            let values = try? JSONDecoder().decode([String: LoaderValue].self, from: Data(bytes[4..<4 + length]))
        else { throw .damaged(path) }
        var lists = values.compactMapValues(\.text)
        if let name = lists["names"] {
            lists["p"] = String(decoding: try Self.contents(name, in: site, fileSystem), as: UTF8.self)
        }
        names = lists.filter { $0.key.count == 1 }.reduce(into: [:]) { names, list in
            names[list.key] = Self.names(list.key, list.value)
        }
        root = Array(bytes[(4 + length)...])
        do throws(IndexFormatError) {
            index = try SearchIndex(root: root)
        } catch {
            throw .damaged(path)
        }
    }

    /// The names of a family's files: its letter, and the digits of each.
    private static func names(_ letter: String, _ digits: String) -> [String] {
        let digits = Array(digits.utf8)
        return stride(from: 0, to: digits.count, by: IndexLoader.digits).map { start in
            letter + "." + String(decoding: digits[start...].prefix(IndexLoader.digits), as: UTF8.self)
        }
    }

    static func contents(_ name: String, in site: String, _ fileSystem: FileSystem) throws(Failure) -> [UInt8] {
        let path = site + "/" + IndexFile.path(name)
        let script: [UInt8]
        do throws(FileError) {
            script = try fileSystem.read(path)
        } catch {
            throw .noIndex(path)
        }
        guard let contents = IndexFile.contents(of: script) else { throw .damaged(path) }
        return contents
    }

    /// The name of a shard's file; nil where the index has none.
    func name(of id: ShardID) -> String? {
        let name = String(decoding: id.name, as: UTF8.self)
        if let dot = name.firstIndex(of: ".") { return String(name.prefix(1)) + String(name[dot...]) }
        let list = names[String(name.prefix(1))] ?? []
        return list.indices.contains(id.number) ? list[id.number] : nil
    }

    /// The results that a results page shows.
    func results(_ request: SearchRequest) throws(Failure) -> SearchOutcome {
        while true {
            let outcome: SearchOutcome
            do throws(IndexFormatError) {
                outcome = try index.search(request)
            } catch {
                throw .damaged(folder)
            }
            guard case .needs(let ids) = outcome else { return outcome }
            for id in ids {
                do {
                    guard let name = name(of: id) else { throw Failure.damaged(folder) }
                    try index.load(id, try Self.contents(name, in: folder, fileSystem))
                } catch {
                    // As in the browser: the answer says that something may be missing.
                    index.giveUp(id)
                }
            }
        }
    }
}

/// A value of the loader's JSON: of those that are no texts the engine of the command has no need.
private struct LoaderValue: Decodable {
    let text: String?

    init(from decoder: any Decoder) throws {
        text = try? decoder.singleValueContainer().decode(String.self)
    }
}

extension SiteSearch {
    /// One line of JSON, version 1, with kind, id, path, title and score of each result.
    public func json(_ query: String, limit: Int) throws(Failure) -> String {
        let request = SearchRequest(query: Array(query.utf8), limit: limit)
        return String(decoding: try results(request).json(query: request.query), as: UTF8.self)
    }

    /// The results as people read them.
    /// - Parameter explains: whether each result says which forms and fields gave its score.
    public func answer(_ query: String, limit: Int, explains: Bool = false) throws(Failure) -> Answer {
        let request = SearchRequest(query: Array(query.utf8), limit: limit)
        guard case .done(let results) = try results(request) else { return Answer() }
        guard explains else { return Answer(results, []) }
        do throws(IndexFormatError) {
            return Answer(results, try index.explain(results.results, request))
        } catch {
            throw .damaged(folder)
        }
    }

    /// What a search found.
    public struct Answer: Sendable {
        /// A page, or a part of one.
        public struct Result: Sendable {
            /// As people say it.
            public let kind: String
            /// As it is read.
            public let title: String
            /// From the site's root, maybe with a fragment.
            public let path: String
            /// Why it stands here; nil unless asked for.
            public let explanation: ResultExplanation?
        }

        /// A word that no page has.
        public struct UnknownWord: Sendable {
            /// As it was typed.
            public let text: String
            /// What was searched in its place.
            public let instead: [String]
        }

        /// The best first.
        public private(set) var results: [Result] = []
        /// In the order of the query.
        public private(set) var unknown: [UnknownWord] = []

        init() {}

        init(_ found: SearchResults, _ explanations: [ResultExplanation]) {
            func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
            results = found.results.enumerated().map { number, result in
                Result(
                    kind: text(result.kind), title: text(result.title), path: text(result.path),
                    explanation: explanations.isEmpty ? nil : explanations[number])
            }
            unknown = found.words.filter(\.isUnknown).map {
                UnknownWord(text: text($0.text), instead: $0.instead.map(text))
            }
        }
    }
}
