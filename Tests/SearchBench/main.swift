import Foundation
import SearchCore
import SearchFixtures

// Figures of the search engine on the tuning set:
//   SearchBench quality FICHES [-v] · SearchBench dump FICHES PAGES DIRECTORY · SearchBench speed FICHES PAGES
let arguments = CommandLine.arguments
guard arguments.count > 2 else {
    print("SearchBench quality|speed|dump FICHES [PAGES] [DIRECTORY]")
    exit(64)
}
let fiches = try Fiche.read(arguments[2])
switch arguments[1] {
case "quality": try Quality.report(fiches, verbose: arguments.contains("-v"))
case "speed": try await Speed.report(fiches, pages: Int(arguments[3]) ?? 1000)
case "dump":
    try await Speed.dump(fiches, pages: Int(arguments[3]) ?? 1000, to: arguments[4], options: Tune.options(arguments))
case "tune": try Tune.report(fiches, arguments)
default: exit(64)
}
