#include <unistd.h>

#include <iostream>

#include "app/command_line.h"
#include "app/interrupt.h"
#include "app/settings.h"

int main(int argc, char** argv) {
  const jw::app::Interrupt interrupt;
  const jw::app::Surroundings around{.out = std::cout,
                                     .err = std::cerr,
                                     .terminal = isatty(STDERR_FILENO) != 0,
                                     .settings = jw::app::settingsFile(),
                                     .stop = interrupt.token()};
  return jw::app::runCommandLine({argv + 1, argv + argc}, around);
}
