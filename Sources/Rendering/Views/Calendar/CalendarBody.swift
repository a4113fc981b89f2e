internal import ContentModel

/// Dates, month by month.
struct CalendarBody: ViewBody {
    /// In the order of the file.
    var sources: [Source]

    /// Dates to be shown in a calendar.
    struct Source: Sendable {
        /// Where the path starts.
        var kind: KindID
        /// Ends in a date.
        var path: FieldPath
    }
}
