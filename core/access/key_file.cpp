#include "core/access/key_file.h"

#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <system_error>
#include <utility>

#include "core/base/error.h"
#include "core/base/text.h"

namespace jw::access {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kFirstLine = "jingwei key 1", kCarriedLine = "jingwei carried key 1";
constexpr std::uint8_t kCarriedBound[] = {'c', 'a', 'r', 'r', 'i', 'e', 'd'};
constexpr unsigned long long kPasses = 3;
constexpr std::size_t kMemory = 64UL * 1024 * 1024;
constexpr std::size_t kWrapped = Secret::kSize + crypto_aead_xchacha20poly1305_ietf_ABYTES;
using Salt = std::array<std::uint8_t, crypto_pwhash_SALTBYTES>;
using Nonce = std::array<std::uint8_t, crypto_aead_xchacha20poly1305_ietf_NPUBBYTES>;
using Wrapped = std::array<std::uint8_t, kWrapped>;

[[noreturn]] void fail(const std::string& what, const fs::path& path) {
  throw Error(ErrorCode::store, what + " " + path.string() + ": " + std::generic_category().message(errno));
}

class File {
 public:
  explicit File(int fd) : m_fd(fd) {}
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  ~File() {
    if (m_fd >= 0) ::close(m_fd);
  }
  int fd() const { return m_fd; }
  explicit operator bool() const { return m_fd >= 0; }

 private:
  int m_fd;
};

/// Text that is wiped when it goes. Never grows beyond its first size, so that no copy stays behind.
class SecretText {
 public:
  static constexpr std::size_t kCapacity = 1024;
  SecretText() { m_text.reserve(kCapacity); }
  SecretText(const SecretText&) = delete;
  SecretText& operator=(const SecretText&) = delete;
  ~SecretText() {
    m_text.resize(m_text.capacity());
    sodium_memzero(m_text.data(), m_text.size());
  }
  std::string& text() { return m_text; }
  void line(std::string_view name, std::string_view value) {
    m_text.append(name).append(1, ' ').append(value).append(1, '\n');
  }
  template <class Bytes>
  void hex(std::string_view name, const Bytes& bytes, std::size_t size) {
    m_text.append(name).append(1, ' ');
    const std::size_t at = m_text.size();
    m_text.resize(at + 2 * size + 1);
    sodium_bin2hex(m_text.data() + at, 2 * size + 1, bytes.data(), size);
    m_text.back() = '\n';
  }
  /// What stands behind the name; empty if there is no such line.
  std::string_view value(std::string_view name) const {
    for (std::string_view rest = m_text; !rest.empty();) {
      const std::string_view row = rest.substr(0, rest.find('\n'));
      rest.remove_prefix(std::min(rest.size(), row.size() + 1));
      if (row.size() > name.size() && row.starts_with(name) && row[name.size()] == ' ')
        return text::trim(row.substr(name.size() + 1));
    }
    return {};
  }
  template <class Bytes>
  bool bytes(std::string_view name, Bytes& out, std::size_t size) const {
    const std::string_view digits = value(name);
    std::size_t used = 0;
    return digits.size() == 2 * size &&
           sodium_hex2bin(out.data(), size, digits.data(), digits.size(), nullptr, &used, nullptr) == 0 && used == size;
  }

 private:
  std::string m_text;
};

Secret wrappingKey(std::string_view passphrase, const Salt& salt) {
  Secret key;
  if (crypto_pwhash(key.data(), Secret::kSize, passphrase.data(), passphrase.size(), salt.data(), kPasses, kMemory,
                    crypto_pwhash_ALG_ARGON2ID13) != 0)
    throw Error(ErrorCode::store, "not enough memory to work on the passphrase (64 MiB)");
  return key;
}

std::string idText(const StoreKey& key) {
  char digits[9];
  std::snprintf(digits, sizeof(digits), "%08x", static_cast<unsigned>(key.id()));
  return digits;
}

using Bound = std::span<const std::uint8_t>;

/// The key under the passphrase, bound to a place: elsewhere it does not open.
void wrap(SecretText& out, const StoreKey& key, Bound bound, std::string_view passphrase) {
  Salt salt;
  Nonce nonce;
  Wrapped wrapped;
  randombytes_buf(salt.data(), salt.size());
  randombytes_buf(nonce.data(), nonce.size());
  crypto_aead_xchacha20poly1305_ietf_encrypt(wrapped.data(), nullptr, key.master().data(), Secret::kSize, bound.data(), bound.size(), nullptr, nonce.data(),
                                             wrappingKey(passphrase, salt).data());
  out.hex("salt", salt, salt.size());
  out.hex("nonce", nonce, nonce.size());
  out.hex("wrapped", wrapped, wrapped.size());
}

enum class Unwrapped { yes, damaged, wrongPassphrase };
Unwrapped unwrap(const SecretText& text, Bound bound, std::string_view passphrase, Secret& master) {
  Salt salt;
  Nonce nonce;
  Wrapped wrapped;
  if (!text.bytes("salt", salt, salt.size()) || !text.bytes("nonce", nonce, nonce.size()) || !text.bytes("wrapped", wrapped, wrapped.size())) return Unwrapped::damaged;
  return crypto_aead_xchacha20poly1305_ietf_decrypt(master.data(), nullptr, nullptr, wrapped.data(), wrapped.size(), bound.data(), bound.size(), nonce.data(), wrappingKey(passphrase, salt).data()) == 0
             ? Unwrapped::yes
             : Unwrapped::wrongPassphrase;
}

void compose(SecretText& out, const StoreKey& key, const Uuid& store, std::string_view passphrase) {
  out.text() = kFirstLine;
  out.text() += '\n';
  out.line("store", store.text());
  out.line("id", idText(key));
  if (passphrase.empty()) {
    out.hex("key", key.master(), Secret::kSize);
    return;
  }
  wrap(out, key, {store.data(), store.size()}, passphrase);
}

void readAll(const fs::path& path, SecretText& out) {
  const File file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file && errno == ENOENT)
    throw Error(ErrorCode::store,
                "the key of this store is missing: " + path.string() +
                    " does not exist. Without it the protected fields cannot be read. Copy the file from your backup "
                    "or from the "
                    "workstation where the store was made, or set JINGWEI_KEY_DIR to the folder that holds it");
  if (!file) fail("cannot open the key file", path);
  struct stat info {};
  if (::fstat(file.fd(), &info) != 0) fail("cannot open the key file", path);
  if ((info.st_mode & (S_IRWXG | S_IRWXO)) != 0)
    throw Error(ErrorCode::store, "the key file " + path.string() +
                                      " is open to other users. Close it with: chmod 600 '" + path.string() + "'");
  std::string& text = out.text();
  text.resize(SecretText::kCapacity);
  std::size_t size = 0;
  while (size < text.size()) {
    const ssize_t n = ::read(file.fd(), text.data() + size, text.size() - size);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) fail("cannot read the key file", path);
    if (n == 0) break;
    size += static_cast<std::size_t>(n);
  }
  text.resize(size);
}

void open(const fs::path& path, const Uuid& store, SecretText& out) {
  readAll(path, out);
  if (!out.text().starts_with(kFirstLine))
    throw Error(ErrorCode::store, path.string() + " is no key file of this version");
  if (out.value("store") != store.text())
    throw Error(ErrorCode::store,
                path.string() + " is the key of another store (" + std::string(out.value("store")) + ")");
}

void sync(const fs::path& directory) {
  const File file(::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!file || ::fsync(file.fd()) != 0) fail("cannot write to the key folder", directory);
}

void write(const fs::path& path, const std::string& text) {
  std::string temp = path.string() + ".XXXXXX";
  const File file(::mkostemp(temp.data(), O_CLOEXEC));  // mode 0600 from the start
  if (!file) fail("cannot write the key file", path);
  struct Remover {
    const std::string& path;
    ~Remover() { ::unlink(path.c_str()); }
  } remover{temp};
  for (std::size_t done = 0; done < text.size();) {
    const ssize_t n = ::write(file.fd(), text.data() + done, text.size() - done);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) fail("cannot write the key file", path);
    done += static_cast<std::size_t>(n);
  }
  if (::fsync(file.fd()) != 0) fail("cannot write the key file", path);
  // link() and not rename(): a key that is already there must never be replaced.
  if (::link(temp.c_str(), path.c_str()) != 0) fail("cannot make the key file", path);
}

}  // namespace

fs::path keyDirectory() {
  const auto variable = [](const char* name) {
    const char* value = std::getenv(name);
    return fs::path(value ? value : "");
  };
  if (const fs::path own = variable("JINGWEI_KEY_DIR"); !own.empty()) return own;
  if (const fs::path config = variable("XDG_CONFIG_HOME"); config.is_absolute()) return config / "jingwei" / "keys";
  if (const fs::path home = variable("HOME"); home.is_absolute()) return home / ".config" / "jingwei" / "keys";
  throw Error(ErrorCode::store, "no folder for keys: set JINGWEI_KEY_DIR or HOME");
}

fs::path keyFile(const fs::path& directory, const Uuid& store) {
  return directory / (store.text() + ".key");
}

StoreKey createKey(const fs::path& directory, const Uuid& store, std::string_view passphrase) {
  placeKey(directory, store, StoreKey::random(), passphrase);
  // Read back what will be needed for as long as the store lives.
  return loadKey(directory, store, passphrase);
}

void placeKey(const fs::path& directory, const Uuid& store, const StoreKey& key, std::string_view passphrase) {
  std::error_code error;
  if (fs::create_directories(directory, error)) fs::permissions(directory, fs::perms::owner_all, error);
  if (error) throw Error(ErrorCode::store, "cannot make the key folder " + directory.string() + ": " + error.message());
  SecretText text;
  compose(text, key, store, passphrase);
  write(keyFile(directory, store), text.text());
  sync(directory);
}

std::string carriedKey(const StoreKey& key, std::string_view passphrase) {
  if (text::length(passphrase) < kShortestPassphrase) throw Error(ErrorCode::input, "the passphrase is too short: at least " + std::to_string(kShortestPassphrase) + " characters");
  SecretText out;
  out.text() = kCarriedLine;
  out.text() += '\n';
  out.line("id", idText(key));
  wrap(out, key, kCarriedBound, passphrase);
  return out.text();
}

StoreKey openCarriedKey(std::string_view text, std::string_view passphrase) {
  SecretText in;
  if (!text.starts_with(kCarriedLine) || text.size() > SecretText::kCapacity) throw Error(ErrorCode::input, "this is no carried key of this version");
  in.text() = text;
  Secret master;
  const auto opened = unwrap(in, kCarriedBound, passphrase, master);
  if (opened == Unwrapped::damaged) throw Error(ErrorCode::input, "the carried key is damaged");
  if (opened == Unwrapped::wrongPassphrase) throw Error(ErrorCode::rights, "the passphrase is wrong, or the carried key was changed");
  StoreKey key(std::move(master));
  if (in.value("id") != idText(key)) throw Error(ErrorCode::input, "the carried key is damaged");
  return key;
}

bool needsPassphrase(const fs::path& directory, const Uuid& store) {
  SecretText text;
  open(keyFile(directory, store), store, text);
  return !text.value("wrapped").empty();
}

StoreKey loadKey(const fs::path& directory, const Uuid& store, std::string_view passphrase) {
  const fs::path path = keyFile(directory, store);
  SecretText text;
  open(path, store, text);
  const Error damaged(ErrorCode::store,
                      "the key file " + path.string() + " is damaged. Copy it again from your backup");
  Secret master;
  if (text.value("wrapped").empty()) {
    if (!text.bytes("key", master, Secret::kSize)) throw damaged;
  } else {
    if (text.value("salt").empty()) throw damaged;
    if (passphrase.empty()) throw Error(ErrorCode::rights, "the key of this store is locked with a passphrase");
    switch (unwrap(text, {store.data(), store.size()}, passphrase, master)) {
      case Unwrapped::damaged: throw damaged;
      case Unwrapped::wrongPassphrase: throw Error(ErrorCode::rights, "the passphrase is wrong, or the key file " + path.string() + " is damaged");
      case Unwrapped::yes: break;
    }
  }
  StoreKey key(std::move(master));
  if (text.value("id") != idText(key)) throw damaged;
  return key;
}

}  // namespace jw::access
