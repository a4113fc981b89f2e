/// A relation seen from its target: the entries that refer to it by one field.
public struct Inverse: Sendable, Hashable {
    /// As the model declares it: `politiques pilotées`.
    public var name: String
    /// The name outside YAML: `politiques-pilotees`.
    public var key: String
    /// The kind of the entries that refer.
    public var sourceKind: KindID
    /// The reference's field in that kind, or the records field that holds it.
    public var field: FieldID
    /// The reference's field in the records.
    public var subfield: FieldID?
}

extension Model {
    /// The inverse relations of a kind, in the order in which the model declares them.
    public func inverses(of kind: KindID) -> [Inverse] {
        inversesByKind.indices.contains(kind.index) ? inversesByKind[kind] : []
    }

    /// - Parameter fields: by kind.
    static func inverses(of fields: [[Field]]) -> [[Inverse]] {
        var result: [[Inverse]] = Array(repeating: [], count: fields.count)
        func add(_ type: FieldType, source: KindID, field: FieldID, subfield: FieldID?) {
            guard case .reference(let type) = type, let name = type.inverse, let key = type.inverseKey else { return }
            for target in type.kinds {
                result[target.index].append(
                    Inverse(name: name, key: key, sourceKind: source, field: field, subfield: subfield))
            }
        }
        for (kind, fields) in fields.enumerated() {
            for (index, field) in fields.identified {
                add(field.type, source: KindID(kind), field: index, subfield: nil)
                for (subindex, subfield) in field.type.recordFields.identified {
                    add(subfield.type, source: KindID(kind), field: index, subfield: subindex)
                }
            }
        }
        return result
    }
}
