// Departments 职能部门 and staff 网格长/网格员/楼长/部工.
#pragma once
#include <cstdint>
#include <string>

#include "core/base/ids.h"
#include "core/model/actor.h"
#include "core/model/area.h"

namespace jw::model {

struct Department {
  DepartmentId id;
  std::int64_t rowVer = 1;
  std::string code, name;
  std::string email, phone;  ///< of the desk, not of a person
};

enum class Post : std::uint8_t { gridLeader = 1, gridWorker = 2, buildingLeader = 3, communityWorker = 4, departmentWorker = 5, supervisor = 6, operator_ = 7 };

/// The hours in which a receiver is left alone: minutes after local midnight, half open, may span midnight.
struct QuietHours {
  std::int16_t from = -1, to = -1;  ///< -1 or equal: none
  explicit operator bool() const { return from >= 0 && to >= 0 && from != to; }
  friend bool operator==(const QuietHours&, const QuietHours&) = default;
};

struct Staff {
  StaffId id;
  std::int64_t rowVer = 1;
  std::string name;
  Post post = Post::gridWorker;
  AreaPath area;
  DepartmentId department;  ///< nil unless post is departmentWorker
  std::string phone, email; ///< of the post
  QuietHours quiet{};
};

}  // namespace jw::model
