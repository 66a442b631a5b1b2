// Import of registry tables from CSV files, and export of lists: preview, dry run, all or nothing.
#pragma once
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/engine/registry_desk.h"
#include "core/registry/table_import.h"

namespace jw::engine {

/// How a file begins.
struct ImportPreview {
  std::string encoding;  ///< "UTF-8" or "GB18030"; found out from the whole file
  char separator = ',';  ///< ',' ';' or a tab: what the first line has most of
  std::vector<std::string> headers;
  std::vector<std::vector<std::string>> rows;  ///< the first twenty
  std::uint64_t records = 0;                   ///< with the headers
  std::vector<std::string> mapping;            ///< guessed: a key of registry::importColumns for each header, or ""
  std::vector<std::string> forbidden;          ///< "header: 中文 (English)"; not empty: the file is refused
};
/// Reads the file; plain or gzip. Throws Error(input), Error(cancelled). Any thread but the main one.
ImportPreview previewImport(const std::filesystem::path& file, const std::filesystem::path& data, const model::Attributes& attributes, model::Subject subject, const Progress& progress);

struct ImportRequest {
  std::filesystem::path file;
  model::Subject subject = model::Subject::person;
  std::vector<std::string> mapping;  ///< as in the preview; empty: as guessed
  model::AreaPath area;              ///< where organisations lie and buildings are looked for; "" the actor's scope
  bool dryRun = true;                ///< finds every fault and keeps nothing
  std::size_t mostFaults = 100'000;
};
struct ImportResult {
  std::uint64_t rows = 0, taken = 0;  ///< without the headers
  std::vector<registry::RowFault> faults;
  bool stored = false;
};
/// One transaction: every row, or none if any has a fault. The engine takes no other command meanwhile. Waits: not for the
/// main thread. Throws Error(input) for a broken or forbidden file, Error(rights), Error(cancelled), Error(store).
ImportResult importTable(Engine& engine, RegistryDesk& desk, const model::Actor& actor, const ImportRequest& request, const Progress& progress);

/// Organisations below an area as CSV (UTF-8 with a byte order mark) that importTable takes in again unchanged; without
/// contacts, which are a person's. The number of rows. Waits; throws Error(input), Error(rights).
std::uint64_t exportOrganisations(const Engine& engine, const RegistryDesk& desk, const model::Actor& actor, const model::AreaPath& area, const std::filesystem::path& file, const Progress& progress);

}  // namespace jw::engine
