/// A signature of somebody over some bytes, as `ssh-keygen -Y` makes and verifies them (OpenSSH, PROTOCOL.sshsig).
public struct Signature: Sendable, Hashable {
    /// What separates our signatures from those that a key gives elsewhere.
    public static let namespace = "unisson"

    /// The lines between `BEGIN` and `END`, joined.
    public var text: String
    /// What was signed.
    public var message: [UInt8]
    /// The name under which `allowed_signers` knows the key.
    public var signer: String
    /// Where that file stands.
    public var signers: String

    /// Joins the four.
    public init(text: String, message: [UInt8], signer: String, signers: String) {
        (self.text, self.message, self.signer, self.signers) = (text, message, signer, signers)
    }

    /// As the program writes and reads it.
    public var armored: String {
        var lines: [String] = []
        var rest = Substring(text)
        while !rest.isEmpty {
            lines.append(String(rest.prefix(70)))
            rest = rest.dropFirst(70)
        }
        return (["-----BEGIN SSH SIGNATURE-----"] + lines + ["-----END SSH SIGNATURE-----", ""]).joined(separator: "\n")
    }

    /// The text of an armored signature; nil for anything else.
    public static func text(ofArmored armored: String) -> String? {
        let lines = armored.split(whereSeparator: \.isNewline)
        guard lines.first == "-----BEGIN SSH SIGNATURE-----", lines.last == "-----END SSH SIGNATURE-----" else {
            return nil
        }
        return lines.dropFirst().dropLast().joined()
    }

    /// What is to be thought of one.
    public enum Verdict: Sendable, Hashable {
        case good
        /// It is of another key, or over other bytes.
        case wrong
        /// No key of that name is known.
        case unknownSigner
        /// There is no program to ask.
        case noProgram
    }
}
