import Dispatch
import Documents
import FoundationEssentials
import Glibc
import Publishing

extension DocumentPress.Machine {
    /// The converters of this machine, as its search path has them.
    static let process = DocumentPress.Machine(
        program: { name, environment in
            Program.found(name, adding: environment, endsWhole: true, clock: seconds)
        },
        script: { name, environment in Program.python(of: name, adding: environment, clock: seconds) },
        workFolder: Import.workFolder,
        timeLimit: ProcessInfo.processInfo.environment["UNISSON_CONVERTER_SECONDS"].flatMap { Int($0) } ?? 60)

    private static let seconds: @Sendable () -> Double = { Double(DispatchTime.now().uptimeNanoseconds) / 1e9 }
}
