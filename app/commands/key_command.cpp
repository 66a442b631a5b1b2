#include "app/commands/key_command.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <iomanip>
#include <nlohmann/json.hpp>
#include <ostream>
#include <sstream>

#include "app/compose.h"
#include "app/exit_codes.h"
#include "app/json_out.h"
#include "app/passphrase.h"
#include "app/system_user.h"
#include "core/access/audit_chain.h"
#include "core/access/key_file.h"
#include "core/base/error.h"
#include "core/base/read_file.h"
#include "core/store/audit_gateway.h"
#include "core/store/schema.h"
#include "core/store/sync_overview.h"

namespace jw::app {
namespace {

namespace fs = std::filesystem;

std::string idOf(const access::StoreKey& key) {
  std::ostringstream out;
  out << std::hex << std::setw(8) << std::setfill('0') << key.id();
  return out.str();
}

void audit(store::Connection& c, const Uuid& storeId, const std::string& action, const std::string& key) {
  store::Transaction t(c);
  auto head = store::auditHead(c);
  if (head.seq == 0) head = access::auditGenesis(storeId);
  model::AuditEntry entry;
  entry.at = SystemClock().now();
  entry.actor = systemUser();
  entry.role = model::Role::administrator;
  entry.action = action;
  entry.object = "key/" + key;
  entry.detail = nlohmann::json({{"key", key}}).dump();
  access::appendTo(head, entry);
  store::appendAudit(c, entry);
  t.commit();
}

void writeSecret(const fs::path& file, const std::string& text) {
  const int fd = open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (fd < 0) throw Error(ErrorCode::input, file.string() + ": " + std::generic_category().message(errno));
  const auto written = write(fd, text.data(), text.size());
  const bool good = written == static_cast<ssize_t>(text.size()) && fsync(fd) == 0;
  close(fd);
  if (!good) throw Error(ErrorCode::input, file.string() + ": cannot be written");
}

int exportKey(const Context& context, const Options& options) {
  const fs::path file = storeFile(context), out = needed(options, "out");
  if (!fs::exists(file)) throw Error(ErrorCode::store, file.string() + ": no such store");
  store::Connection c(file, store::OpenMode::readWrite);
  store::prepareSchema(c, context.data / "schema");
  const auto id = Uuid::parse(store::metaValue(c, "store_id"));
  if (!id) throw Error(ErrorCode::store, "the store has no key yet: open it once");
  const auto key = access::loadKey(access::keyDirectory(), *id);
  const std::string text = access::carriedKey(key, readPassphrase(context, optional(options, "passphrase-file"), true));
  // What leaves is on record before it leaves.
  audit(c, *id, "key.export", idOf(key));
  writeSecret(out, text);
  if (context.json)
    printJson(context.out, {{"key", idOf(key)}, {"file", out.string()}});
  else
    context.out << context.text({"密钥 ", "key "}) << idOf(key) << context.text({" 已用口令封存到 ", " is sealed with the passphrase in "}) << out.string() << '\n'
                << context.text({"请分开传递文件和口令；用完后删除文件。", "Carry the file and the passphrase on different ways, and delete the file afterwards."}) << '\n';
  return kDone;
}

int importKey(const Context& context, const Options& options) {
  if (!context.store) throw Error(ErrorCode::usage, "which store? give --store FILE; one that is not there is made");
  const auto key = access::openCarriedKey(readFile(argument(options, "file")), readPassphrase(context, optional(options, "passphrase-file"), false));
  const bool there = fs::exists(*context.store);
  store::refuseNetworkFileSystem(*context.store);
  store::Connection c(*context.store, there ? store::OpenMode::readWrite : store::OpenMode::create);
  store::prepareSchema(c, context.data / "schema");
  const auto directory = access::keyDirectory();
  bool fresh = false;
  if (const auto id = Uuid::parse(store::metaValue(c, "store_id"))) {
    if (access::loadKey(directory, *id).id() != key.id())
      throw Error(ErrorCode::rights, "this store has a key of its own, with which its fields are sealed: import the key into a new store, and bootstrap that");
  } else {
    if (store::everWritten(c)) throw Error(ErrorCode::store, "this store holds work already, but no key: it is damaged");
    // The key is durable before the store has a name that asks for it.
    const Uuid made = Uuid::make(toMillis(SystemClock().now()));
    access::placeKey(directory, made, key);
    store::setMetaValue(c, "store_id", made.text());
    audit(c, made, "key.import", idOf(key));
    fresh = true;
  }
  if (context.json)
    printJson(context.out, {{"key", idOf(key)}, {"store", context.store->string()}, {"change", fresh ? "placed" : "current"}});
  else if (fresh)
    context.out << context.text({"存储现在使用密钥 ", "the store now uses the key "}) << idOf(key) << '\n'
                << context.text({"下一步：jingwei --store 文件 sync bootstrap --central URL", "next: jingwei --store FILE sync bootstrap --central URL"}) << '\n';
  else
    context.out << context.text({"存储已使用该密钥", "the store has this key already"}) << '\n';
  return kDone;
}

}  // namespace

std::vector<Command> keyCommands() {
  Command exporting{.name = "sync key export",
                    .arguments = "--out FILE [--passphrase-file FILE|-]",
                    .summary = {"用口令封存本存储的密钥，供同一中心的另一台工作站使用", "seal this store's key with a passphrase, for another workstation of the same center"},
                    .positional = {},
                    .options = po::options_description("Options"),
                    .run = exportKey};
  exporting.options.add_options()("out", po::value<std::string>()->value_name("FILE"), "a new file; nobody but you may read it")(
      "passphrase-file", po::value<std::string>()->value_name("FILE|-"), "its first line, or that of the standard input; else it is asked on the terminal");
  Command importing{.name = "sync key import",
                    .arguments = "FILE [--passphrase-file FILE|-]",
                    .summary = {"为新存储放入封存的密钥", "place a sealed key for a new store, which is made if it is not there"},
                    .positional = {"file"},
                    .options = po::options_description("Options"),
                    .run = importKey};
  importing.options.add_options()("passphrase-file", po::value<std::string>()->value_name("FILE|-"), "its first line, or that of the standard input; else it is asked on the terminal");
  return {exporting, importing};
}

}  // namespace jw::app
