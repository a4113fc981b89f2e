import SiteBuild
import Synchronization
import Testing

@Suite struct `Mapping in parallel` {
    struct Odd: Error, Equatable { let number: Int }

    @Test(arguments: [0, 1, 2, 3, 7, 8], [0, 1, 2, 17, 1000, 5000])
    func `results come in the order of the inputs`(workers: Int, count: Int) async {
        let inputs = Array(0..<count)
        let results = await parallelMap(inputs, workers: workers) { number in
            // The first elements take the longest.
            (0..<(count - number) / 50).reduce(number) { $0 ^ ($1 &* 0) }
        }
        #expect(results == inputs)
    }

    @Test func `no more run at once than there are workers`() async {
        let counts = Mutex((running: 0, most: 0))
        _ = await parallelMap(Array(0..<200), workers: 2) { number in
            counts.withLock {
                $0.running += 1
                $0.most = max($0.most, $0.running)
            }
            let sum = (0..<20_000).reduce(number, &+)
            counts.withLock { $0.running -= 1 }
            return sum
        }
        #expect(counts.withLock { $0.most } <= 2)
    }

    @Test func `the failure that is thrown is the first in input order`() async {
        for _ in 0..<20 {
            await #expect(throws: Odd(number: 3)) {
                try await parallelMap(Array(0..<100), workers: 4) { number throws(Odd) in
                    if number == 3 { _ = (0..<50_000).reduce(0, ^) }
                    if number >= 3 { throw Odd(number: number) }
                    return number
                }
            }
        }
    }

    @Test func `progress grows to the whole`() async {
        var seen: [Int] = []
        _ = await parallelMap(Array(0..<100), workers: 2, progress: { seen.append($0) }) { $0 }
        #expect(seen == seen.sorted())
        #expect(seen.last == 100)
    }
}
