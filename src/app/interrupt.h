// SIGINT, SIGTERM and SIGHUP as a wish to end in good order. A second one ends the process.
#pragma once

namespace pith::app {

// From here on the signals are noted.
void note_interrupts();
bool interrupted();

}  // namespace pith::app
