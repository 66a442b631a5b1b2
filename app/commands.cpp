#include "app/commands/bench_command.h"
#include "app/commands/check_command.h"
#include "app/commands/import_areas_command.h"
#include "app/commands/import_buildings_command.h"
#include "app/commands/replay_command.h"

namespace jw::app {

const std::vector<Command>& allCommands() {
  static const std::vector<Command> commands = {
      importAreasCommand(), importBuildingsCommand(), importCasesCommand(), replayCommand(), checkCommand(), benchCommand(),
  };
  return commands;
}

}  // namespace jw::app
