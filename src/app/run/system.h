// Settings of the process: signals that end it cleanly, and the allocation of memory.
#pragma once

#include <malloc.h>

namespace pith::internal::app {

// Installs a handler for SIGINT, SIGTERM and SIGHUP, which ask the program to end cleanly. A second
// signal, half a second later or more, is handled by `at_once`.
void note_interrupts(void (*at_once)(int signal));
bool interrupted();

// Keeps freed memory in the process between pages. If it went back to the system, the system would
// have to clear it again for each page, which shows on pages of several megabytes.
// `pith-speed --growth` measures them with this.
inline void keep_memory() {
#if defined(__GLIBC__)
  mallopt(M_MMAP_THRESHOLD, 32 << 20);   // the maximum that glibc accepts
  mallopt(M_TRIM_THRESHOLD, 256 << 20);  // the tables and trees of a page of 5 MB
#endif
}

}  // namespace pith::internal::app
