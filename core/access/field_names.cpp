#include "core/access/field_names.h"

#include "core/base/read_file.h"

namespace jw::access {

FieldNames FieldNames::load(const std::filesystem::path& data) {
  FieldNames out;
  out.m_never = ForbiddenColumns::parse(readFile(data / "access" / "forbidden_columns.toml"));
  out.m_elsewhere = ForbiddenColumns::parse(readFile(data / "access" / "kept_elsewhere.toml"));
  return out;
}

const ForbiddenColumns::Group* FieldNames::find(std::string_view name) const {
  const auto* group = m_never.find(name);
  return group ? group : m_elsewhere.find(name);
}

}  // namespace jw::access
