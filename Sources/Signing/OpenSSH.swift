public import Files
public import Publishing
public import SiteBuild

/// OpenSSH's `ssh-keygen`: it signs in somebody's name and looks at signatures. No cryptography here is ours.
public struct OpenSSH: Sendable {
    private let program: Program
    private let fileSystem: FileSystem
    private let folder: String

    /// So many seconds for one signature; somebody may have to type.
    private static let limit = 60

    /// - Parameters:
    ///   - program: `ssh-keygen`.
    ///   - folder: where a signature stands while the program reads it.
    public init(_ program: Program, with fileSystem: FileSystem = .disk, temporaryFolder folder: String) {
        (self.program, self.fileSystem, self.folder) = (program, fileSystem, folder)
    }

    /// What is to be thought of a signature.
    public func verify(_ signature: Signature) -> Signature.Verdict {
        let file = folder + "/unisson-" + String(UInt64.random(in: .min ... .max), radix: 36) + ".sig"
        guard let made: Void = try? fileSystem.createPrivate(file, Array(signature.armored.utf8)) else {
            return .noProgram
        }
        defer { try? fileSystem.remove(file) }
        _ = made
        let arguments = [
            "-Y", "verify", "-f", signature.signers, "-I", signature.signer, "-n", Signature.namespace, "-s", file,
        ]
        guard let result = try? program.run(arguments, signature.message, Self.limit) else { return .noProgram }
        if result.status == 0 { return .good }
        let owners = try? program.run(["-Y", "find-principals", "-s", file, "-f", signature.signers], [], Self.limit)
        let isKnown = owners.map { !$0.output.isEmpty } ?? false
        return isKnown ? .wrong : .unknownSigner
    }

    /// Who signs with the key of a file; a key that an agent holds is named by its public part.
    public func signer(with key: String) -> VisaSigner {
        VisaSigner { message throws(VisaSigner.Failure) in
            let result: Program.Result
            do throws(Program.Failure) {
                result = try program.run(
                    ["-Y", "sign", "-f", key, "-n", Signature.namespace, "-q"], message, Self.limit)
            } catch {
                throw .refused(reason: "\(error)")
            }
            guard result.status == 0,
                let text = Signature.text(ofArmored: String(decoding: result.output, as: UTF8.self))
            else {
                let said = String(decoding: result.errors, as: UTF8.self).split(whereSeparator: \.isNewline)
                throw .refused(reason: said.first.map(String.init) ?? "\(result.status)")
            }
            return text
        }
    }
}
