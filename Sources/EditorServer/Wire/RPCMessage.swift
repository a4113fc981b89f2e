internal import FoundationEssentials

/// What every message says of itself (JSON-RPC 2.0).
struct RPCMessage: Decodable {
    /// That of a request; nil for a notification.
    let id: RPCIdentifier?
    /// Nil for an answer to a request of ours: there are none.
    let method: String?
}

/// The identifier of a request, given back as it came.
enum RPCIdentifier: Codable, Hashable {
    case number(Int)
    case text(String)

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        self = try (try? container.decode(Int.self)).map { .number($0) } ?? .text(container.decode(String.self))
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .number(let number): try container.encode(number)
        case .text(let text): try container.encode(text)
        }
    }
}

/// The parameters of a message whose method tells what they are.
struct RPCParameters<Parameters: Decodable>: Decodable {
    let params: Parameters
}

/// What is answered to a request: its result, which may be null.
struct RPCAnswer<Result: Encodable>: Encodable {
    let jsonrpc = "2.0"
    let id: RPCIdentifier
    let result: Result?

    enum CodingKeys: CodingKey { case jsonrpc, id, result }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(jsonrpc, forKey: .jsonrpc)
        try container.encode(id, forKey: .id)
        // An answer without a result is none: null stands there.
        try container.encode(result, forKey: .result)
    }
}

/// Why a request has no answer.
struct RPCFailure: Encodable, Error {
    let code: Int
    let message: String

    static func unreadable(_ text: String) -> RPCFailure { RPCFailure(code: -32700, message: text) }
    static func unknown(_ method: String) -> RPCFailure { RPCFailure(code: -32601, message: method) }
    static func badParameters(of method: String) -> RPCFailure { RPCFailure(code: -32602, message: method) }
    static let notReady = RPCFailure(code: -32002, message: "initialize comes first")
    static let shutDown = RPCFailure(code: -32600, message: "shutdown came before")
    /// What was asked for cannot be, and why (`RequestFailed`).
    static func refused(_ text: String) -> RPCFailure { RPCFailure(code: -32803, message: text) }
}

/// The same as a message.
struct RPCRefusal: Encodable {
    let jsonrpc = "2.0"
    /// Null where nobody knows to what it answers.
    let id: RPCIdentifier?
    let error: RPCFailure

    enum CodingKeys: CodingKey { case jsonrpc, id, error }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(jsonrpc, forKey: .jsonrpc)
        try container.encode(id, forKey: .id)
        try container.encode(error, forKey: .error)
    }
}

/// What is told unasked.
struct RPCNotification<Parameters: Encodable>: Encodable {
    let jsonrpc = "2.0"
    let method: String
    let params: Parameters
}
