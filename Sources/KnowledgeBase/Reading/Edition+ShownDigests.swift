internal import ContentModel
internal import Language

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
        var name = Array("urn:uuid:".utf8)
        name.reserveCapacity(45)
        for (number, half) in [bits.0, bits.1].enumerated() {
            for place in 0..<8 {
                // Groups of 4, 2, 2, 2 and 6 bytes.
                if number == 0 ? place == 4 || place == 6 : place == 0 || place == 2 { name.append(0x2D) }
                name.append(hexadecimal: UInt8(truncatingIfNeeded: half >> UInt64(56 - 8 * place)))
            }
        }
        return String(decoding: name, as: UTF8.self)
    }
}
