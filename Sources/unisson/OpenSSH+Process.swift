import Dispatch
import Glibc
import Publishing
import Signing
import SiteBuild

extension OpenSSH {
    /// The program of this machine; nil where it is not installed.
    static var installed: OpenSSH? {
        let folders = (getenv("PATH").map { String(cString: $0) } ?? "").split(separator: ":").map(String.init)
        guard let path = (folders + ["/usr/bin"]).map({ $0 + "/ssh-keygen" }).first(where: { access($0, X_OK) == 0 })
        else { return nil }
        let names: [String] = ["HOME", "PATH", "SSH_AUTH_SOCK", "SSH_ASKPASS", "DISPLAY"]
        let kept = names.compactMap { (name: String) -> String? in
            getenv(name).map { "\(name)=\(String(cString: $0))" }
        }
        let program = Program(at: path, environment: kept + ["LC_ALL=C"]) {
            Double(DispatchTime.now().uptimeNanoseconds) / 1e9
        }
        return OpenSSH(program, temporaryFolder: getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp")
    }

    /// Who signs with a key of a file, whether the program is there or not.
    static func signer(with key: String) -> VisaSigner {
        installed?.signer(with: key) ?? VisaSigner { _ throws(VisaSigner.Failure) in throw .noProgram }
    }
}
