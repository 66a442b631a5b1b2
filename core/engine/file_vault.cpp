#include "core/engine/file_vault.h"

#include <fcntl.h>
#include <sodium.h>
#include <spdlog/spdlog.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <optional>

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/store/case_extras_gateway.h"

namespace jw::engine {
namespace {

namespace fs = std::filesystem;
constexpr std::size_t kChunk = 1 << 20;

struct Kind {
  std::string_view extension, type;
  bool (*is)(std::string_view bytes);
};

bool at(std::string_view bytes, std::size_t from, std::string_view mark) { return bytes.size() >= from + mark.size() && bytes.substr(from, mark.size()) == mark; }
bool isJpeg(std::string_view b) { return at(b, 0, "\xFF\xD8\xFF"); }
bool isHeic(std::string_view b) {
  if (!at(b, 4, "ftyp")) return false;
  for (const std::string_view brand : {"heic", "heix", "hevc", "heim", "heis", "mif1", "msf1"})
    if (at(b, 8, brand)) return true;
  return false;
}
bool isMpeg4(std::string_view b) { return at(b, 4, "ftyp") && !isHeic(b); }
bool isMp3(std::string_view b) { return at(b, 0, "ID3") || (b.size() > 1 && b[0] == '\xFF' && (static_cast<unsigned char>(b[1]) & 0xE0U) == 0xE0); }
// Texts come in several encodings; what none of them has is a control character.
bool isText(std::string_view b) {
  return std::none_of(b.begin(), b.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f'; });
}
bool isZip(std::string_view b) { return at(b, 0, "PK\x03\x04"); }
bool isWord(std::string_view b) { return isZip(b) && b.find("word/") != b.npos; }
bool isSheet(std::string_view b) { return isZip(b) && b.find("xl/") != b.npos; }

constexpr Kind kKinds[] = {
    {"jpg", "image/jpeg", isJpeg},
    {"jpeg", "image/jpeg", isJpeg},
    {"png", "image/png", [](std::string_view b) { return at(b, 0, "\x89PNG\r\n\x1A\n"); }},
    {"gif", "image/gif", [](std::string_view b) { return at(b, 0, "GIF87a") || at(b, 0, "GIF89a"); }},
    {"webp", "image/webp", [](std::string_view b) { return at(b, 0, "RIFF") && at(b, 8, "WEBP"); }},
    {"heic", "image/heic", isHeic},
    {"mp3", "audio/mpeg", isMp3},
    {"wav", "audio/wav", [](std::string_view b) { return at(b, 0, "RIFF") && at(b, 8, "WAVE"); }},
    {"m4a", "audio/mp4", isMpeg4},
    {"amr", "audio/amr", [](std::string_view b) { return at(b, 0, "#!AMR"); }},
    {"ogg", "audio/ogg", [](std::string_view b) { return at(b, 0, "OggS"); }},
    {"mp4", "video/mp4", isMpeg4},
    {"pdf", "application/pdf", [](std::string_view b) { return at(b, 0, "%PDF-"); }},
    {"txt", "text/plain", isText},
    {"csv", "text/csv", isText},
    {"docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", isWord},
    {"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", isSheet},
};

const Kind* kindOf(const fs::path& file) {
  std::string extension = text::lowerAscii(file.extension().string());
  if (!extension.empty()) extension.erase(0, 1);
  const auto* kind = std::find_if(std::begin(kKinds), std::end(kKinds), [&](const Kind& k) { return k.extension == extension; });
  return kind == std::end(kKinds) ? nullptr : kind;
}

std::string hashOf(std::string_view bytes) {
  std::array<unsigned char, crypto_generichash_BYTES> hash{};
  crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), nullptr, 0);
  return text::toHex({reinterpret_cast<const char*>(hash.data()), hash.size()});
}

/// Nothing if it cannot be read or is larger than `limit`.
std::optional<std::string> bytesOf(const fs::path& file, std::int64_t limit, const std::function<void(double)>& share) {
  std::error_code ec;
  if (!fs::is_regular_file(file, ec)) return std::nullopt;
  const auto size = fs::file_size(file, ec);
  if (ec || size > static_cast<std::uintmax_t>(limit)) return std::nullopt;
  std::ifstream in(file, std::ios::binary);
  std::string bytes(static_cast<std::size_t>(size), '\0');
  for (std::size_t done = 0; done < bytes.size();) {
    const std::size_t part = std::min(kChunk, bytes.size() - done);
    if (!in.read(bytes.data() + done, static_cast<std::streamsize>(part))) return std::nullopt;
    done += part;
    if (share) share(static_cast<double>(done) / static_cast<double>(bytes.size()));
  }
  return bytes;
}

[[noreturn]] void fail(const fs::path& file, const char* what) { throw Error(ErrorCode::store, file.string() + ": cannot be " + what + ": " + std::strerror(errno)); }

void sync(const fs::path& path, int flags) {
  const int fd = ::open(path.c_str(), flags | O_CLOEXEC);
  if (fd < 0) fail(path, "opened");
  const int failed = ::fsync(fd);
  ::close(fd);
  if (failed) fail(path, "written");
}

/// Whole or not at all, and on disk: a temporary file, then a rename.
void writeDurably(const fs::path& file, std::string_view bytes) {
  const fs::path temporary = file.string() + "." + Uuid::make(0).text() + ".tmp";
  const int fd = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (fd < 0) fail(temporary, "made");
  bool good = true;
  for (std::size_t done = 0; good && done < bytes.size();) {
    const ssize_t n = ::write(fd, bytes.data() + done, bytes.size() - done);
    if (n < 0 && errno == EINTR) continue;
    good = n > 0;
    if (good) done += static_cast<std::size_t>(n);
  }
  good = good && ::fsync(fd) == 0;
  good = ::close(fd) == 0 && good;
  good = good && ::rename(temporary.c_str(), file.c_str()) == 0;
  if (!good) {
    const int why = errno;
    ::unlink(temporary.c_str());
    errno = why;
    fail(file, "written");
  }
  sync(file.parent_path(), O_RDONLY | O_DIRECTORY);
}

std::optional<std::string> fault(const fs::path& file, std::string_view hash) {
  std::error_code ec;
  if (!fs::exists(file, ec)) return "the file is missing";
  const auto bytes = bytesOf(file, FileVault::kLargest, nullptr);
  if (!bytes) return "the file cannot be read";
  if (hashOf(*bytes) != hash) return "the file is damaged: its content is not what was attached";
  return std::nullopt;
}

}  // namespace

const std::vector<std::string_view>& keptExtensions() {
  static const std::vector<std::string_view> all = [] {
    std::vector<std::string_view> names;
    for (const Kind& kind : kKinds) names.push_back(kind.extension);
    return names;
  }();
  return all;
}

fs::path FileVault::pathOf(std::string_view hash) const { return m_folder / hash.substr(0, 2) / hash; }

std::variant<FileVault::Kept, Refused> FileVault::keep(const fs::path& file, const std::function<void(double)>& share) const {
  const auto refuse = [&](const char* why) { return Refused{RefusalCode::badFile, file.filename().string() + ": " + why}; };
  const Kind* kind = kindOf(file);
  if (!kind) return refuse("of a kind that is not kept");
  const auto bytes = bytesOf(file, kLargest, share);
  if (!bytes) return refuse("cannot be read, or is larger than 64 MB");
  if (bytes->empty()) return refuse("empty");
  if (!kind->is(*bytes)) return refuse("its content is not what its name says");
  Kept kept{hashOf(*bytes), std::string(kind->type), static_cast<std::int64_t>(bytes->size())};
  const fs::path to = pathOf(kept.hash);
  // Bytes that lie there sound are not written again; damaged ones are made good.
  if (!fault(to, kept.hash)) return kept;
  put(to, *bytes);
  return kept;
}

void FileVault::put(const fs::path& to, std::string_view bytes) const {
  std::error_code ec;
  if (fs::create_directories(to.parent_path(), ec)) {
    fs::permissions(m_folder, fs::perms::owner_all, ec);
    sync(m_folder, O_RDONLY | O_DIRECTORY);
    sync(fs::absolute(m_folder).parent_path(), O_RDONLY | O_DIRECTORY);
  }
  writeDurably(to, bytes);
}

bool FileVault::take(const FileVault& from, std::string_view hash, bool& copied) const {
  copied = false;
  const fs::path source = from.pathOf(hash), to = pathOf(hash);
  std::error_code none, gone;
  const auto here = fs::file_size(to, none), there = fs::file_size(source, gone);
  if (!none && (gone || here == there)) return true;
  const auto bytes = bytesOf(source, kLargest, nullptr);
  if (!bytes || hashOf(*bytes) != hash) return false;
  put(to, *bytes);
  return copied = true;
}

bool FileVault::forget(std::string_view hash) const {
  std::error_code why;
  fs::remove(pathOf(hash), why);
  if (why) spdlog::error("removing an attachment whose case has left this workstation: {}", why.message());
  return !why;
}

fs::path FileVault::verified(std::string_view hash) const {
  const fs::path file = pathOf(hash);
  if (const auto why = fault(file, hash)) throw Error(ErrorCode::store, file.filename().string() + ": " + *why);
  return file;
}

std::vector<store::Finding> checkFiles(store::Connection& c, const Progress& progress) {
  std::vector<store::Finding> findings;
  const FileVault vault(c.file());
  const auto hashes = store::attachmentHashes(c);
  std::uint64_t done = 0;
  for (const auto& hash : hashes) {
    progress(done++, hashes.size(), "attachments");
    if (const auto why = fault(vault.pathOf(hash), hash)) findings.push_back({"file", hash, *why});
  }
  return findings;
}

}  // namespace jw::engine
