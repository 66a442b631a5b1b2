// Columns that must not come in with an import, because what they hold is not modelled on purpose (spec 06, item 1).
// For files about people, households, organisations and cases; a map's building layer may tell a church by such a tag.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace jw::access {

/// Immutable after parse; any thread.
class ForbiddenColumns {
 public:
  struct Group {
    std::string code;    ///< "religion" …: what the refusal is translated and logged by
    std::string zh, en;  ///< what it is, for people
    std::vector<std::string> contains, whole;
    std::vector<std::vector<std::string>> phrases;  ///< English, each a row of word patterns
  };

  /// From the text of data/access/forbidden_columns.toml. Throws Error(input) naming the fault.
  static ForbiddenColumns parse(std::string_view toml);

  /// The group that the header looks like; null: none. Width, case, blanks and marks do not count; English words are
  /// told apart by marks, digits and inner capitals ("ReligionCode", "CRIMINAL_RECORD"), phrases also if run together.
  const Group* find(std::string_view header) const;
  const std::vector<Group>& groups() const { return m_groups; }

 private:
  std::vector<std::string> m_frame;
  std::vector<Group> m_groups;
};

}  // namespace jw::access
