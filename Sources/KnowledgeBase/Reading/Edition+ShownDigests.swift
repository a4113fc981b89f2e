internal import ContentModel

extension Edition {
    /// A digest of what an entry's readers are told: its title, its fields and its text. Unlike `digest(of:)` it stays the
    /// same when the model gains a field or changes their order, so that it can be compared over the years.
    package func shownDigest(of id: EntryID) -> UInt64 {
        let entry = self[id]
        var sum: UInt64 = 0
        let kind = model.kinds[entry.kind]
        for (field, declared) in kind.fields.identified where !entry.isWritten(field) && field != kind.visa?.fingerprint
        {
            guard let value = entry.values[field] else { continue }
            sum &+= digest(of: value, under: declared.key)
        }
        var hash = ContentHash()
        hash.add(word: entry.said)
        hash.add(entry.title)
        hash.add(word: sum)
        return hash.value
    }

    /// Digests of the values that an entry shows in fields with data about a person, ascending.
    package func personalDigests(of id: EntryID) -> [UInt64] {
        let entry = self[id]
        var found: Set<UInt64> = []
        for (field, declared) in model.kinds[entry.kind].fields.identified {
            let columns = declared.type.recordFields
            guard declared.isPersonal || columns.contains(where: \.isPersonal) else { continue }
            for value in entry.values[field]?.each ?? [] {
                if declared.isPersonal { found.insert(digest(of: value, under: declared.key)) }
                guard case .record(let record) = value else { continue }
                for (column, subfield) in columns.identified where subfield.isPersonal {
                    if let value = record.values[column] {
                        found.insert(digest(of: value, under: declared.key + "." + subfield.key))
                    }
                }
            }
        }
        return found.sorted()
    }

    private func digest(of value: FieldValue<Linked>, under key: String) -> UInt64 {
        var hash = ContentHash()
        hash.add(key)
        value.add(to: &hash, names, isWritten: false)
        return hash.value
    }
}

extension ContentHash {
    /// A name for something that is told by texts, the same wherever and whenever it is made: `urn:uuid:…` (RFC 9562,
    /// version 8, whose bits are the application's).
    public static func uuid(of texts: [String]) -> String {
        var (high, low) = (ContentHash(), ContentHash())
        low.add("low")
        for text in texts {
            high.add(text)
            low.add(text)
        }
        let bits = (
            high.value & ~0xF000 | 0x8000,
            low.value & ~(0b11 << 62) | 0b10 << 62
        )
        func hex(_ value: UInt64, _ from: Int, _ count: Int) -> String {
            let digits = String(value, radix: 16)
            let padded = String(repeating: "0", count: 16 - digits.utf8.count) + digits
            return String(padded.dropFirst(from).prefix(count))
        }
        return
            "urn:uuid:\(hex(bits.0, 0, 8))-\(hex(bits.0, 8, 4))-\(hex(bits.0, 12, 4))-\(hex(bits.1, 0, 4))-\(hex(bits.1, 4, 12))"
    }
}
