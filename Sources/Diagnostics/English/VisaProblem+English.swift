import Language

extension VisaProblem {
    var english: String {
        switch self {
        case .needsFolder(let kind): "“\(kind)” stands in a table: a visa needs one file per entry (“folder”)"
        case .unsealed(let entry):
            "Validated without fingerprint: nothing proves which text was; run “unisson validate \(entry) --by … --on …”"
        case .changed(let entry, let day):
            "Changed since its visa\(Self.english(day)): other editions keep the validated version; "
                + "for a new visa, “unisson validate \(entry) --by … --on …”"
        case .changedWithoutCopy(let entry, let day):
            "Changed since its visa\(Self.english(day)), and the validated version was not kept; "
                + "restore the text, or run “unisson validate \(entry) --by … --on …”"
        case .stillStands(let entry, let day):
            "The version validated\(Self.english(day, "on")) is still published in other editions; "
                + "to take it out, “unisson withdraw \(entry) --by … --on … --reason …”"
        case .notKept(let entry):
            "The validated version is not kept in “visas”: restore it, or run “unisson validate \(entry) --by … --on …”"
        case .copied(let entry, let original):
            "Copy of “\(original)” with its visa, which nobody gave to this one: taken for a draft; "
                + "delete it, or rename it and run “unisson validate \(entry) --by … --on …”"
        case .filesChanged(let entry, let files, let day):
            "Attached file changed since the visa\(Self.english(day)) (\(files.joined(separator: ", "))): restore it, "
                + "give the new one another name, or run “unisson validate \(entry) --by … --on …”"
        case .filesUnsealed(let entry, let files):
            "The visa does not cover the attached files (\(files.joined(separator: ", "))): nothing proves which were "
                + "validated; run “unisson validate \(entry) --by … --on …”"
        case .restrictedSince(let entry, let day):
            "Restricted since its visa\(Self.english(day)): the entry is taken from those who may no longer read all of it; "
                + "to give them the rest, “unisson validate \(entry) --by … --on …”"
        case .keptAltered(let entry):
            "Validated version altered by hand: restore it, or run “unisson validate \(entry) --by … --on …”"
        case .keptOfOtherVisa(let entry):
            "This kept version carries another visa than its entry; "
                + "restore them, or run “unisson validate \(entry) --by … --on …”"
        case .keptOfNoEntry: "Kept version of a missing or withdrawn entry: it serves nothing, remove it"
        case .notUnderVisa(let entry): "“\(entry)” needs no visa"
        case .placeholder(let text): "“\(text)” is still to be filled in: no visa for an unfinished text"
        case .dateAhead(let date, let day):
            "Visa dated \(SiteLanguage.english.format(date)): today is \(SiteLanguage.english.format(day))"
        case .dateBeforeVisa(let date, let former):
            "Visa dated \(SiteLanguage.english.format(date)), before the former one of \(SiteLanguage.english.format(former))"
        case .changedSinceRead(let name):
            "“\(name)”: the text has changed since you read it; read it again before you sign"
        case .noReason: "A withdrawal needs a reason: “--reason …”"
        case .needsVisa(let entry):
            "Not the text that was validated: “--all” is not enough, run “unisson validate \(entry) --by … --on …”"
        }
    }

    /// ` of 7 March 2013`; nothing for an unknown day.
    private static func english(_ day: CalendarDate?, _ word: String = "of") -> String {
        day.map { " \(word) \(SiteLanguage.english.format($0))" } ?? ""
    }
}
