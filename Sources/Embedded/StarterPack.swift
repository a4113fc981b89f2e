/// The files with which a site begins, embedded when this package is built: the usual theme, the sample content, what servers
/// and jobs are set up with.
///
/// For each file, in path order: its path and its size in bytes, each a line, then its bytes. The whole is deflated (RFC 1951).
public enum StarterPack {
    /// The deflated bytes.
    public static var bytes: [UInt8] { base64.decodedBase64 }
}
