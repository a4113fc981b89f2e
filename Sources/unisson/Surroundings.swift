import ArgumentParser
import Foundation
import Language
import SiteBuild

extension SiteBuild.Surroundings {
    /// The real disk, the real clock.
    static func process(progress: ProgressLine?) -> SiteBuild.Surroundings {
        SiteBuild.Surroundings(
            today: { name in
                guard let zone = TimeZone(identifier: name) else { return nil }
                var calendar = Calendar(identifier: .gregorian)
                calendar.timeZone = zone
                let parts = calendar.dateComponents([.year, .month, .day], from: Date())
                guard let year = parts.year, let month = parts.month, let day = parts.day else { return nil }
                return CalendarDate(year: year, month: month, day: day)
            },
            clock: { Double(DispatchTime.now().uptimeNanoseconds) / 1e9 },
            program: ProgramIdentity.own,
            progress: { stage, done, total in progress?.show(stage, done, total) })
    }
}

extension BuildReport {
    /// 0 done, 1 the content has errors, 74 the disk or the output failed (sysexits).
    var exitStatus: Int32 {
        if isInputOutputFailure { return 74 }
        return isRefused ? 1 : 0
    }
}
