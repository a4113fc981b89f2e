internal import Files
internal import Publishing

extension DocumentPress {
    /// Makes several documents for paper: in one start of WeasyPrint where that can be had, since loading it takes longer than
    /// printing most documents. Each is, byte for byte, what `make` would make of it.
    /// - Parameter texts: HTML that refers to nothing beside it.
    /// - Returns: in the order of `texts`.
    public func makeForPaper(_ texts: [[UInt8]]) -> [Result<[UInt8], ConverterFailure>] {
        let sheets = texts.map { PaperSheet($0) }
        let printed = printTogether(sheets.map(\.html))
        return zip(sheets, printed).map { sheet, bytes in
            if let bytes { return .success(sheet.completed(bytes)) }
            do throws(ConverterFailure) { return .success(try print(sheet)) } catch { return .failure(error) }
        }
    }

    /// Prints as far as nothing is amiss. What is missing is to be printed alone: then the program says for itself what is
    /// wrong, with the whole time that one document may take.
    private func printTogether(_ texts: [[UInt8]]) -> [[UInt8]?] {
        let nothing = [[UInt8]?](repeating: nil, count: texts.count)
        guard texts.count > 1, let (python, script) = machine.script("weasyprint", [moment]),
            let work = machine.workFolder()
        else { return nothing }
        defer { try? machine.fileSystem.remove(work) }
        let names = texts.indices.map { work + "/\($0)" }
        do {
            for (name, text) in zip(names, texts) { try machine.fileSystem.create(name + ".html", text) }
            let arguments = Self.printerArguments + Self.taggedArguments + ["-", "-"]
            let result = try python.run(
                ["-c", Self.loader, script, "\(machine.timeLimit)", names.joined(separator: "\n")] + arguments, [],
                machine.timeLimit * texts.count)
            let done = Set(String(decoding: result.output, as: UTF8.self).split(separator: "\n").map(String.init))
            return try names.map { name in
                guard done.contains(name) else { return nil }
                let bytes = try machine.fileSystem.read(name + ".pdf")
                return Self.isPDF(bytes) ? bytes : nil
            }
        } catch { return nothing }
    }

    /// Runs a program written in Python as often as there are documents, each time in a copy of one process that has loaded
    /// what takes long: for the program nothing else differs from being started alone, but that what it leaves on the disk
    /// stands in the work folder. A copy ends with the process it is one of (prctl(2), PR_SET_PDEATHSIG). Writes the name of
    /// each document that was made, and ends at the first that was not.
    private static let loader = """
        import sys
        if sys.path[:1] == ['']: sys.path[0] = __import__('os').path.dirname(__import__('os').path.realpath(sys.argv[1]))
        import ctypes, gc, os, signal
        script, limit, names, words = sys.argv[1], int(sys.argv[2]), sys.argv[3].split('\\n'), sys.argv[4:]
        os.environ['TMPDIR'] = os.path.dirname(names[0])
        bind, parent = ctypes.CDLL(None).prctl, os.getpid()
        try:
            import weasyprint.__main__
        except Exception:
            pass
        code = compile(open(script, 'rb').read(), script, 'exec')
        gc.freeze()
        for name in names:
            child = os.fork()
            if child == 0:
                status = 1
                try:
                    bind(1, int(signal.SIGKILL))
                    if os.getppid() != parent: os._exit(1)
                    signal.alarm(limit)
                    os.dup2(os.open(name + '.html', os.O_RDONLY), 0)
                    os.dup2(os.open(name + '.pdf', os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), 1)
                    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
                    sys.argv = [script] + words
                    try:
                        exec(code, {'__name__': '__main__', '__file__': script})
                        said = 0
                    except SystemExit as end:
                        said = end.code if isinstance(end.code, int) else 0 if end.code is None else 1
                    sys.stdout.flush()
                    status = said
                finally:
                    os._exit(status)
            if os.waitpid(child, 0)[1] != 0: break
            print(name, flush=True)
        """
}
