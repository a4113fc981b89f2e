internal import ContentModel
internal import Language

/// Questions, each once, with their numbers: found fast, for pages ask the same again and again.
public struct QuestionTable: Sendable {
    /// In the order in which they came; a question's number is its position.
    public private(set) var list: [Question] = []
    /// Open addressing: positions in `list`, -1 where there is none. A power of two, at most half of them taken.
    private var slots = [Int32](repeating: -1, count: 64)

    /// Of nothing yet.
    public init() {}

    /// Takes a question in, unless it is there.
    /// - Returns: its number.
    @discardableResult
    public mutating func insert(_ question: Question) -> Int32 {
        let slot = slot(of: question)
        if slots[slot] >= 0 { return slots[slot] }
        let number = Int32(truncatingIfNeeded: list.count)
        slots[slot] = number
        list.append(question)
        if list.count * 2 > slots.count { grow() }
        return number
    }

    private mutating func grow() {
        slots = Array(repeating: -1, count: slots.count * 2)
        for (position, question) in list.enumerated() {
            slots[slot(of: question)] = Int32(truncatingIfNeeded: position)
        }
    }

    /// That of the question, or a free one.
    private func slot(of question: Question) -> Int {
        let mask = slots.count - 1
        var slot = question.slotNumber & mask
        while slots[slot] >= 0, list[Int(slots[slot])] != question { slot = (slot + 1) & mask }
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
