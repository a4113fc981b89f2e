/// Transforms every element with at most `workers` at a time and gives the results in the order of `inputs`, so that a
/// parallel run gives exactly what a serial one does.
///
/// Elements are handed out in chunks, larger ones for longer inputs, a new chunk whenever one is done, and smaller ones
/// towards the end, so that nobody waits long for the last.
/// - Parameters:
///   - workers: how many chunks are worked on at once, at least 1: the number of active cores.
///   - progress: called between chunks, on the caller's task, with the number of elements done so far.
/// - Throws: what `transform` throws for the first element, in input order, for which it does. No new chunk is begun
///   after a failure.
public func parallelMap<Input: Sendable, Output: Sendable, Failure: Error>(
    _ inputs: [Input], workers: Int, progress: (Int) -> Void = { _ in },
    _ transform: @escaping @Sendable (Input) throws(Failure) -> Output
) async throws(Failure) -> [Output] {
    try await parallelMap(inputs, workers: workers, progress: progress) { input, _ throws(Failure) in
        try transform(input)
    }
}

/// The same, with a buffer to work in: empty for each element, with room left from those before it.
public func parallelMap<Input: Sendable, Output: Sendable, Failure: Error>(
    _ inputs: [Input], workers: Int, progress: (Int) -> Void = { _ in },
    _ transform: @escaping @Sendable (Input, _ buffer: inout [UInt8]) throws(Failure) -> Output
) async throws(Failure) -> [Output] {
    let chunks = try await parallelChunks(inputs, workers: workers, progress: progress, transform)
    var outputs: [Output] = []
    outputs.reserveCapacity(inputs.count)
    for chunk in chunks { outputs += chunk }
    return outputs
}

/// The same, the results left in the chunks in which they were made: large ones can be taken from there without copies.
func parallelChunks<Input: Sendable, Output: Sendable, Failure: Error>(
    _ inputs: [Input], workers: Int, progress: (Int) -> Void = { _ in },
    _ transform: @escaping @Sendable (Input, _ buffer: inout [UInt8]) throws(Failure) -> Output
) async throws(Failure) -> [[Output]] {
    var starts: [Int] = []
    var end = 0
    while end < inputs.count {
        starts.append(end)
        end += max(1, min(64, (inputs.count - end) / (max(1, workers) * 8)))
    }
    let chunks = await withTaskGroup(of: (index: Int, result: Result<[Output], Failure>).self) { group in
        var chunks = [Result<[Output], Failure>?](repeating: nil, count: starts.count)
        var next = 0
        func begin() {
            let index = next
            let chunk = inputs[starts[index]..<(index + 1 < starts.count ? starts[index + 1] : inputs.count)]
            next += 1
            group.addTask { (index, mapChunk(chunk, transform)) }
        }
        while next < min(max(1, workers), starts.count) { begin() }
        var done = 0
        var failed = false
        while let (index, result) = await group.next() {
            chunks[index] = result
            switch result {
            case .success(let outputs): done += outputs.count
            case .failure: failed = true
            }
            progress(done)
            if next < starts.count && !failed { begin() }
        }
        return chunks
    }
    var outputs: [[Output]] = []
    outputs.reserveCapacity(chunks.count)
    for case let chunk? in chunks { outputs.append(try chunk.get()) }
    return outputs
}

private func mapChunk<Input, Output, Failure: Error>(
    _ chunk: ArraySlice<Input>, _ transform: (Input, inout [UInt8]) throws(Failure) -> Output
) -> Result<[Output], Failure> {
    HeapRoom.make()
    do throws(Failure) {
        var outputs: [Output] = []
        outputs.reserveCapacity(chunk.count)
        var buffer: [UInt8] = []
        for input in chunk {
            buffer.removeAll(keepingCapacity: true)
            outputs.append(try transform(input, &buffer))
        }
        return .success(outputs)
    } catch {
        return .failure(error)
    }
}
