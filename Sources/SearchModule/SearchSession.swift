/// One open index and the answer to the last question, held by the browser as a number.
///
/// The functions below are all that the module exports beside its allocator. They take and return 32-bit integers; bytes are
/// passed by address and length in the module's memory. The caller allocates with `search_allocate` and releases with
/// `search_release`, except where said otherwise. The module has one thread.
final class SearchSession {
    let index: SearchIndex
    var answer: [UInt8] = []

    init(_ index: SearchIndex) { self.index = index }

    /// The session of a handle that `search_open` gave.
    static func of(_ handle: UInt32) -> SearchSession? {
        guard let pointer = UnsafeRawPointer(bitPattern: UInt(handle)) else { return nil }
        return Unmanaged<SearchSession>.fromOpaque(pointer).takeUnretainedValue()
    }

    static func bytes(_ address: UInt32, _ length: UInt32) -> [UInt8] {
        guard let pointer = UnsafePointer<UInt8>(bitPattern: UInt(address)) else { return [] }
        return [UInt8](UnsafeBufferPointer(start: pointer, count: Int(length)))
    }

    /// 1: no index; 2: another version; 3: another family of shards, or no such number; 4: too short or long; 5: altered.
    static func status(_ error: IndexFormatError) -> Int32 { Int32(error.rawValue) }

    static func shard(_ family: UInt32, _ number: UInt32) -> ShardID? {
        for known in ShardFamily.allCases where UInt32(known.letter) == family {
            return ShardID(known, Int(truncatingIfNeeded: number))
        }
        return nil
    }
}

/// Opens an index by its root.
/// - Returns: a handle for the other functions, or minus a status.
@_expose(wasm, "search_open")
@_cdecl("search_open")
public func searchOpen(_ address: UInt32, _ length: UInt32) -> Int32 {
    do throws(IndexFormatError) {
        let session = SearchSession(try SearchIndex(root: SearchSession.bytes(address, length)))
        return Int32(truncatingIfNeeded: UInt(bitPattern: Unmanaged.passRetained(session).toOpaque()))
    } catch {
        return -SearchSession.status(error)
    }
}

/// Takes in a shard; `family` is the letter of its name.
/// - Returns: 0, or a status.
@_expose(wasm, "search_load")
@_cdecl("search_load")
public func searchLoad(_ handle: UInt32, _ family: UInt32, _ number: UInt32, _ address: UInt32, _ length: UInt32)
    -> Int32
{
    guard let session = SearchSession.of(handle) else { return 1 }
    guard let id = SearchSession.shard(family, number) else { return 3 }
    do throws(IndexFormatError) {
        try session.index.load(id, SearchSession.bytes(address, length))
        return 0
    } catch {
        return SearchSession.status(error)
    }
}

/// Notes that a shard cannot be had.
@_expose(wasm, "search_give_up")
@_cdecl("search_give_up")
public func searchGiveUp(_ handle: UInt32, _ family: UInt32, _ number: UInt32) {
    if let id = SearchSession.shard(family, number) { SearchSession.of(handle)?.index.giveUp(id) }
}

/// Searches. The request is the query, then for each filter a zero byte, the facet, a byte 1 and the value.
/// - Parameter options: 1 completes the last word, 2 wants snippets, 4 wants facets; to be added.
/// - Returns: the length of the answer (JSON, at `search_answer`), or minus a status when a shard contradicts itself.
@_expose(wasm, "search_run")
@_cdecl("search_run")
public func searchRun(
    _ handle: UInt32, _ address: UInt32, _ length: UInt32, _ options: UInt32, _ limit: UInt32, _ offset: UInt32
) -> Int32 {
    guard let session = SearchSession.of(handle) else { return -1 }
    let request = SearchRequest(
        encoded: SearchSession.bytes(address, length), options: options, limit: Int(truncatingIfNeeded: limit & 0xFFFF),
        offset: Int(truncatingIfNeeded: offset & 0xFFF_FFFF))
    do throws(IndexFormatError) {
        session.answer = try session.index.search(request).json(query: request.query)
        return Int32(truncatingIfNeeded: session.answer.count)
    } catch {
        return -SearchSession.status(error)
    }
}

/// Where the last answer stands; it stays until the next call of `search_run`.
@_expose(wasm, "search_answer")
@_cdecl("search_answer")
public func searchAnswer(_ handle: UInt32) -> UInt32 {
    SearchSession.of(handle)?.answer.withUnsafeBufferPointer { UInt32(UInt(bitPattern: $0.baseAddress)) } ?? 0
}
