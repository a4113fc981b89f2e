package import Publishing

/// A program of this machine that makes files of one form from files of another. It is looked for when it is needed.
package struct Converter: Sendable {
    /// As people know it.
    package let name: String
    /// What brings it on Debian.
    package let package: String
    private let program: Program?
    /// In seconds.
    private let timeLimit: Int

    /// - Parameter program: nil where it is not on this machine.
    package init(_ name: String, package: String, _ program: Program?, timeLimit: Int = Self.usualTimeLimit) {
        (self.name, self.package, self.program, self.timeLimit) = (name, package, program, timeLimit)
    }

    /// In seconds: no document of an office needs longer.
    package static let usualTimeLimit = 60
    /// pandoc's measure of its heap.
    package static let heapLimit = ["+RTS", "-M512m", "-RTS"]

    /// Runs it to its end.
    /// - Throws: where it is missing, did not say that all went well, or had to be ended.
    @discardableResult
    package func run(_ arguments: [String], _ input: [UInt8] = []) throws(ConverterFailure) -> Program.Result {
        guard let program else { throw .missing(program: name, package: package) }
        do throws(Program.Failure) {
            let result = try program.run(arguments, input, timeLimit)
            guard result.status == 0 else {
                let said = String(decoding: result.errors, as: UTF8.self)
                throw Program.Failure.notStarted(reason: said.isEmpty ? "\(result.status)" : said)
            }
            return result
        } catch {
            switch error {
            case .notStarted(let reason): throw .failed(program: name, said: String(reason.prefix(400)))
            case .tooSlow: throw .tooSlow(program: name, seconds: timeLimit)
            }
        }
    }
}
