#include "core/appraisal/scheme.h"

#include <algorithm>
#include <cmath>

#include "core/appraisal/toml_reader.h"
#include "core/base/read_file.h"

namespace jw::appraisal {
namespace {

constexpr std::array<std::string_view, 5> kSubjects{"department", "street", "community", "grid", "person"};

int indicatorAt(TomlReader& t, std::string_view key, const std::string& id, const Catalog& catalog) {
  const int i = catalog.find(id);
  if (i < 0) t.fault(key, "there is no indicator \"" + id + "\"");
  if (catalog.indicators[static_cast<std::size_t>(i)].measure == Measure::none) t.fault(key, "\"" + id + "\" is not computed");
  return i;
}

Item item(TomlReader& t, const Catalog& catalog) {
  Item out;
  out.indicator = indicatorAt(t, "indicator", t.text("indicator"), catalog);
  const Indicator& i = catalog.indicators[static_cast<std::size_t>(out.indicator)];
  if (!i.higherIsBetter) t.fault("indicator", "\"" + i.id + "\" is neither good nor bad");
  out.weight = t.number("weight");
  if (!(out.weight > 0)) t.fault("weight", "must be above 0");
  if (t.has("bands")) out.bands = t.pairs("bands");
  if (out.bands.empty() && i.measure != Measure::rate) t.fault("bands", "is missing: only a rate can do without");
  for (std::size_t k = 0; k < out.bands.size(); ++k) {
    const auto [limit, share] = out.bands[k];
    if (!(share >= 0 && share <= 100)) t.fault("bands", "a share lies outside 0 to 100");
    if (k == 0) continue;
    const bool ordered = *i.higherIsBetter ? limit < out.bands[k - 1].first : limit > out.bands[k - 1].first;
    if (!ordered || share > out.bands[k - 1].second) t.fault("bands", "must go from the best to the worst");
  }
  t.done();
  return out;
}

Veto veto(TomlReader& t, const Catalog& catalog) {
  Veto out;
  out.indicator = indicatorAt(t, "indicator", t.text("indicator"), catalog);
  if (t.has("over")) out.over = t.number("over");
  if (t.has("under")) out.under = t.number("under");
  if (out.over.has_value() == out.under.has_value()) t.fault("over", "one of \"over\" and \"under\" must be there");
  out.zh = t.text("zh");
  out.en = t.text("en");
  t.done();
  return out;
}

CardRule card(TomlReader& t, const Catalog& catalog, bool red) {
  CardRule out;
  int conditions = 0;
  if (t.has("indicator")) {
    out.indicator = indicatorAt(t, "indicator", t.text("indicator"), catalog);
    out.from = t.number("from");
    ++conditions;
  }
  if (t.has("score_below")) {
    out.scoreBelow = t.number("score_below");
    if (!(out.scoreBelow > 0 && out.scoreBelow <= 100)) t.fault("score_below", "must lie between 0 and 100");
    ++conditions;
  }
  if (red && t.has("yellows")) {
    out.yellows = static_cast<int>(t.number("yellows"));
    if (out.yellows < 1) t.fault("yellows", "must be at least 1");
    ++conditions;
  }
  if (conditions != 1) t.fault("", red ? "one of \"indicator\", \"score_below\" and \"yellows\" must be there" : "one of \"indicator\" and \"score_below\" must be there");
  t.done();
  return out;
}

Board board(TomlReader t) {
  Board b;
  b.red = static_cast<int>(t.number("red"));
  b.redFrom = t.number("red_from");
  b.black = static_cast<int>(t.number("black"));
  b.blackBelow = t.number("black_below");
  if (b.red < 0 || b.black < 0) t.fault("red", "must not be negative");
  t.done();
  return b;
}

}  // namespace

std::string_view subjectName(SubjectKind kind) { return kSubjects[static_cast<std::size_t>(kind)]; }

bool parseSubject(std::string_view name, SubjectKind& out) {
  const auto it = std::find(kSubjects.begin(), kSubjects.end(), name);
  if (it == kSubjects.end()) return false;
  out = static_cast<SubjectKind>(it - kSubjects.begin());
  return true;
}

double Item::share(const Indicator& i, double value) const {
  const bool higher = i.higherIsBetter.value_or(true);
  if (bands.empty()) return std::clamp(higher ? value : 100 - value, 0.0, 100.0);
  for (const auto& [limit, share] : bands)
    if (higher ? value >= limit : value <= limit) return share;
  return 0;
}

bool Scheme::serves(SubjectKind kind) const { return std::find(subjects.begin(), subjects.end(), kind) != subjects.end(); }

char Scheme::gradeOf(double percent) const {
  for (std::size_t i = 0; i < grades.size(); ++i)
    if (percent >= grades[i]) return static_cast<char>('A' + i);
  return 'E';
}

Scheme readScheme(const std::filesystem::path& file, const Catalog& catalog) {
  const auto table = parseToml(file);
  TomlReader t(file.filename().string(), "", table);
  Scheme s;
  s.name = file.stem().string();
  s.source = readFile(file);
  s.version = static_cast<int>(t.number("version"));
  s.zh = t.text("zh");
  s.en = t.text("en");
  s.points = t.number("points");
  if (s.points != 100 && s.points != 1000) t.fault("points", "must be 100 or 1000");
  for (const auto& name : t.texts("subjects")) {
    SubjectKind kind{};
    if (!parseSubject(name, kind)) t.fault("subjects", "\"" + name + "\" is not known");
    s.subjects.push_back(kind);
  }
  if (s.subjects.empty()) t.fault("subjects", "there is none");
  for (const auto& id : t.texts("tie")) s.tie.push_back(indicatorAt(t, "tie", id, catalog));
  if (t.has("grades")) {
    const auto limits = t.numbers("grades");
    if (limits.size() != s.grades.size() || !std::is_sorted(limits.rbegin(), limits.rend())) t.fault("grades", "must be four numbers, from above");
    std::copy(limits.begin(), limits.end(), s.grades.begin());
  }
  double sum = 0;
  for (auto& entry : t.tables("item")) {
    s.items.push_back(item(entry, catalog));
    sum += s.items.back().weight;
  }
  if (s.items.empty()) t.fault("item", "there is none");
  if (std::abs(sum - 100) > 1e-6) t.fault("item", "the weights make " + std::to_string(sum) + ", not 100");
  for (auto& entry : t.tables("veto")) s.vetoes.push_back(veto(entry, catalog));
  for (auto& entry : t.tables("yellow")) s.yellow.push_back(card(entry, catalog, false));
  for (auto& entry : t.tables("red")) s.red.push_back(card(entry, catalog, true));
  if (const auto b = t.table("board")) s.board = board(*b);
  t.done();
  return s;
}

const Scheme* Rules::find(std::string_view name) const {
  for (const Scheme& s : schemes)
    if (s.name == name) return &s;
  return nullptr;
}

Rules readRules(const std::filesystem::path& folder) {
  Rules rules;
  rules.catalog = readCatalog(folder / "indicators.toml");
  std::vector<std::filesystem::path> files;
  std::error_code ec;
  for (const auto& entry : std::filesystem::directory_iterator(folder, ec))
    if (entry.path().extension() == ".toml" && entry.path().filename() != "indicators.toml") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  for (const auto& file : files) rules.schemes.push_back(readScheme(file, rules.catalog));
  return rules;
}

}  // namespace jw::appraisal
