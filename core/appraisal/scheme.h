// Schemes 考核方案: data/appraisal/*.toml beside indicators.toml. What the keys mean is said in standard.toml.
#pragma once
#include <array>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/appraisal/indicators.h"

namespace jw::appraisal {

enum class SubjectKind : std::uint8_t { department, street, community, grid, person };
constexpr SubjectKind kSubjectKinds[] = {SubjectKind::department, SubjectKind::street, SubjectKind::community, SubjectKind::grid, SubjectKind::person};
std::string_view subjectName(SubjectKind kind);  // "department" …
bool parseSubject(std::string_view name, SubjectKind& out);

struct Item {
  int indicator = 0;  ///< index in the catalog
  double weight = 0;
  std::vector<std::pair<double, double>> bands;  ///< empty: a rate earns itself
  /// Share of the weight in percent, 0 … 100.
  double share(const Indicator& indicator, double value) const;
};

struct Veto {
  int indicator = 0;
  std::optional<double> over, under;
  std::string zh, en;
  bool holds(double value) const { return (over && value > *over) || (under && value < *under); }
};

struct CardRule {
  int indicator = -1;    ///< from this value on (or down to it, where higher is better)
  double from = 0;
  double scoreBelow = 0;  ///< of 100; 0: not asked
  int yellows = 0;        ///< 0: not asked
};

struct Board {
  int red = 0, black = 0;               ///< how many at most
  double redFrom = 100, blackBelow = 0;  ///< score of 100
};

struct Scheme {
  std::string name;  ///< of the file
  int version = 1;
  std::string zh, en;
  double points = 100;
  std::vector<SubjectKind> subjects;
  std::vector<int> tie;
  std::array<double, 4> grades{90, 75, 60, 40};  ///< spec 07, "Grades" (M): A ≥ 90, B ≥ 75, C ≥ 60, D ≥ 40, else E
  std::vector<Item> items;
  std::vector<Veto> vetoes;
  Board board;
  std::vector<CardRule> yellow, red;
  std::string source;  ///< the file's text, frozen with a publication

  bool serves(SubjectKind kind) const;
  char gradeOf(double percent) const;
};

/// Throws Error(input) naming file and key.
Scheme readScheme(const std::filesystem::path& file, const Catalog& catalog);

/// Everything of a folder.
struct Rules {
  Catalog catalog;
  std::vector<Scheme> schemes;  ///< by name
  const Scheme* find(std::string_view name) const;
};
Rules readRules(const std::filesystem::path& folder);

}  // namespace jw::appraisal
