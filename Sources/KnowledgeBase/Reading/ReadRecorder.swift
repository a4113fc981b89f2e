internal import ContentModel
internal import Language

/// What one page has read so far.
public final class ReadRecorder {
    /// A question, and a digest of its answer.
    public typealias Read = (question: Question, digest: UInt64)

    /// Each question once, in the order in which they were first asked.
    public private(set) var list: [Read] = []
    /// Open addressing: positions in `list`, -1 where there is none. A power of two, at most half of them taken. Pages ask
    /// the same again and again: most records find their question here, and must find it fast.
    private var slots = [Int32](repeating: -1, count: 64)

    /// A recorder for one page.
    public init() {}

    /// By question.
    public var reads: [Question: UInt64] { Dictionary(uniqueKeysWithValues: list.map { ($0.question, $0.digest) }) }

    /// Asks for the digest only the first time that a question is met.
    func record(_ question: Question, _ digest: (Question) -> UInt64) {
        let slot = slot(of: question)
        guard slots[slot] < 0 else { return }
        slots[slot] = Int32(truncatingIfNeeded: list.count)
        list.append((question, digest(question)))
        guard list.count * 2 > slots.count else { return }
        slots = Array(repeating: -1, count: slots.count * 2)
        for (position, read) in list.enumerated() {
            slots[self.slot(of: read.question)] = Int32(truncatingIfNeeded: position)
        }
    }

    /// That of the question, or a free one.
    private func slot(of question: Question) -> Int {
        let mask = slots.count - 1
        var slot = question.slotNumber & mask
        while slots[slot] >= 0, list[Int(slots[slot])].question != question { slot = (slot + 1) & mask }
        return slot
    }
}

extension Question {
    /// A number that tells most questions from one another.
    fileprivate var slotNumber: Int {
        func number(_ sort: UInt64, _ index: Int = 0) -> Int {
            let mixed = (sort << 32 ^ UInt64(truncatingIfNeeded: index)) &* 0x9E37_79B9_7F4A_7C15
            return Int(truncatingIfNeeded: mixed >> 32)
        }
        switch self {
        case .site: return number(1)
        case .entry(let id): return number(2, id.position)
        case .title(let id): return number(3, id.position)
        case .validity(let id): return number(4, id.position)
        case .backlinks(let id): return number(5, id.position)
        case .origin(let id): return number(6, id.position)
        case .indexPlace(let id): return number(7, id.position)
        case .entries(let kind): return number(8, kind.index)
        case .count(let kind): return number(9, kind.index)
        case .list(let kind): return number(10, kind.index)
        case .byTitle(let kind): return number(11, kind.index)
        case .index(let view): return number(12, view.index)
        case .coverage(let rule): return number(13, rule.index)
        case .cells(let rule, let id): return number(14 + UInt64(truncatingIfNeeded: rule.index) << 8, id.position)
        case .past(let day): return number(15, day.dayNumber)
        case .everything: return number(16)
        case .terms: return number(17)
        case .date: return number(18)
        case .remarks: return number(19)
        // Authors choose these: the numbers of texts differ from one process to the next.
        case .named, .file: return hashValue
        }
    }
}
