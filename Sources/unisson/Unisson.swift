import ArgumentParser

@main
struct Unisson: AsyncParsableCommand {
    mutating func run() async throws {}
}
