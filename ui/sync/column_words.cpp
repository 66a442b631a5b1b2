// The names of tables and columns of data/sync/tables.toml.

#include "ui/sync/sync_words.h"
#include "ui/system/setting_words.h"
#include "ui/words.h"

namespace jw::ui {
namespace {

struct Name {
  const char* key;
  const char* words;
};

constexpr Name kTables[] = {
    {"areas", QT_TRANSLATE_NOOP("SyncColumns", "Area")},
    {"buildings", QT_TRANSLATE_NOOP("SyncColumns", "Building")},
    {"compounds", QT_TRANSLATE_NOOP("SyncColumns", "Compound")},
    {"dwellings", QT_TRANSLATE_NOOP("SyncColumns", "Dwelling")},
    {"households", QT_TRANSLATE_NOOP("SyncColumns", "Household")},
    {"people", QT_TRANSLATE_NOOP("SyncColumns", "Person")},
    {"organisations", QT_TRANSLATE_NOOP("SyncColumns", "Organisation")},
    {"volunteers", QT_TRANSLATE_NOOP("SyncColumns", "Volunteer")},
    {"appointments", QT_TRANSLATE_NOOP("SyncColumns", "Appointment")},
    {"departments", QT_TRANSLATE_NOOP("SyncColumns", "Department")},
    {"staff", QT_TRANSLATE_NOOP("SyncColumns", "Staff")},
    {"crews", QT_TRANSLATE_NOOP("SyncColumns", "Crew")},
    {"facilities", QT_TRANSLATE_NOOP("SyncColumns", "Facility")},
    {"categories", QT_TRANSLATE_NOOP("SyncColumns", "Category")},
    {"rules", QT_TRANSLATE_NOOP("SyncColumns", "Rule")},
    {"settings", QT_TRANSLATE_NOOP("SyncColumns", "Setting")},
    {"cases", QT_TRANSLATE_NOOP("SyncColumns", "Case")},
};

constexpr Name kColumns[] = {
    {"network", QT_TRANSLATE_NOOP("SyncColumns", "Network")},
    {"level", QT_TRANSLATE_NOOP("SyncColumns", "Level")},
    {"code", QT_TRANSLATE_NOOP("SyncColumns", "Code")},
    {"name", QT_TRANSLATE_NOOP("SyncColumns", "Name")},
    {"name_en", QT_TRANSLATE_NOOP("SyncColumns", "English name")},
    {"fields", QT_TRANSLATE_NOOP("SyncColumns", "Fields of its own")},
    {"sealed_fields", QT_TRANSLATE_NOOP("SyncColumns", "People in its fields")},
    {"parent", QT_TRANSLATE_NOOP("SyncColumns", "Belongs to")},
    {"path", QT_TRANSLATE_NOOP("SyncColumns", "Path")},
    {"area", QT_TRANSLATE_NOOP("SyncColumns", "Area")},
    {"since", QT_TRANSLATE_NOOP("SyncColumns", "In this form since")},
    {"valid_from", QT_TRANSLATE_NOOP("SyncColumns", "Valid from")},
    {"valid_to", QT_TRANSLATE_NOOP("SyncColumns", "Valid to")},
    {"ended", QT_TRANSLATE_NOOP("SyncColumns", "Why it ended")},
    {"geom", QT_TRANSLATE_NOOP("SyncColumns", "Shape")},
    {"source", QT_TRANSLATE_NOOP("SyncColumns", "Source")},
    {"external_id", QT_TRANSLATE_NOOP("SyncColumns", "Number at the source")},
    {"address", QT_TRANSLATE_NOOP("SyncColumns", "Address")},
    {"use", QT_TRANSLATE_NOOP("SyncColumns", "Use")},
    {"floors", QT_TRANSLATE_NOOP("SyncColumns", "Floors")},
    {"floor", QT_TRANSLATE_NOOP("SyncColumns", "Floor")},
    {"units", QT_TRANSLATE_NOOP("SyncColumns", "Units")},
    {"unit", QT_TRANSLATE_NOOP("SyncColumns", "Unit")},
    {"year", QT_TRANSLATE_NOOP("SyncColumns", "Year built")},
    {"compound", QT_TRANSLATE_NOOP("SyncColumns", "Compound")},
    {"building", QT_TRANSLATE_NOOP("SyncColumns", "Building")},
    {"dwelling", QT_TRANSLATE_NOOP("SyncColumns", "Dwelling")},
    {"household", QT_TRANSLATE_NOOP("SyncColumns", "Household")},
    {"lon", QT_TRANSLATE_NOOP("SyncColumns", "Longitude")},
    {"lat", QT_TRANSLATE_NOOP("SyncColumns", "Latitude")},
    {"property_company", QT_TRANSLATE_NOOP("SyncColumns", "Property company")},
    {"number", QT_TRANSLATE_NOOP("SyncColumns", "Number")},
    {"square_metres", QT_TRANSLATE_NOOP("SyncColumns", "Square metres")},
    {"residence", QT_TRANSLATE_NOOP("SyncColumns", "Residence")},
    {"type", QT_TRANSLATE_NOOP("SyncColumns", "Kind")},
    {"kind", QT_TRANSLATE_NOOP("SyncColumns", "Kind")},
    {"ownership", QT_TRANSLATE_NOOP("SyncColumns", "Ownership")},
    {"landlord", QT_TRANSLATE_NOOP("SyncColumns", "Landlord")},
    {"registration", QT_TRANSLATE_NOOP("SyncColumns", "Registration")},
    {"special_family", QT_TRANSLATE_NOOP("SyncColumns", "Special family")},
    {"relation", QT_TRANSLATE_NOOP("SyncColumns", "Relation to the head")},
    {"initials", QT_TRANSLATE_NOOP("SyncColumns", "Initials")},
    {"sex", QT_TRANSLATE_NOOP("SyncColumns", "Sex")},
    {"birth_day", QT_TRANSLATE_NOOP("SyncColumns", "Birthday")},
    {"citizen_id", QT_TRANSLATE_NOOP("SyncColumns", "ID number")},
    {"phone", QT_TRANSLATE_NOOP("SyncColumns", "Telephone")},
    {"email", QT_TRANSLATE_NOOP("SyncColumns", "E-mail")},
    {"health", QT_TRANSLATE_NOOP("SyncColumns", "Health")},
    {"merged_into", QT_TRANSLATE_NOOP("SyncColumns", "Merged into")},
    {"credit_code", QT_TRANSLATE_NOOP("SyncColumns", "Credit code")},
    {"business", QT_TRANSLATE_NOOP("SyncColumns", "Business")},
    {"contact", QT_TRANSLATE_NOOP("SyncColumns", "Contact")},
    {"person", QT_TRANSLATE_NOOP("SyncColumns", "Person")},
    {"team", QT_TRANSLATE_NOOP("SyncColumns", "Team")},
    {"skills", QT_TRANSLATE_NOOP("SyncColumns", "Skills")},
    {"post", QT_TRANSLATE_NOOP("SyncColumns", "Post")},
    {"title", QT_TRANSLATE_NOOP("SyncColumns", "Title")},
    {"place_kind", QT_TRANSLATE_NOOP("SyncColumns", "Kind of place")},
    {"place", QT_TRANSLATE_NOOP("SyncColumns", "Place")},
    {"staff", QT_TRANSLATE_NOOP("SyncColumns", "Staff")},
    {"appointed_by", QT_TRANSLATE_NOOP("SyncColumns", "Appointed by")},
    {"dismissed_by", QT_TRANSLATE_NOOP("SyncColumns", "Dismissed by")},
    {"reason", QT_TRANSLATE_NOOP("SyncColumns", "Reason")},
    {"note", QT_TRANSLATE_NOOP("SyncColumns", "Note")},
    {"department", QT_TRANSLATE_NOOP("SyncColumns", "Department")},
    {"quiet_from", QT_TRANSLATE_NOOP("SyncColumns", "Quiet from")},
    {"quiet_to", QT_TRANSLATE_NOOP("SyncColumns", "Quiet to")},
    {"nature", QT_TRANSLATE_NOOP("SyncColumns", "Nature")},
    {"limit_text", QT_TRANSLATE_NOOP("SyncColumns", "Time limit")},
    {"priority", QT_TRANSLATE_NOOP("SyncColumns", "Priority")},
    {"conditions", QT_TRANSLATE_NOOP("SyncColumns", "Conditions")},
    {"decision", QT_TRANSLATE_NOOP("SyncColumns", "Decision")},
    {"scope", QT_TRANSLATE_NOOP("SyncColumns", "Where")},
    {"key", QT_TRANSLATE_NOOP("SyncColumns", "Setting")},
    {"value", QT_TRANSLATE_NOOP("SyncColumns", "Value")},
    {"category", QT_TRANSLATE_NOOP("SyncColumns", "Category")},
    {"channel", QT_TRANSLATE_NOOP("SyncColumns", "Channel")},
    {"text", QT_TRANSLATE_NOOP("SyncColumns", "Text")},
    {"stated_area", QT_TRANSLATE_NOOP("SyncColumns", "Area as stated")},
    {"unlocated", QT_TRANSLATE_NOOP("SyncColumns", "Why it has no place")},
    {"contradicted", QT_TRANSLATE_NOOP("SyncColumns", "Text and place disagree")},
    {"reported_at", QT_TRANSLATE_NOOP("SyncColumns", "Reported")},
    {"recorded_at", QT_TRANSLATE_NOOP("SyncColumns", "Recorded")},
    {"state", QT_TRANSLATE_NOOP("SyncColumns", "State")},
    {"state_since", QT_TRANSLATE_NOOP("SyncColumns", "In this state since")},
    {"round", QT_TRANSLATE_NOOP("SyncColumns", "Round")},
    {"proposed", QT_TRANSLATE_NOOP("SyncColumns", "Proposed department")},
    {"rule", QT_TRANSLATE_NOOP("SyncColumns", "Rule")},
    {"crew", QT_TRANSLATE_NOOP("SyncColumns", "Crew")},
    {"due", QT_TRANSLATE_NOOP("SyncColumns", "Due")},
    {"step_due", QT_TRANSLATE_NOOP("SyncColumns", "Step due")},
    {"closed_at", QT_TRANSLATE_NOOP("SyncColumns", "Closed")},
    {"transitions", QT_TRANSLATE_NOOP("SyncColumns", "Steps")},
    {"resume_at", QT_TRANSLATE_NOOP("SyncColumns", "Goes on at")},
    {"extensions", QT_TRANSLATE_NOOP("SyncColumns", "Extensions")},
    {"sets", QT_TRANSLATE_NOOP("SyncColumns", "Tasks, urgings, joined report")},
    {"suspect", QT_TRANSLATE_NOOP("SyncColumns", "Probable original")},
    {"citizen_id_index", QT_TRANSLATE_NOOP("SyncColumns", "ID number (for search)")},
    {"phone_index", QT_TRANSLATE_NOOP("SyncColumns", "Telephone (for search)")},
    {"paper", QT_TRANSLATE_NOOP("SyncColumns", "Paper")},
    {"education", QT_TRANSLATE_NOOP("SyncColumns", "Education")},
    {"marital", QT_TRANSLATE_NOOP("SyncColumns", "Marital status")},
    {"employment", QT_TRANSLATE_NOOP("SyncColumns", "Employment")},
    {"employment_registration", QT_TRANSLATE_NOOP("SyncColumns", "Employment registration")},
    {"welfare_post", QT_TRANSLATE_NOOP("SyncColumns", "Welfare post")},
    {"job_fair", QT_TRANSLATE_NOOP("SyncColumns", "Job fair")},
    {"retirement", QT_TRANSLATE_NOOP("SyncColumns", "Retirement")},
    {"military_service", QT_TRANSLATE_NOOP("SyncColumns", "Military service")},
    {"hobby", QT_TRANSLATE_NOOP("SyncColumns", "Hobby")},
    {"pension", QT_TRANSLATE_NOOP("SyncColumns", "Pension insurance")},
    {"medical", QT_TRANSLATE_NOOP("SyncColumns", "Medical insurance")},
    {"work_injury", QT_TRANSLATE_NOOP("SyncColumns", "Work injury insurance")},
    {"unemployment", QT_TRANSLATE_NOOP("SyncColumns", "Unemployment insurance")},
    {"maternity", QT_TRANSLATE_NOOP("SyncColumns", "Maternity insurance")},
    {"subsidy", QT_TRANSLATE_NOOP("SyncColumns", "Subsidy")},
    {"public_office", QT_TRANSLATE_NOOP("SyncColumns", "Public office")},
    {"volunteer", QT_TRANSLATE_NOOP("SyncColumns", "Volunteer")},
    {"living_alone", QT_TRANSLATE_NOOP("SyncColumns", "Lives alone")},
    {"left_behind", QT_TRANSLATE_NOOP("SyncColumns", "Left behind")},
};

template <std::size_t N>
QString named(const Name (&names)[N], const std::string& key) {
  for (const Name& n : names)
    if (key == n.key) return QCoreApplication::translate("SyncColumns", n.words);
  return text(key);
}

}  // namespace

QString SyncWords::table(const std::string& table) { return named(kTables, table); }
QString SyncWords::what(const engine::SyncConflict& c) { return c.table == "settings" ? SettingWords::name(c.what) : text(c.what); }
QString SyncWords::column(const std::string& column) { return named(kColumns, column); }

}  // namespace jw::ui
