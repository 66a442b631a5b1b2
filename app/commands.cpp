#include "app/commands/appraise_command.h"
#include "app/commands/atlas_command.h"
#include "app/commands/audit_command.h"
#include "app/commands/backup_command.h"
#include "app/commands/bench_command.h"
#include "app/commands/cases_command.h"
#include "app/commands/check_command.h"
#include "app/commands/deadlines_command.h"
#include "app/commands/demo_command.h"
#include "app/commands/export_command.h"
#include "app/commands/export_registry_command.h"
#include "app/commands/headless_command.h"
#include "app/commands/import_areas_command.h"
#include "app/commands/import_buildings_command.h"
#include "app/commands/import_standard_command.h"
#include "app/commands/key_command.h"
#include "app/commands/notify_command.h"
#include "app/commands/plan_command.h"
#include "app/commands/registry_command.h"
#include "app/commands/replay_command.h"
#include "app/commands/rules_command.h"
#include "app/commands/snapshot_command.h"
#include "app/commands/statistics_command.h"
#include "app/commands/stats_book_command.h"
#include "app/commands/sync_command.h"
#include "app/commands/window_command.h"

namespace jw::app {

const std::vector<Command>& allCommands() {
  static const std::vector<Command> commands = [] {
    std::vector<Command> all = {windowCommand(),      demoCommand(),   importAreasCommand(), importBuildingsCommand(),
                                importCasesCommand(), replayCommand(), checkCommand(),       snapshotCommand()};
    for (auto& command : backupCommands()) all.push_back(command);
    all.push_back(importStandardCommand());
    for (auto& command : rulesCommands()) all.push_back(command);
    for (auto& command : exportCommands()) all.push_back(command);
    all.push_back(exportRegistryCommand());
    for (auto& command : casesCommands()) all.push_back(command);
    for (auto& command : registryCommands()) all.push_back(command);
    all.push_back(deadlinesInferCommand());
    for (auto& command : auditCommands()) all.push_back(command);
    for (auto& command : notifyCommands()) all.push_back(command);
    all.push_back(appraiseCommand());
    for (auto& command : statisticsCommands()) all.push_back(command);
    all.push_back(statsBookCommand());
    all.push_back(atlasCommand());
    all.push_back(planGridsCommand());
    for (auto& command : syncCommands()) all.push_back(command);
    for (auto& command : keyCommands()) all.push_back(command);
    all.push_back(headlessCommand());
    all.push_back(benchCommand());
    return all;
  }();
  return commands;
}

}  // namespace jw::app
