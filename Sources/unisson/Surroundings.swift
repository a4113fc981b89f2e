import ArgumentParser
import Dispatch
import Glibc
import Language
import Signing
import SiteBuild

extension SiteBuild.Surroundings {
    /// The real disk, the real clock.
    static func process(progress: ProgressLine?) -> SiteBuild.Surroundings {
        var surroundings = SiteBuild.Surroundings(
            today: { Moment(seconds: time(nil)).day(in: $0) },
            clock: { Double(DispatchTime.now().uptimeNanoseconds) / 1e9 },
            program: ProgramIdentity.own,
            progress: { stage, done, total in progress?.show(stage, done, total) })
        surroundings.machine = .process
        if let program = OpenSSH.installed { surroundings.verify = { program.verify($0) } }
        return surroundings
    }
}

extension BuildReport {
    /// 0 done, 1 the content has errors, 3 done but for entries that wait for their authors, 74 the disk or the output failed (sysexits).
    var exitStatus: Int32 {
        if isInputOutputFailure { return 74 }
        if isRefused { return 1 }
        return held.isEmpty ? 0 : 3
    }
}
