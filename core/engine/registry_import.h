// Import of registry tables from CSV files and sheets, and export of lists: preview, dry run, all or nothing.
#pragma once
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/base/record_source.h"
#include "core/engine/registry_desk.h"
#include "core/registry/table_import.h"

namespace jw::engine {

/// A table to be taken in: a CSV file, or whatever `open` reads (a sheet of a workbook).
struct ImportTable {
  std::filesystem::path file;
  OpenRecords open = {};  ///< empty: the file is CSV, plain or gzip
};

/// How a table begins.
struct ImportPreview {
  std::string encoding;  ///< of CSV "UTF-8" or "GB18030", found out from the whole file; else ""
  char separator = ',';  ///< of CSV ',' ';' or a tab: what the first line has most of
  std::vector<std::string> headers;
  std::vector<std::vector<std::string>> rows;  ///< the first twenty
  std::uint64_t records = 0;                   ///< with the headers
  std::vector<std::string> mapping;            ///< guessed: a key of registry::importColumns for each header, or ""
  std::vector<std::string> forbidden;          ///< "header: 中文 (English)"; not empty: the file is refused
};
/// Reads all of it. Throws Error(input), Error(cancelled). Any thread but the main one.
ImportPreview previewImport(const ImportTable& table, const std::filesystem::path& data, const model::Attributes& attributes, model::RecordKind subject, const Progress& progress);

struct ImportRequest {
  ImportTable table;
  model::RecordKind subject = model::RecordKind::person;  ///< or household (with its dwelling), organisation, compound, volunteer, facility
  std::vector<std::string> mapping;  ///< as in the preview; empty: as guessed
  model::AreaPath area;              ///< where organisations, compounds, volunteers and facilities lie and buildings are looked for; "" the actor's scope
  bool dryRun = true;                ///< finds every fault and keeps nothing
  std::size_t mostFaults = 100'000;
};
struct ImportResult {
  std::uint64_t rows = 0, taken = 0;  ///< without the headers
  std::vector<registry::RowFault> faults;
  std::vector<registry::RowUpdate> updates;  ///< what is there already and is changed, as many as there may be faults; in the order of the file
  std::uint64_t updated = 0;                 ///< all of them
  bool stored = false;
};
/// Every row, or none if any has a fault or it is stopped; what the program did not bring to its end is taken back when the
/// registry is opened again. Many small transactions: the engine answers others meanwhile. Keeps the file's rows in memory.
/// Waits: not for the main thread. Throws Error(input) for a broken or forbidden file, Error(rights), Error(cancelled), Error(store).
ImportResult importTable(Engine& engine, RegistryDesk& desk, const model::Actor& actor, const ImportRequest& request, const Progress& progress);

/// How files like one before were read; kept in the store by subject and name.
struct SavedMapping {
  std::string name;
  std::vector<std::pair<std::string, std::string>> columns;  ///< header -> key, "" where it is passed over
};
/// The newest first. Waits; throws Error(store).
std::vector<SavedMapping> savedMappings(const Engine& engine, model::RecordKind subject);
/// Takes the place of the one of that name. Waits; throws Error(rights), Error(input) for a name that is empty or too long.
void saveMapping(Engine& engine, const model::Actor& actor, model::RecordKind subject, const SavedMapping& mapping);
void forgetMapping(Engine& engine, const model::Actor& actor, model::RecordKind subject, const std::string& name);
/// The mapping for a file of these headers: a key for each of them. Nothing where the file lacks one that the mapping reads.
std::optional<std::vector<std::string>> fitted(const SavedMapping& saved, const std::vector<std::string>& headers);

/// Organisations below an area as CSV (UTF-8 with a byte order mark) that importTable takes in again unchanged; without
/// contacts, which are a person's. The number of rows. Waits; throws Error(input), Error(rights).
std::uint64_t exportOrganisations(const Engine& engine, const RegistryDesk& desk, const model::Actor& actor, const model::AreaPath& area, const std::filesystem::path& file, const Progress& progress);
/// Compounds likewise. Households and volunteers are people: RegistryDesk::exportTable.
std::uint64_t exportCompounds(const Engine& engine, const model::Actor& actor, const model::AreaPath& area, const model::Attributes& attributes, const std::filesystem::path& file, const Progress& progress);
/// Facilities that fit the filter, whatever its offset and limit, likewise.
std::uint64_t exportFacilities(const Engine& engine, const model::Actor& actor, const FacilityFilter& filter, const model::Attributes& attributes, const std::filesystem::path& file, const Progress& progress);

}  // namespace jw::engine
