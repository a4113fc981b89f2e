import Dispatch
import Documents
import FoundationEssentials
import Glibc
import Publishing

extension DocumentPress.Machine {
    /// The converters of this machine, as its search path has them.
    static let process = DocumentPress.Machine(
        program: { name, environment in
            Program.found(name, adding: environment, endsWhole: true) {
                Double(DispatchTime.now().uptimeNanoseconds) / 1e9
            }
        },
        workFolder: Import.workFolder,
        timeLimit: ProcessInfo.processInfo.environment["UNISSON_CONVERTER_SECONDS"].flatMap { Int($0) } ?? 60)
}
