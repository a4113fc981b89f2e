import CLinux
import Language

/// What tells this build of the command from every other.
enum ProgramIdentity {
    /// The linker's digest of all that it put together, which the note NT_GNU_BUILD_ID of an ELF file holds; nil where the
    /// command was linked without.
    static var own: String? {
        var bytes = [UInt8](repeating: 0, count: 64)
        let count = bytes.withUnsafeMutableBufferPointer { program_build_id($0.baseAddress, $0.count) }
        return count > 0 ? String(hexadecimal: bytes[..<count]) : nil
    }
}
