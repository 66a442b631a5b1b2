// Who asks: on every read and every write.
#pragma once
#include <cstdint>
#include <string>

#include "core/base/ids.h"
#include "core/model/area.h"

namespace jw::model {

/// The five desks of spec 01 and the machine's own parts.
enum class Role : std::uint8_t {
  engine = 1,           ///< the program itself: rules, clocks, imports
  administrator = 2,    ///< 系统管理员
  operator_ = 3,        ///< 指挥中心值班员
  supervisor = 4,       ///< 街道主管
  analyst = 5,          ///< 统计分析员
  communityWorker = 6,  ///< 社工
  department = 7,       ///< 部门人员
};

struct Actor {
  UserId user;
  std::string name;  ///< as shown in the trail
  Role role = Role::operator_;
  AreaPath scope;           ///< sees and touches only what lies below; empty: everything
  DepartmentId department;  ///< of Role::department
};

/// The program's own steps in a trail; the name is translated where it is shown.
inline Actor engineActor() { return {{}, "@engine", Role::engine, {}, {}}; }

}  // namespace jw::model
