#include <unistd.h>

#include <iostream>

#include "app/command_line.h"
#include "app/interrupt.h"
#include "app/settings.h"
#include "core/store/process_setup.h"

int main(int argc, char** argv) {
  jw::store::prepareProcess();
  const jw::app::Interrupt interrupt;
  const jw::app::Surroundings around{.out = std::cout,
                                     .err = std::cerr,
                                     .terminal = isatty(STDERR_FILENO) != 0,
                                     .settings = jw::app::settingsFile(),
                                     .stop = interrupt.token()};
  return jw::app::runCommandLine({argv + 1, argv + argc}, around);
}
