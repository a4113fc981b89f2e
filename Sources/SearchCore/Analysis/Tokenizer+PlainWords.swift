#if !hasFeature(Embedded)
    /// Most of a text: words about which there is nothing to look at. The build reads them at a stride; what it gives is what
    /// `step` gives. The browser, which reads queries and snippets, does without.
    extension Tokenizer {
        /// Reads words of two letters and more, in lower case but for the first one, each before punctuation of ASCII, a space or
        /// the end, and what stands between them.
        /// - Returns: where something else begins.
        static func plainWords(_ text: [UInt8], from start: Int, into buffer: inout TokenBuffer) -> Int {
            text.withUnsafeBufferPointer { text in
                withUnsafeTemporaryAllocation(of: UInt8.self, capacity: longest) { word in
                    var index = start
                    while index < text.count {
                        if Tokenizer.parts(text[index]) {
                            index += 1
                            continue
                        }
                        let (length, end) = plainWord(text, at: index, into: word)
                        guard length >= 2 else { break }
                        let formStart = Int32(truncatingIfNeeded: buffer.bytes.count)
                        buffer.bytes.append(contentsOf: UnsafeBufferPointer(rebasing: word[..<length]))
                        buffer.tokens.append(
                            Token(
                                kind: .word, isCapitalised: text[index] < 0x60, start: formStart,
                                end: formStart + Int32(truncatingIfNeeded: length),
                                sourceStart: Int32(truncatingIfNeeded: index),
                                sourceEnd: Int32(truncatingIfNeeded: end), position: buffer.position, span: 1))
                        buffer.position += 1
                        index = end
                    }
                    return index
                }
            }
        }

        /// A character that is skipped where no word has begun.
        @inline(__always)
        private static func parts(_ byte: UInt8) -> Bool {
            byte < 0x80 && (byte | 0x20) &- 0x61 >= 26 && byte &- 0x30 >= 10 && byte != 0x40
        }

        /// Folds a plain word.
        /// - Returns: how many letters it has, and where it ends in the text; no letters when it is not plain.
        @inline(__always)
        private static func plainWord(
            _ text: UnsafeBufferPointer<UInt8>, at start: Int, into word: UnsafeMutableBufferPointer<UInt8>
        ) -> (length: Int, end: Int) {
            let accents = lowerAccents.utf8Start
            var length = 0
            var index = start
            if text[start] &- 0x41 < 26 {
                word[0] = text[start] | 0x20
                length = 1
                index += 1
            }
            while index < text.count, length < word.count {
                let byte = text[index]
                if byte &- 0x61 < 26 {
                    word[length] = byte
                    index += 1
                } else if byte == 0xC3, index + 1 < text.count, text[index + 1] &- 0xA0 < 0x20 {
                    word[length] = accents[Int(text[index + 1] - 0xA0)]
                    if word[length] == 0x3F { return (0, start) }
                    index += 2
                } else {
                    // Apostrophes and hyphens may go on.
                    let isEnd = parts(byte) && byte != 0x27 && byte != 0x60 && byte != 0x2D
                    return isEnd ? (length, index) : (0, start)
                }
                length += 1
            }
            return index == text.count ? (length, index) : (0, start)
        }

        /// U+00E0 to U+00FF, folded; `?` for those that are not one letter.
        private static let lowerAccents: StaticString = "aaaaaa?ceeeeiiii?nooooo?ouuuuy?y"
    }
#endif
