// What the browser calls. All functions take and return 32-bit integers; bytes are passed by address and length in the module's
// memory. The caller allocates with `search_allocate` and releases with `search_release`, except where said otherwise.
// The module has one thread and one index at a time.

nonisolated(unsafe) private var index: SearchIndex?
nonisolated(unsafe) private var answer: [UInt8] = []

private func bytes(_ address: UInt32, _ length: UInt32) -> [UInt8] {
    guard let pointer = UnsafePointer<UInt8>(bitPattern: UInt(address)) else { return [] }
    return [UInt8](UnsafeBufferPointer(start: pointer, count: Int(length)))
}

/// 0: sound; 1: no index; 2: another version; 3: another family of shards, or no such number; 4: too short or long; 5: altered.
private func status(_ error: IndexFormatError) -> Int32 { Int32(error.rawValue) }

/// Opens an index by its root, in the place of the one before.
@_expose(wasm, "search_open")
@_cdecl("search_open")
public func searchOpen(_ address: UInt32, _ length: UInt32) -> Int32 {
    index = nil
    do throws(IndexFormatError) {
        index = try SearchIndex(root: bytes(address, length))
        return 0
    } catch {
        return status(error)
    }
}

/// Takes in a shard; `family` is the letter of its name.
@_expose(wasm, "search_load")
@_cdecl("search_load")
public func searchLoad(_ family: UInt32, _ number: UInt32, _ address: UInt32, _ length: UInt32) -> Int32 {
    guard let id = shard(family, number) else { return 3 }
    do throws(IndexFormatError) {
        try index?.load(id, bytes(address, length))
        return index == nil ? 1 : 0
    } catch {
        return status(error)
    }
}

/// Notes that a shard cannot be had.
@_expose(wasm, "search_give_up")
@_cdecl("search_give_up")
public func searchGiveUp(_ family: UInt32, _ number: UInt32) {
    if let id = shard(family, number) { index?.giveUp(id) }
}

private func shard(_ family: UInt32, _ number: UInt32) -> ShardID? {
    for known in ShardFamily.allCases where UInt32(known.letter) == family {
        return ShardID(known, Int(truncatingIfNeeded: number))
    }
    return nil
}

/// Searches. The request is the query, then for each filter a zero byte, the facet, a byte 1 and the value.
/// - Parameter options: 1 completes the last word, 2 wants snippets, 4 wants facets; to be added.
/// - Returns: the length of the answer (JSON, at `search_answer()`), or minus a status when a shard contradicts itself.
@_expose(wasm, "search_run")
@_cdecl("search_run")
public func searchRun(_ address: UInt32, _ length: UInt32, _ options: UInt32, _ limit: UInt32, _ offset: UInt32)
    -> Int32
{
    answer = []
    guard let index else { return -1 }
    let request = SearchRequest(
        encoded: bytes(address, length), options: options, limit: Int(truncatingIfNeeded: limit & 0xFFFF),
        offset: Int(truncatingIfNeeded: offset & 0xFFF_FFFF))
    do throws(IndexFormatError) {
        answer = try index.search(request).json(query: request.query)
        return Int32(truncatingIfNeeded: answer.count)
    } catch {
        return -status(error)
    }
}

/// Where the last answer stands; it stays until the next call of `search_run`.
@_expose(wasm, "search_answer")
@_cdecl("search_answer")
public func searchAnswer() -> UInt32 {
    answer.withUnsafeBufferPointer { UInt32(UInt(bitPattern: $0.baseAddress)) }
}
