// What the program asks of the system: signals that end it in good order, and memory.
#pragma once

#include <malloc.h>

namespace pith::app {

// SIGINT, SIGTERM and SIGHUP ask to end in good order. A second one ends the process.
void note_interrupts();  // from here on
bool interrupted();

// For a run over many pages: one after the other takes the same memory. It is not given back to the
// system in between, which would have to clear it each time, a third of what a page of 5 MB takes.
// `pith-speed --growth` shows it.
inline void keep_memory() {
#if defined(__GLIBC__)
  mallopt(M_MMAP_THRESHOLD, 32 << 20);   // the most that glibc takes
  mallopt(M_TRIM_THRESHOLD, 256 << 20);  // what the tables and trees of 5 MB take
#endif
}

}  // namespace pith::app
