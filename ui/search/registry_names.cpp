#include "ui/search/registry_names.h"

namespace jw::ui {

std::vector<Command> registryCommands(const std::function<void(PlacePanel::Tab)>& show) {
  using Tab = PlacePanel::Tab;
  struct Name {
    const char* name;
    const char* icon;
    Tab tab;
  };
  const Name names[] = {
      {QT_TRANSLATE_NOOP("RegistryPages", "Volunteers"), "user", Tab::volunteers},
      {QT_TRANSLATE_NOOP("RegistryPages", "Public facilities"), "pin", Tab::facilities},
      {QT_TRANSLATE_NOOP("RegistryPages", "Buildings"), "building", Tab::buildings},
      {QT_TRANSLATE_NOOP("RegistryPages", "Compounds"), "compound", Tab::buildings},
      {QT_TRANSLATE_NOOP("RegistryPages", "Units of the buildings"), "building", Tab::buildings},
      {QT_TRANSLATE_NOOP("RegistryPages", "People of the buildings"), "user", Tab::buildings},
      {QT_TRANSLATE_NOOP("RegistryPages", "Households of the buildings"), "user", Tab::buildings},
      {QT_TRANSLATE_NOOP("RegistryPages", "Districts in the tree of areas"), "area", Tab::buildings},
      {QT_TRANSLATE_NOOP("RegistryPages", "Communities in the tree of areas"), "area", Tab::buildings},
      {QT_TRANSLATE_NOOP("RegistryPages", "Grids of a community in the tree of areas"), "area", Tab::buildings},
      {QT_TRANSLATE_NOOP("RegistryPages", "Residents' committees"), "registry", Tab::organisations},
      {QT_TRANSLATE_NOOP("RegistryPages", "Property companies"), "registry", Tab::organisations},
      {QT_TRANSLATE_NOOP("RegistryPages", "Owners' assemblies"), "registry", Tab::organisations},
      {QT_TRANSLATE_NOOP("RegistryPages", "Party organisations"), "registry", Tab::organisations},
      {QT_TRANSLATE_NOOP("RegistryPages", "Government bodies"), "registry", Tab::organisations},
      {QT_TRANSLATE_NOOP("RegistryPages", "Merchants and shops"), "registry", Tab::organisations},
      {QT_TRANSLATE_NOOP("RegistryPages", "Community units and legal persons"), "registry", Tab::organisations},
      {QT_TRANSLATE_NOOP("RegistryPages", "Community centers"), "registry", Tab::organisations},
      {QT_TRANSLATE_NOOP("RegistryPages", "Relief centers"), "registry", Tab::organisations},
      {QT_TRANSLATE_NOOP("RegistryPages", "Associations"), "registry", Tab::organisations},
  };
  std::vector<Command> commands;
  for (const auto& n : names) commands.push_back({"RegistryPages", n.name, QString::fromLatin1(n.icon), {}, [show, tab = n.tab] { show(tab); }});
  return commands;
}

}  // namespace jw::ui
