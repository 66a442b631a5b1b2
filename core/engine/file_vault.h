// The bytes of attachments, beside the store under their content hash.
#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/base/progress.h"
#include "core/engine/commands.h"
#include "core/store/check.h"

namespace jw::engine {

/// The folder "<store>.files": each content once, as "ab/<hash>", never changed after it was put there. A file that no
/// row names (a crash between the two) does no harm. Immutable; any thread; waits for the disk.
class FileVault {
 public:
  static constexpr std::int64_t kLargest = 64 << 20;  ///< bytes of one file

  explicit FileVault(const std::filesystem::path& store) : m_folder(store.string() + ".files") {}

  struct Kept {
    std::string hash, type;  ///< as in model::Attachment
    std::int64_t size = 0;
  };
  /// `share` (0 … 1) is called while the file is read. Refused(badFile) for a file that is unreadable, empty, too large,
  /// or whose extension or first bytes are not of the kinds that may be kept. On disk when it returns.
  /// Throws Error(store) if the folder cannot be written.
  std::variant<Kept, Refused> keep(const std::filesystem::path& file, const std::function<void(double share)>& share) const;
  /// Has the content of that hash from another vault, as keep() does; false if its bytes are missing or damaged there. What lies here with that many bytes is not
  /// read again. Throws Error(store).
  bool take(const FileVault& from, std::string_view hash, bool& copied) const;
  /// Where the bytes lie. Throws Error(store) if they are missing or not what the hash says.
  std::filesystem::path verified(std::string_view hash) const;
  std::filesystem::path pathOf(std::string_view hash) const;
  /// Removes the bytes. False, with a line in the log, where they cannot be removed.
  bool forget(std::string_view hash) const;

 private:
  void put(const std::filesystem::path& file, std::string_view bytes) const;
  std::filesystem::path m_folder;
};

/// Extensions that may be kept, without dots: "jpg" …
const std::vector<std::string_view>& keptExtensions();

/// Files of the vault that rows name and that are missing or damaged (kind "file"). Reads every byte.
std::vector<store::Finding> checkFiles(store::Connection& c, const Progress& progress);

}  // namespace jw::engine
