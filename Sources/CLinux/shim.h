// Calls of the C library that Swift's Glibc module leaves out, because the headers show them to GNU programs only.
#pragma once

// Writes to the disk all that is cached for the file system that holds an open file. Gives 0, or -1 and errno.
int syncfs(int descriptor);
