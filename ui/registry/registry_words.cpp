#include "ui/registry/registry_words.h"

#include <QDate>
#include <algorithm>

#include "core/model/door.h"
#include "ui/system/post_words.h"
#include "ui/words.h"

namespace jw::ui {
namespace {

// What the engine says in detail; anything else is shown as it comes.
[[maybe_unused]] constexpr const char* kDetails[] = {
    QT_TRANSLATE_NOOP("RegistryWords", "not 18 characters"),
    QT_TRANSLATE_NOOP("RegistryWords", "holds something else than digits"),
    QT_TRANSLATE_NOOP("RegistryWords", "begins with no province"),
    QT_TRANSLATE_NOOP("RegistryWords", "holds no possible day of birth"),
    QT_TRANSLATE_NOOP("RegistryWords", "the check character does not fit"),
    QT_TRANSLATE_NOOP("RegistryWords", "4 to 30 characters are wanted"),
    QT_TRANSLATE_NOOP("RegistryWords", "5 to 20 digits are wanted"),
    QT_TRANSLATE_NOOP("RegistryWords", "not a day in the last 130 years"),
    QT_TRANSLATE_NOOP("RegistryWords", "does not agree with the citizen ID"),
    QT_TRANSLATE_NOOP("RegistryWords", "a day of birth or a citizen ID is wanted"),
    QT_TRANSLATE_NOOP("RegistryWords", "must not be blank"),
    QT_TRANSLATE_NOOP("RegistryWords", "lies in the future"),
    QT_TRANSLATE_NOOP("RegistryWords", "lies before the row's present version"),
    QT_TRANSLATE_NOOP("RegistryWords", "lies before the day on which the record begins, %1"),
    QT_TRANSLATE_NOOP("RegistryWords", "lies before the last change of the same, on %1"),
    QT_TRANSLATE_NOOP("RegistryWords", "somebody holds a post; dismiss them first"),
    QT_TRANSLATE_NOOP("RegistryWords", "somebody is a volunteer; end that first"),
    QT_TRANSLATE_NOOP("RegistryWords", "another record was merged into this one"),
    QT_TRANSLATE_NOOP("RegistryWords", "a member came from another household; move them back first"),
    QT_TRANSLATE_NOOP("RegistryWords", "people who have left it were its members"),
    QT_TRANSLATE_NOOP("RegistryWords", "people live in it; move them first, or take their household back as entered by mistake too"),
    QT_TRANSLATE_NOOP("RegistryWords", "households of the past lived in it"),
    QT_TRANSLATE_NOOP("RegistryWords", "where it stood is in force no more"),
    QT_TRANSLATE_NOOP("RegistryWords", "only people, households and dwellings are taken back so"),
    QT_TRANSLATE_NOOP("RegistryWords", "lives there already"),
    QT_TRANSLATE_NOOP("RegistryWords", "the same record"),
    QT_TRANSLATE_NOOP("RegistryWords", "the household has a head"),
    QT_TRANSLATE_NOOP("RegistryWords", "the first member is the head"),
    QT_TRANSLATE_NOOP("RegistryWords", "the head leaves and others stay"),
    QT_TRANSLATE_NOOP("RegistryWords", "nobody would stay; move the household"),
    QT_TRANSLATE_NOOP("RegistryWords", "the new household needs one of its own"),
    QT_TRANSLATE_NOOP("RegistryWords", "somebody in force has this number"),
    QT_TRANSLATE_NOOP("RegistryWords", "another organisation has it"),
    QT_TRANSLATE_NOOP("RegistryWords", "not 18 characters of GB 32100, or the check character does not fit"),
    QT_TRANSLATE_NOOP("RegistryWords", "no such post at such a place"),
    QT_TRANSLATE_NOOP("RegistryWords", "0 to 200 are possible"),
    QT_TRANSLATE_NOOP("RegistryWords", "0 to 99 are possible"),
    QT_TRANSLATE_NOOP("RegistryWords", "not a year that is over or goes on"),
    QT_TRANSLATE_NOOP("RegistryWords", "the building lies outside the area of the compound"),
    QT_TRANSLATE_NOOP("RegistryWords", "lies in no grid"),
    QT_TRANSLATE_NOOP("RegistryWords", "there are dwellings on higher floors"),
    QT_TRANSLATE_NOOP("RegistryWords", "there are dwellings in further units"),
    QT_TRANSLATE_NOOP("RegistryWords", "it has dwellings"),
    QT_TRANSLATE_NOOP("RegistryWords", "dwellings of the past hang on it"),
    QT_TRANSLATE_NOOP("RegistryWords", "organisations sit in it, or sat there"),
    QT_TRANSLATE_NOOP("RegistryWords", "somebody is responsible for it; dismiss them first"),
    QT_TRANSLATE_NOOP("RegistryWords", "the building cannot come back as it was"),
    QT_TRANSLATE_NOOP("RegistryWords", "a compound lies in a community or a grid"),
    QT_TRANSLATE_NOOP("RegistryWords", "buildings of the compound lie elsewhere"),
    QT_TRANSLATE_NOOP("RegistryWords", "buildings belong to it; put them into another one first"),
    QT_TRANSLATE_NOOP("RegistryWords", "another building of this grid has this name"),
    QT_TRANSLATE_NOOP("RegistryWords", "another compound of this area has this name"),
    QT_TRANSLATE_NOOP("RegistryWords", "is a volunteer already"),
    QT_TRANSLATE_NOOP("RegistryWords", "a volunteer of the registry stays that person"),
    QT_TRANSLATE_NOOP("RegistryWords", "the telephone of a resident is kept with the person"),
    QT_TRANSLATE_NOOP("RegistryWords", "not a team of volunteers"),
    QT_TRANSLATE_NOOP("RegistryWords", "now version %1"),
    QT_TRANSLATE_NOOP("RegistryWords", "there is no such area"),
    QT_TRANSLATE_NOOP("RegistryWords", "%1 fields for %2 columns"),
    QT_TRANSLATE_NOOP("RegistryWords", "make another member the head instead"),
    QT_TRANSLATE_NOOP("RegistryWords", "is the head already"),
    QT_TRANSLATE_NOOP("RegistryWords", "say how the former head is related to the new one"),
    QT_TRANSLATE_NOOP("RegistryWords", "nobody in this household of the file is its head"),
    QT_TRANSLATE_NOOP("RegistryWords", "no such relation"),
    QT_TRANSLATE_NOOP("RegistryWords", "not of this household"),
    QT_TRANSLATE_NOOP("RegistryWords", "leaves too"),
    QT_TRANSLATE_NOOP("RegistryWords", "the building has this door"),
    QT_TRANSLATE_NOOP("RegistryWords", "no such door"),
    QT_TRANSLATE_NOOP("RegistryWords", "door %1 lies on floor %2, not on floor %3"),
    QT_TRANSLATE_NOOP("RegistryWords", "doors are counted from 1 on each floor"),
    QT_TRANSLATE_NOOP("RegistryWords", "floors are -9 to 200 without 0"),
    QT_TRANSLATE_NOOP("RegistryWords", "the building has %1 floors"),
    QT_TRANSLATE_NOOP("RegistryWords", "the building has %1 units"),
    QT_TRANSLATE_NOOP("RegistryWords", "the building has units; say which"),
    QT_TRANSLATE_NOOP("RegistryWords", "0 to 100,000 are possible"),
    QT_TRANSLATE_NOOP("RegistryWords", "the version before is not kept"),
    QT_TRANSLATE_NOOP("RegistryWords", "the table has no code %1"),
    QT_TRANSLATE_NOOP("RegistryWords", "longer than %1 characters"),
    QT_TRANSLATE_NOOP("RegistryWords", "not UTF-8"),
    QT_TRANSLATE_NOOP("RegistryWords", "holds a NUL"),
    QT_TRANSLATE_NOOP("RegistryWords", "no number"),
    QT_TRANSLATE_NOOP("RegistryWords", "no date"),
    QT_TRANSLATE_NOOP("RegistryWords", "no such code"),
    QT_TRANSLATE_NOOP("RegistryWords", "no such area"),
    QT_TRANSLATE_NOOP("RegistryWords", "another facility has this code"),
    QT_TRANSLATE_NOOP("RegistryWords", "a facility of another area has this code"),
    QT_TRANSLATE_NOOP("RegistryWords", "lies outside the chosen area"),
    QT_TRANSLATE_NOOP("RegistryWords", "no such department"),
    QT_TRANSLATE_NOOP("RegistryWords", "no building, or more than one, has this name or address"),
    QT_TRANSLATE_NOOP("RegistryWords", "ill-formed characters"),
    QT_TRANSLATE_NOOP("RegistryWords", "row %1 says something else of this dwelling"),
    QT_TRANSLATE_NOOP("RegistryWords", "no such household lives in this dwelling"),
    QT_TRANSLATE_NOOP("RegistryWords", "is masked"),
    QT_TRANSLATE_NOOP("RegistryWords", "several households live there; say whose head"),
    QT_TRANSLATE_NOOP("RegistryWords", "several households there have a head of this name"),
    QT_TRANSLATE_NOOP("RegistryWords", "the same household"),
    QT_TRANSLATE_NOOP("RegistryWords", "an import does not change since when a household lives there"),
    QT_TRANSLATE_NOOP("RegistryWords", "the head of this household has another number"),
    QT_TRANSLATE_NOOP("RegistryWords", "this household has another head"),
    QT_TRANSLATE_NOOP("RegistryWords", "no such volunteer"),
    QT_TRANSLATE_NOOP("RegistryWords", "this volunteer has another number, or none"),
    QT_TRANSLATE_NOOP("RegistryWords", "nobody in the registry has this number"),
    QT_TRANSLATE_NOOP("RegistryWords", "several volunteers from elsewhere have this name"),
    QT_TRANSLATE_NOOP("RegistryWords", "no team of volunteers, or more than one, has this name"),
    QT_TRANSLATE_NOOP("RegistryWords", "the person with this number has another name"),
    QT_TRANSLATE_NOOP("RegistryWords", "a resident is a volunteer where they live"),
};

const model::CodedAttribute* attributeOf(const model::Attributes& attributes, model::RecordKind kind, const std::string& column) {
  for (const auto& a : attributes.all())
    if (model::recordKindOf(a.subject) == kind && a.column == column && a.storage != model::CodedAttribute::Storage::aggregateOnly) return &a;
  return nullptr;
}

// Categories stand by kind and code.
const model::Category* componentOf(const engine::Directory& directory, const std::string& code) {
  const auto& all = directory.categories();
  const auto at = std::lower_bound(all.begin(), all.end(), code, [](const model::Category& c, const std::string& wanted) { return c.kind != model::CaseKind::component ? c.kind < model::CaseKind::component : c.code < wanted; });
  return at != all.end() && at->kind == model::CaseKind::component && at->code == code ? &*at : nullptr;
}

QDate dateOfDay(qint64 day) { return QDate(1970, 1, 1).addDays(day); }

}  // namespace

QString RegistryWords::people(int n) {
  return n == 1 ? tr("1 person") : tr("%L1 people").arg(n);
}

QString RegistryWords::dwellings(int n) {
  return n == 1 ? tr("1 dwelling") : tr("%L1 dwellings").arg(n);
}

QString RegistryWords::name(const model::CodedAttribute& attribute) { return text(Words::isChinese() ? attribute.zh : attribute.en); }

QString RegistryWords::code(const model::CodedAttribute& attribute, std::uint8_t value) {
  if (const auto* code = attribute.find(value)) return text(Words::isChinese() ? code->zh : code->en);
  return value == 0 ? QString() : QString::number(value);
}

QString RegistryWords::code(const model::Attributes& attributes, const model::PersonLine& person, model::PersonColumn column) {
  if (person.child && column != model::PersonColumn::relation) return QStringLiteral("***");
  return code(attributes.at(column), person.codes[column]);
}

QString RegistryWords::letter(const model::CodedAttribute& attribute, std::uint8_t value) { return code(attribute, value).left(1); }

QString RegistryWords::column(const model::Attributes& attributes, model::RecordKind kind, const std::string& column) {
  if (const auto* a = attributeOf(attributes, kind, column)) return name(*a);
  const std::pair<const char*, QString> names[] = {
      {"name", kind >= model::RecordKind::organisation && kind != model::RecordKind::volunteer ? tr("Name", "of an organisation") : tr("Name")}, {"birth_day", tr("Day of birth")}, {"citizen_id", tr("Citizen ID or other paper")}, {"phone", tr("Telephone")}, {"health", tr("Disability")},
      {"household", tr("Household")}, {"dwelling", tr("Dwelling")}, {"building", tr("Building")}, {"area", tr("Area")}, {"valid_from", tr("In the registry since")},
      {"valid_to", tr("In force until")}, {"ended", tr("Why it ended")}, {"merged_into", tr("Merged into")}, {"unit", tr("Unit")}, {"floor", tr("Floor")}, {"number", tr("Number on the floor")},
      {"square_metres", tr("Square metres")}, {"landlord", tr("Landlord")}, {"credit_code", tr("Credit code")}, {"address", tr("Address")}, {"business", tr("What it does")},
      {"contact", tr("Contact")}, {"parent", tr("Belongs to")}, {"use", tr("Use")}, {"floors", tr("Floors")}, {"units", tr("Units")}, {"year", tr("Year of construction")}, {"compound", tr("Compound")},
      {"kind", tr("Kind")}, {"code", tr("Code")}, {"lon", tr("Longitude")}, {"lat", tr("Latitude")}, {"department", tr("Owner department")}, {"team", tr("Team")}, {"skills", tr("Skills")}, {"person", tr("Person")}, {"ethnic_group", tr("Ethnic group")}, {"political_affiliation", tr("Political affiliation")}};
  for (const auto& [key, words] : names)
    if (column == key) return words;
  return text(column);
}

QString RegistryWords::value(const model::Attributes& attributes, model::RecordKind kind, const std::string& column, const std::string& value) {
  bool isNumber = false;
  const qint64 number = text(value).toLongLong(&isNumber);
  if (value.empty()) return QStringLiteral("—");
  if (kind == model::RecordKind::building && column == "use") return use(value);
  if (!isNumber) return text(value);
  if (const auto* a = attributeOf(attributes, kind, column)) {
    const QString words = code(*a, static_cast<std::uint8_t>(number));
    return words.isEmpty() ? QStringLiteral("—") : words;
  }
  if (column == "valid_from" || column == "valid_to") return date(fromMillis(number));
  if (column == "birth_day") return dateOfDay(number).toString(Qt::ISODate);
  if (column == "ended") return of(static_cast<model::Ending>(number));
  if (column == "household" || column == "dwelling" || column == "building" || column == "merged_into" || column == "parent" || column == "compound" || column == "team" || column == "person") return QStringLiteral("№ %1").arg(number);
  return text(value);
}

namespace {

const std::pair<const char*, const char*> kUses[] = {
    {"apartments", QT_TRANSLATE_NOOP("RegistryWords", "Apartments")}, {"house", QT_TRANSLATE_NOOP("RegistryWords", "House")},
    {"residential", QT_TRANSLATE_NOOP("RegistryWords", "Residential")}, {"dormitory", QT_TRANSLATE_NOOP("RegistryWords", "Dormitory")},
    {"retail", QT_TRANSLATE_NOOP("RegistryWords", "Shops")}, {"commercial", QT_TRANSLATE_NOOP("RegistryWords", "Commercial")},
    {"office", QT_TRANSLATE_NOOP("RegistryWords", "Offices")}, {"hotel", QT_TRANSLATE_NOOP("RegistryWords", "Hotel")},
    {"industrial", QT_TRANSLATE_NOOP("RegistryWords", "Industrial")}, {"warehouse", QT_TRANSLATE_NOOP("RegistryWords", "Warehouse")},
    {"school", QT_TRANSLATE_NOOP("RegistryWords", "School")}, {"kindergarten", QT_TRANSLATE_NOOP("RegistryWords", "Kindergarten")},
    {"hospital", QT_TRANSLATE_NOOP("RegistryWords", "Hospital")}, {"public", QT_TRANSLATE_NOOP("RegistryWords", "Public building")},
    {"garage", QT_TRANSLATE_NOOP("RegistryWords", "Garage")}, {"yes", QT_TRANSLATE_NOOP("RegistryWords", "Building of unknown use")},
};

}  // namespace

QString RegistryWords::use(const std::string& use) {
  for (const auto& [value, words] : kUses)
    if (use == value) return QCoreApplication::translate("RegistryWords", words);
  return text(use);
}

const std::vector<std::string>& RegistryWords::knownUses() {
  static const std::vector<std::string> uses = [] {
    std::vector<std::string> all;
    for (const auto& [value, words] : kUses) all.emplace_back(value);
    return all;
  }();
  return uses;
}

QString RegistryWords::facilityKind(const engine::Directory& directory, const std::string& kind) {
  const auto* category = componentOf(directory, kind);
  return category ? QStringLiteral("%1 %2").arg(Words::name(*category), text(kind)) : text(kind);
}

std::string RegistryWords::facilityKindOf(const engine::Directory& directory, const std::string& words) {
  for (const auto& c : directory.categories())
    if (c.kind == model::CaseKind::component && (words == c.code || words == c.name || words == c.nameEn || words == c.name + " " + c.code || words == c.nameEn + " " + c.code)) return c.code;
  return words;
}

std::vector<std::string> RegistryWords::facilityKinds(const engine::Directory& directory, const std::vector<std::string>& used) {
  std::vector<std::string> kinds;
  for (const auto& kind : used)
    if (!componentOf(directory, kind)) kinds.push_back(kind);
  for (const auto& c : directory.categories())
    if (c.kind == model::CaseKind::component) kinds.push_back(c.code);
  return kinds;
}

QString RegistryWords::place(model::Point at) { return QStringLiteral("%1, %2").arg(at.x, 0, 'f', 6).arg(at.y, 0, 'f', 6); }

std::optional<model::Point> RegistryWords::placeIn(const QString& words) {
  const QStringList parts = QString(words).replace(QStringLiteral("，"), QStringLiteral(",")).split(QLatin1Char(','));
  if (parts.size() != 2) return std::nullopt;
  bool east = false, north = false;
  const model::Point p{parts[0].trimmed().toDouble(&east), parts[1].trimmed().toDouble(&north)};
  return east && north && std::abs(p.x) <= 180 && std::abs(p.y) <= 90 ? std::optional(p) : std::nullopt;
}

QString RegistryWords::of(model::Ending ending) {
  switch (ending) {
    case model::Ending::none:
      return QStringLiteral("—");
    case model::Ending::movedAway:
      return tr("moved away");
    case model::Ending::died:
      return tr("died");
    case model::Ending::merged:
      return tr("merged with another record");
    case model::Ending::mistaken:
      return tr("entered by mistake");
    case model::Ending::dissolved:
      return tr("dissolved");
  }
  return {};
}

QString RegistryWords::of(model::Subject subject) {
  const QString names[] = {tr("Person"), tr("Household"), tr("Dwelling"), tr("Organisation")};
  return names[static_cast<std::size_t>(subject)];
}

QString RegistryWords::post(const model::Appointment& appointment) {
  const QString title = text(appointment.title);
  if (appointment.post == model::kOrganisationPost) return title;
  const QString post = PostWords::of(appointment.post);
  return title.isEmpty() ? post : QStringLiteral("%1 · %2").arg(post, title);
}

QString RegistryWords::of(model::RegistryFault fault) {
  using F = model::RegistryFault;
  switch (fault) {
    case F::notEntitled:
      return tr("Your role does not keep the registry.");
    case F::outOfScope:
      return tr("This lies outside your area.");
    case F::unknownRow:
      return tr("This record is not in force any more. Look it up again.");
    case F::changedMeanwhile:
      return tr("Somebody changed it meanwhile. Look at it again before you go on.");
    case F::missing:
      return tr("This must be filled in.");
    case F::badValue:
      return tr("This value cannot be.");
    case F::duplicate:
      return tr("Another record has this already.");
    case F::needsHead:
      return tr("The head of the household leaves: say who follows.");
    case F::inUse:
      return tr("Something hangs on this record, so it must stay.");
    case F::notStored:
      return tr("The store refused it; nothing was changed.");
  }
  return {};
}

QString RegistryWords::detail(const std::string& detail, const std::vector<std::string>& values) {
  QString words = QCoreApplication::translate("RegistryWords", detail.c_str());
  for (std::size_t i = 0; i < values.size(); ++i) words.replace(QStringLiteral("%%1").arg(i + 1), text(values[i]));
  return words;
}

QString RegistryWords::of(const model::RegistryRefusal& refusal) {
  using F = model::RegistryFault;
  // Of the others the sentence says all, and the detail is a number for the log.
  const bool told = refusal.fault == F::badValue || refusal.fault == F::missing || refusal.fault == F::notStored || refusal.fault == F::inUse || refusal.fault == F::duplicate || refusal.fault == F::needsHead;
  if (!told || refusal.detail.empty()) return of(refusal.fault);
  return tr("%1 (%2)", "a fault and what it is about").arg(of(refusal.fault), detail(refusal.detail, refusal.values));
}

QString RegistryWords::door(const model::DwellingLine& dwelling) { return text(model::doorText(dwelling.floor, dwelling.number)); }

QString RegistryWords::dwelling(const model::DwellingLine& dwelling) { return dwelling.unit == 0 ? door(dwelling) : tr("Unit %1, %2").arg(dwelling.unit).arg(door(dwelling)); }

QString RegistryWords::age(const model::PersonLine& person) {
  if (person.child) return tr("under 14");
  return person.age < 0 ? QString() : QString::number(person.age);
}

QString RegistryWords::date(Instant t) { return t == kNever || toMillis(t) <= 0 ? QString() : localTime(t).date().toString(Qt::ISODate); }

QString RegistryWords::span(Instant from, Instant to) {
  const QString begin = date(from), end = date(to);
  if (begin.isEmpty() && end.isEmpty()) return {};
  return end.isEmpty() ? tr("since %1").arg(begin) : begin.isEmpty() ? tr("until %1").arg(end) : tr("%1 to %2").arg(begin, end);
}

}  // namespace jw::ui
