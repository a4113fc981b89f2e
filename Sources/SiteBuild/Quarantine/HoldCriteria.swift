internal import ContentModel
internal import Diagnostics
internal import KnowledgeBase
internal import Language
internal import Markup
internal import Visas

/// What may wait for the author, and what must stop everything: a leak, two words on one subject, a restriction, a
/// withdrawal. In doubt everything stops.
enum HoldCriteria {
    /// Whether an error like this may wait at all.
    static func mayWait(_ problem: Problem) -> Bool {
        switch problem {
        case .content(let problem):
            switch problem {
            // A heading that is an error names the field that restricts.
            case .forbiddenMarking, .notUnique, .emptyRestriction, .shortFieldAsSection, .visaIncomplete,
                .unknownValidator:
                false
            default: true
            }
        case .markup(let problem):
            switch problem {
            // What cannot be read may restrict; fences say who may read what stands in them.
            case .notUTF8, .windows1252, .utf16, .officeFile, .fileTooLarge, .unclosedFrontMatter, .frontMatterStart,
                .frontMatterEnd, .malformedFence, .unclosedFence, .restrictionInText, .fenceInCode, .unknownFence,
                .fenceWithoutOpening, .fenceAcrossBlocks, .fieldInCode:
                false
            default: true
            }
        case .model, .template, .site, .visa, .register, .publication, .generation, .page, .remainder:
            false
        }
    }

    /// Whether the new version of an entry says less, to fewer people or for a shorter time: the former one must not stay
    /// in its place then.
    static func takesBack(_ new: Entry<Written>, from former: Entry<Written>, _ kind: Kind) -> Bool {
        new.edition != former.edition || !kind.guardFields.allSatisfy { isSame(new.values[$0], former.values[$0]) }
    }

    /// The same of a row, whose cells may stand in wrong columns: whether it has a cell that the former one had not and that may
    /// say who reads the entry, until when, or what became of its visa.
    static func takesBack(_ new: [String], from former: [String], _ kind: Kind, _ model: Model) -> Bool {
        let known = Set(former.map(\.folded))
        let guards = kind.guards
        return new.contains { cell in
            !known.contains(cell.folded) && guards.contains { $0.mayHold(cell, model) }
        }
    }

    private static func isSame(_ a: FieldValue<Written>?, _ b: FieldValue<Written>?) -> Bool {
        switch (a, b) {
        case (nil, nil): true
        case (.integer(let a)?, .integer(let b)?): a == b
        case (.word(let a)?, .word(let b)?): a == b
        case (.date(let a)?, .date(let b)?): a == b
        case (.text(let a)?, .text(let b)?): a == b
        default: false
        }
    }

    /// Whether lines that some audience read are closed to it now.
    static func closesLines(of former: SourceFile, now new: SourceFile, _ model: Model) -> Bool {
        RestrictedLines.leastAudience(of: former, now: new, editions: model.editions) != nil
    }

    /// Whether the line of an error, or what it suggests, may be about who reads the entry and until when.
    static func isDoubtful(_ error: Diagnostic, in file: SourceFile, _ kind: Kind, _ model: Model) -> Bool {
        let guards = kind.guards
        let names = kind.guardNames
        if let suggestion = error.suggestion?.folded, names.contains(suggestion) { return true }
        let line = file.text(ofLine: error.place.line).folded
        let name = line.split(separator: ":", maxSplits: 1).first.map { String($0).folded } ?? ""
        if names.contains(name) || guards.contains(where: { NearMiss.isSlip(name, of: $0.name.folded) }) { return true }
        guard kind.fields.contains(where: \.isEdition), line.utf8.contains(UInt8(ascii: ":")) else { return false }
        let words = line.split { !$0.isLetter && $0 != "-" }.map(String.init)
        return model.editions.contains { edition in words.last == edition.folded }
    }
}

extension Kind {
    /// The fields that take an entry back: the state of its visa, the end of its time.
    var guardFields: [FieldID] { [visa?.state, validity?.until].compactMap(\.self) }

    /// Those, and the fields that say who may read it.
    var guards: [Field] { guardFields.map { fields[$0] } + fields.filter(\.isEdition) }

    var guardNames: Set<String> { Set(guards.map(\.name.folded)) }
}

extension Field {
    /// Whether a text may be a value of it, for a field by which an entry is taken back. In doubt it may.
    fileprivate func mayHold(_ text: String, _ model: Model) -> Bool {
        switch type {
        case .date: text.contains { $0.isNumber } && !text.contains { $0.isLetter && !$0.isASCII } && text.count <= 10
        case .edition: model.editions.contains { NearMiss.isSlip($0.folded, of: text.folded) }
        default: text.count <= 40
        }
    }

    /// Whether it says who may read the entry.
    var isEdition: Bool { if case .edition = type { true } else { false } }
}
