/// How a field of the front matter is written, which its type decides.
public indirect enum FieldForm: Sendable {
    /// One text, raw: whatever stands behind the colon.
    case text
    /// Texts, each of them raw: one behind the colon, some between brackets, or one on each `- ` line.
    case texts
    /// Records, by the folded names of their fields.
    case records([String: FieldForm])
    /// A field that nobody has declared: YAML.
    case unknown
}
