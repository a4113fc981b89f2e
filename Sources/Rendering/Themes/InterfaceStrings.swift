internal import Diagnostics
internal import Language
internal import Markup

/// The words of the interface in one language, from a theme's `strings/`.
public struct InterfaceStrings: Sendable {
    /// The words that the generator itself needs; a theme must have them all. `{name}` stands for a value.
    public enum Key: String, Sendable, CaseIterable {
        case home = "home"
        case banner = "banner"
        case situation = "situation"
        case siteMap = "site-map"
        case data = "data"
        case saveContact = "save-contact"
        case saveDates = "save-dates"
        case saveTable = "save-table"
        case takeSheet = "take-sheet"
        case takeReport = "take-report"
        case takeFiles = "take-files"
        case documentForm = "document-form"
        case recordOfDecisions = "record-of-decisions"
        case planDocument = "plan-document"
        case allEntries = "all-entries"
        case notFound = "not-found"
        case moved = "moved"
        case pageNumber = "page-number"
        case version = "version"
        case validatedBy = "validated-by"
        case reviewBy = "review-by"
        case mentionedIn = "mentioned-in"
        case emptyList = "empty-list"
        case emptyListHow = "empty-list-how"
        case notYet = "not-yet"
        case ended = "ended"
        case replaced = "replaced"
        case withdrawnOn = "withdrawn-on"
        case withdrawnOnFeminine = "withdrawn-on-feminine"
        case notPublished = "not-published"
        case help = "help"
        case holesToFill = "holes-to-fill"
        case nobodyDesignated = "nobody-designated"
        case switchboard = "switchboard"
        case confirmedOn = "confirmed-on"
        case changedSinceVisa = "changed-since-visa"
        case updatePending = "update-pending"
        case progressText = "progress-text"
        case progressOfAll = "progress-of-all"
        case late = "late"
        case leftOpen = "left-open"
        case movedFrom = "moved-from"
        case by = "by"
        case planCaption = "plan-caption"
        case planOver = "plan-over"
        case show = "show"
        case stepsDone = "steps-done"
        case lateStep = "late-step"
        case lateSteps = "late-steps"
        case stepLeftOpen = "step-left-open"
        case stepsLeftOpen = "steps-left-open"
        case agreedOn = "agreed-on"
        case settledOn = "settled-on"
        case onDate = "on-date"
        case validUntil = "valid-until"
        case endedOn = "ended-on"
        case beginsOn = "begins-on"
        case fromUntil = "from-until"
        case year = "year"
        case monthPast = "month-past"
        case monthPresent = "month-present"
        case noneToCome = "none-to-come"
        case noneToComeFeminine = "none-to-come-feminine"
        case validEverywhere = "valid-everywhere"
        case correctionSubject = "correction-subject"
        case correctionBody = "correction-body"
        case noReplacement = "no-replacement"
        case withoutDay = "without-day"
        case heldOf = "held-of"
        case placeToFill = "place-to-fill"
        case placesToFill = "places-to-fill"
        case lateMany = "late-many"
        case leftOpenMany = "left-open-many"
        case until = "until"
        case toReview = "to-review"
        case entryToReview = "entry-to-review"
        case entriesToReview = "entries-to-review"
        case noOwner = "no-owner"
        case total = "total"
        case otherEntries = "other-entries"
        case notYetListed = "not-yet-listed"
        case noLongerListed = "no-longer-listed"
        case expiresSoon = "expires-soon"
        case lastDay = "last-day"
        case mendError = "mend-error"
        case mendOver = "mend-over"
        case mendRemark = "mend-remark"
        case mendEnding = "mend-ending"
        case mendReview = "mend-review"
        case noKeeper = "no-keeper"
        case overSince = "over-since"
        case endsOn = "ends-on"
        case reviewPast = "review-past"
        case awaitVisa = "await-visa"
        case endWithin = "end-within"
        case validatedLast = "validated-last"
        case nothingAwaits = "nothing-awaits"
        case nothingEnds = "nothing-ends"
        case nothingValidated = "nothing-validated"
        case sinceVisa = "since-visa"
        case visaSlip = "visa-slip"
        case pictureOnSite = "picture-on-site"
        case reviewNothing = "review-nothing"
        case reviewValidated = "review-validated"
        case reviewWithdrawn = "review-withdrawn"
        case reviewEnding = "review-ending"
        case reviewDesignations = "review-designations"
        case reviewCommitments = "review-commitments"
        case reviewTelephones = "review-telephones"
        case myEntries = "my-entries"
        case myErrors = "my-errors"
        case myDrafts = "my-drafts"
        case nowState = "now-state"
        case visaBy = "visa-by"
        case replacedByTitle = "replaced-by-title"
        case tookPlace = "took-place"
        case nothingRecent = "nothing-recent"
        case moreRecent = "more-recent"
        case doorCoverage = "door-coverage"
        case doorCovered = "door-covered"
        case doorProgress = "door-progress"
        case toRenew = "to-renew"
        case pastDate = "past-date"
        case entriesInAll = "entries-in-all"
        case noNextMeeting = "no-next-meeting"
        case allUnits = "all-units"
        case unitsCaption = "units-caption"
        case percent
        case report
        case reportToCome = "report-to-come"
    }

    private let words: [String: Words]

    /// The words of a key, cut where values stand in them.
    private struct Words: Sendable {
        let text: String
        let parts: [Part]

        enum Part: Sendable {
            case text(String)
            case value(name: String)
        }

        init(_ text: String) {
            self.text = text
            var parts: [Part] = []
            var rest = text[...]
            while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
                if open > rest.startIndex { parts.append(.text(String(rest[..<open]))) }
                parts.append(.value(name: String(rest[rest.index(after: open)..<close])))
                rest = rest[rest.index(after: close)...]
            }
            if !rest.isEmpty { parts.append(.text(String(rest))) }
            self.parts = parts
        }
    }

    /// Reads string files, nearest theme first. A word that the generator needs and no file has is reported.
    static func read(
        _ files: [SourceFile], language: SiteLanguage, theme: String
    ) -> (InterfaceStrings, [Diagnostic]) {
        var words: [String: String] = [:]
        var diagnostics: [Diagnostic] = []
        for file in files {
            let (node, found) = YAMLNode.parse(file)
            diagnostics += found
            for pair in node?.pairs ?? [] where words[pair.key] == nil {
                if let text = pair.value.text {
                    words[pair.key] = language.typeset(text)
                } else {
                    diagnostics.append(
                        Diagnostic(.model(.wrongShape(.strings, expected: .text)), at: pair.value.place))
                }
            }
        }
        let place = files.first.map { Place($0.path) } ?? Place(theme + "/strings/\(language.rawValue).yaml")
        for key in Key.allCases where words[key.rawValue] == nil {
            diagnostics.append(Diagnostic(.model(.missingKey(key.rawValue, within: .strings)), at: place))
        }
        return (InterfaceStrings(words: words.mapValues { Words($0) }), diagnostics)
    }

    /// The words of a template's `{{t.key}}`; nil when the theme has none.
    public subscript(key: String) -> String? { words[key]?.text }

    /// All keys, in alphabetical order.
    public var keys: [String] { words.keys.sorted() }

    /// The words for the generator, with values in place of `{name}`; the key itself where a theme has none.
    public func text(_ key: Key, _ values: [String: String] = [:]) -> String {
        guard let words = words[key.rawValue] else { return key.rawValue }
        guard !values.isEmpty else { return words.text }
        var result = ""
        for part in words.parts {
            switch part {
            case .text(let text): result += text
            case .value(let name): result += values[name] ?? "{" + name + "}"
            }
        }
        return result
    }
}
