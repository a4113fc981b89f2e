/// Dates, month by month.
public struct CalendarBody: ViewBody {
    /// In the order of the file.
    public var sources: [Source]

    /// Dates to be shown in a calendar.
    public struct Source: Sendable {
        /// Where the path starts.
        public var kind: KindID
        /// Ends in a date.
        public var path: FieldPath
    }
}
