// The file that holds a store's master key: outside the store, so that a copied store does not carry its key along.
#pragma once
#include <filesystem>
#include <string>
#include <string_view>

#include "core/access/store_key.h"
#include "core/base/ids.h"

namespace jw::access {

/// $JINGWEI_KEY_DIR, else $XDG_CONFIG_HOME/jingwei/keys, else ~/.config/jingwei/keys; relative values of the last two
/// variables do not count. Throws Error(store) if none of them is set. Reads the environment: call it at start.
std::filesystem::path keyDirectory();

/// `directory`/<store id>.key: a few lines of text, so that it can be kept on paper.
std::filesystem::path keyFile(const std::filesystem::path& directory, const Uuid& store);

/// Makes the key of a new store and its file (mode 0600, folder 0700), durable before this returns. Never replaces a
/// file. With a passphrase the file holds the key wrapped: Argon2id (64 MiB, 3 passes), XChaCha20-Poly1305.
/// Blocks for disk and, with a passphrase, for some tenths of a second. Throws Error(store).
StoreKey createKey(const std::filesystem::path& directory, const Uuid& store, std::string_view passphrase = {});

/// The same for a new store that shares another one's key: all workstations of a center have one.
void placeKey(const std::filesystem::path& directory, const Uuid& store, const StoreKey& key, std::string_view passphrase = {});

/// Shortest passphrase that a key is carried with, in characters.
constexpr std::size_t kShortestPassphrase = 12;
/// The key as a few lines of text that are carried by hand, sealed with the passphrase (as in a key file). Blocks for some tenths of
/// a second. Throws Error(input) if the passphrase is too short.
std::string carriedKey(const StoreKey& key, std::string_view passphrase);
/// Throws Error(input) if the text is none, Error(rights) if the passphrase is wrong or the text was changed.
StoreKey openCarriedKey(std::string_view text, std::string_view passphrase);

/// The key of an existing store. Throws Error(store) saying what to do if the file is missing, open to other users,
/// damaged or of another store; Error(rights) if the passphrase is missing or wrong.
StoreKey loadKey(const std::filesystem::path& directory, const Uuid& store, std::string_view passphrase = {});

/// Whether loadKey will want a passphrase. Throws as loadKey does.
bool needsPassphrase(const std::filesystem::path& directory, const Uuid& store);

}  // namespace jw::access
