import CYAML

/// The parts of a piece of YAML in source order, as libyaml reads them.
struct YAMLEvents: ~Copyable {
    /// A line and a column counted in Unicode scalars, both from 1.
    struct Mark: Hashable {
        var line: Int
        var column: Int

        fileprivate init(_ mark: yaml_mark_t) {
            line = Int(mark.line) + 1
            column = Int(mark.column) + 1
        }
    }

    /// Why libyaml reads no further, in its own words.
    enum Failure: Error {
        /// What it was reading, where known, and what it met there.
        case syntax(context: (text: String, mark: Mark)?, problem: String, mark: Mark)
        /// A character that YAML does not admit, or -1.
        case character(Int, problem: String)
        case memory
    }

    /// A part.
    enum Event {
        case scalar(String, style: YAMLNode.Style, hasAnchor: Bool, Mark)
        case sequence(hasAnchor: Bool, Mark)
        case mapping(hasAnchor: Bool, Mark)
        case alias(Mark)
        /// Of the innermost sequence or mapping.
        case end
        case documentStart(Mark)
        case documentEnd
        case streamEnd
    }

    private let parser: UnsafeMutablePointer<yaml_parser_t>

    /// - Parameter bytes: UTF-8, which must live as long as this value.
    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        parser = .allocate(capacity: 1)
        parser.initialize(to: yaml_parser_t())
        yaml_parser_initialize(parser)
        yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
        yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
    }

    deinit {
        yaml_parser_delete(parser)
        parser.deallocate()
    }

    /// The next part.
    mutating func next() throws(Failure) -> Event {
        while true {
            var event = yaml_event_t()
            guard yaml_parser_parse(parser, &event) == 1 else { throw failure }
            defer { yaml_event_delete(&event) }
            let mark = Mark(event.start_mark)
            switch event.type {
            case YAML_SCALAR_EVENT:
                let scalar = event.data.scalar
                let text = String(
                    decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
                return .scalar(text, style: Self.style(scalar.style), hasAnchor: scalar.anchor != nil, mark)
            case YAML_SEQUENCE_START_EVENT:
                return .sequence(hasAnchor: event.data.sequence_start.anchor != nil, mark)
            case YAML_MAPPING_START_EVENT:
                return .mapping(hasAnchor: event.data.mapping_start.anchor != nil, mark)
            case YAML_ALIAS_EVENT: return .alias(mark)
            case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: return .end
            case YAML_DOCUMENT_START_EVENT: return .documentStart(mark)
            case YAML_DOCUMENT_END_EVENT: return .documentEnd
            case YAML_STREAM_START_EVENT: continue
            // After the end libyaml gives events of no type.
            default: return .streamEnd
            }
        }
    }

    private static func style(_ style: yaml_scalar_style_t) -> YAMLNode.Style {
        switch style {
        case YAML_SINGLE_QUOTED_SCALAR_STYLE, YAML_DOUBLE_QUOTED_SCALAR_STYLE: .quoted
        case YAML_LITERAL_SCALAR_STYLE, YAML_FOLDED_SCALAR_STYLE: .block
        default: .plain
        }
    }

    private var failure: Failure {
        let problem = parser.pointee.problem.map { String(cString: $0) } ?? ""
        switch parser.pointee.error {
        case YAML_MEMORY_ERROR: return .memory
        case YAML_READER_ERROR: return .character(Int(parser.pointee.problem_value), problem: problem)
        default:
            let context = parser.pointee.context.map {
                (text: String(cString: $0), mark: Mark(parser.pointee.context_mark))
            }
            return .syntax(context: context, problem: problem, mark: Mark(parser.pointee.problem_mark))
        }
    }
}
