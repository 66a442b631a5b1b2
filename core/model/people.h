// Dwellings 房屋, households 户 and people 人口 as the store keeps them. Spec 06 is binding: what is not here is left out.
#pragma once
#include <cstdint>
#include <string>

#include "core/base/ids.h"
#include "core/model/area.h"

namespace jw::model {

struct Dwelling {
  Uuid id;
  std::int64_t building = 0;  ///< row number of the building
  std::int32_t unit = 1, floor = 1, number = 1;
  std::int32_t squareMetres = 0;
  std::uint8_t residence = 1;  ///< 居住性质: 1 owned, 2 rented, 3 lent, 4 vacant, 5 business
};

struct Household {
  Uuid id;
  std::int64_t dwelling = 0;  ///< row number
  std::uint8_t registration = 1;  ///< 户口类型: 1 non-agricultural, 2 agricultural, 3 collective
};

enum class Sex : std::uint8_t { unknown = 0, male = 1, female = 2, notStated = 9 };  // GB/T 2261.1

struct Person {
  Uuid id;
  std::int64_t household = 0;     ///< row number
  std::uint8_t relation = 0;      ///< 0 head, 1 spouse, 2 child, 3 parent, 4 grandchild, 9 other
  std::string name;
  Sex sex = Sex::unknown;
  std::int32_t birthDay = 0;      ///< days since 1970-01-01
  std::string citizenId;          ///< GB 11643, 18 characters; encrypted at rest
  std::string phone;              ///< encrypted at rest
  std::uint8_t residence = 1;     ///< 1 permanent 常住, 2 came in 流入, 3 moved out 流出
};

}  // namespace jw::model
