// Departments, categories and dispatch rules as the program ships them, and the staff of a demo city.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "core/demo/city_areas.h"
#include "core/model/category.h"
#include "core/model/organisation.h"
#include "core/model/rule.h"

namespace jw::demo {

struct Departments {
  std::vector<model::Department> all;
  std::vector<std::string> keys;     ///< what the tables call them, in the same order
  std::vector<std::string> workers;  ///< "城管": what their people are called by, in the same order
  /// Throws Error(input) for a key that is not there.
  const model::Department& byKey(const std::string& key) const;
};

/// From data/demo/departments.toml, with fictitious credit codes, telephones and addresses. Throws Error(input).
Departments readDepartments(const std::filesystem::path& data);

/// The shipped class tables data/categories/{matters,components,sentiment,police}.toml. Ids are a function of kind and code.
/// Throws Error(input).
std::vector<model::Category> readCategories(const std::filesystem::path& data, const Departments& departments);

/// data/demo/fields.toml: what a demo city asks besides at some of them. Throws Error(input).
void addDemoFields(const std::filesystem::path& data, std::vector<model::Category>& categories);

/// data/categories/rules.toml. Throws Error(input).
std::vector<model::Rule> readRules(const std::filesystem::path& data, const Departments& departments, const std::vector<model::Area>& areas);

/// A leader and a worker for each grid, a worker for each community, a supervisor for each street, three workers for each
/// department, four operators; all of them fictitious.
std::vector<model::Staff> makeStaff(const std::filesystem::path& data, std::uint64_t seed, const std::vector<model::Area>& areas, const Departments& departments);

/// "1200" and seven digits: mobile numbers begin with 13 to 19, so nobody answers there.
std::string fictitiousPhone(Random& random);

}  // namespace jw::demo
