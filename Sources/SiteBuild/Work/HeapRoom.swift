import CLinux

/// Room in the heap for what a chunk of work will keep.
///
/// Left to itself, the C library's heap of a thread grows by one page and one system call at a time, during which no
/// other thread gets memory, and the system hands each page out on its first use. A build of thousands of files keeps
/// tens of thousands of pages.
enum HeapRoom {
    /// In bytes: about what a chunk keeps.
    private static let size = 1 << 20

    /// Makes room on this thread, unless there is.
    static func make() {
        _ = keepsFreedMemory
        make_heap_room(size)
    }

    /// Once for the process: what is freed stays in the heap.
    private static let keepsFreedMemory: Void = keep_freed_memory()
}
