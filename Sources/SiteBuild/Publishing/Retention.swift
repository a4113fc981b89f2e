internal import Language

/// Which generations stay on the disk.
///
/// The last five always do. So does every one that was the site within the last day: who has its pages open, or a folder
/// of it on a share, still finds its files, and can go back to it. A job that builds each minute must not fill the disk:
/// beyond forty-eight, one each half hour of a day, the oldest go. What two generations have in common is one file.
enum Retention {
    static let latest = 5
    static let seconds = Moment.secondsOfDay
    static let most = 48

    /// - Parameter numbers: those on the disk, ascending.
    static func kept(of numbers: [Int], _ history: GenerationHistory) -> Set<Int> {
        let latest = Set(numbers.suffix(Self.latest))
        guard let now = history.turns.last?.since else { return latest }
        let recent = history.numbers(after: now.adding(seconds: -seconds)).subtracting(latest)
        let room = max(0, most - latest.count)
        return latest.union(numbers.filter { recent.contains($0) }.suffix(room))
    }
}
