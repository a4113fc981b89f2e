import ArgumentParser
import CLinux
import Dispatch
import Glibc
import Language
import SiteBuild

extension SiteBuild.Surroundings {
    /// The real disk, the real clock.
    static func process(progress: ProgressLine?) -> SiteBuild.Surroundings {
        SiteBuild.Surroundings(
            today: { name in
                var parts = tm()
                guard time_in_zone(name, time(nil), &parts) == 0 else { return nil }
                return CalendarDate(
                    year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
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
