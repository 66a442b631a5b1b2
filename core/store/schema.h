// The numbered schema steps of a store file.
#pragma once
#include <cstdint>
#include <filesystem>
#include <string>

#include "core/store/connection.h"

namespace jw::store {

/// "JWGD": what PRAGMA application_id of a Jingwei store says.
constexpr std::int32_t kApplicationId = 0x4A574744;

enum class SchemaResult : std::uint8_t { current, created, upgraded };

/// Brings the file to the last step that lies in `schemaFolder` (0001_*.sql, 0002_*.sql …), each step in one transaction
/// with its number in PRAGMA user_version, and into WAL mode. A file of a later program throws Error(newer_store), a file that is not
/// Jingwei's Error(store); both are left as they were.
SchemaResult prepareSchema(Connection& writer, const std::filesystem::path& schemaFolder);

/// The number of the last step in the folder. Throws Error(store) if it has none or a gap.
int lastStep(const std::filesystem::path& schemaFolder);

/// A value of the meta table; "" if it is not there.
std::string metaValue(Connection& c, std::string_view key);
void setMetaValue(Connection& c, std::string_view key, std::string_view value);

/// How far the buildings, areas or directory have changed: a counter in the meta table that every writer of them raises.
std::uint64_t revision(Connection& c, std::string_view subject);
void raiseRevision(Connection& c, std::string_view subject);

/// Whether the file lies, or would lie, on NFS or SMB/CIFS.
bool onNetworkFileSystem(const std::filesystem::path& file);
/// Throws Error(store) if the file would lie on NFS or SMB/CIFS: locks and durability cannot be relied on there.
void refuseNetworkFileSystem(const std::filesystem::path& file);

}  // namespace jw::store
