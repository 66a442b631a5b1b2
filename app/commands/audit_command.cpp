#include "app/commands/audit_command.h"

#include <algorithm>
#include <charconv>
#include <ostream>

#include "app/compose.h"
#include "app/exit_codes.h"
#include "app/json_out.h"
#include "app/number_option.h"
#include "app/progress_bar.h"
#include "core/access/audit_chain.h"
#include "core/engine/audit_log.h"
#include "core/store/audit_gateway.h"

namespace jw::app {
namespace {

std::string_view roleName(model::Role role) {
  switch (role) {
    case model::Role::engine:
      return "engine";
    case model::Role::administrator:
      return "administrator";
    case model::Role::operator_:
      return "operator";
    case model::Role::supervisor:
      return "supervisor";
    case model::Role::analyst:
      return "analyst";
    case model::Role::communityWorker:
      return "community_worker";
    case model::Role::department:
      return "department";
  }
  return "unknown";
}

struct KeptHead {
  std::int64_t seq = 0;
  std::string hash;
};

// "12:0a1b…" as `audit verify` prints it.
std::optional<KeptHead> keptHead(const std::string& words) {
  if (words.empty()) return std::nullopt;
  KeptHead head;
  const auto colon = words.find(':');
  const auto [end, ec] = std::from_chars(words.data(), words.data() + std::min(colon, words.size()), head.seq);
  if (colon != std::string::npos) head.hash = words.substr(colon + 1);
  const bool hex = head.hash.size() == 2 * sizeof(model::AuditHash) && head.hash.find_first_not_of("0123456789abcdef") == std::string::npos;
  if (ec != std::errc() || end != words.data() + colon || head.seq < 1 || !hex) throw Error(ErrorCode::usage, "--head is NUMBER:HASH as audit verify prints it, not " + words);
  return head;
}

int verify(const Context& context, const Options& options) {
  const auto kept = keptHead(optional(options, "head"));
  const auto engine = openEngine(context, Opening::existing);
  ProgressBar bar(context.err, context.terminal, context.stop);
  engine::AuditVerdict verdict;
  bool keptIsThere = true;
  engine->read(context.stop, [&](store::Connection& c) {
          verdict = engine::verifyAudit(c, bar.progress());
          if (!kept) return;
          const auto entry = store::readAudit(c, kept->seq, 1);
          keptIsThere = !entry.empty() && entry.front().seq == kept->seq && access::hexOf(entry.front().hash) == kept->hash;
        }).get();
  const bool sound = !verdict.broken && keptIsThere;
  const std::string head = std::to_string(verdict.head.seq) + ":" + access::hexOf(verdict.head.hash);
  if (context.json) {
    Json json = {{"sound", sound}, {"entries", verdict.entries}, {"head", head}};
    if (verdict.broken) json["broken"] = *verdict.broken;
    if (kept) json["kept_head_found"] = keptIsThere;
    printJson(context.out, json);
  } else {
    context.out << context.text({"审计日志条数 ", "entries of the audit log: "}) << verdict.entries << '\n';
    if (verdict.broken)
      context.out << context.text({"链条在此条断开：", "the chain is broken at entry "}) << *verdict.broken << '\n';
    else
      context.out << context.text({"链条完整", "the chain is whole"}) << '\n';
    if (!keptIsThere) context.out << context.text({"未找到所给的链头：日志被截短或重写", "the given head is not in the log: it was cut off or written anew"}) << '\n';
    context.out << context.text({"链头（请另存他处）：", "head (keep it elsewhere): "}) << head << '\n';
  }
  return sound ? kDone : kStore;
}

int show(const Context& context, const Options& options) {
  const auto last = numberOption<std::uint32_t>(options, "last", 50, 1, 100'000);
  const std::string action = optional(options, "action");
  const auto engine = openEngine(context, Opening::existing);
  std::vector<model::AuditEntry> entries;
  engine->read(context.stop, [&](store::Connection& c) {
          const std::int64_t end = store::auditHead(c).seq;
          // Backwards by pages, until there are enough that are asked for.
          for (std::int64_t to = end; to > 0 && entries.size() < last;) {
            const std::int64_t from = std::max<std::int64_t>(1, to - last + 1);
            auto page = store::readAudit(c, from, static_cast<std::uint32_t>(to - from + 1));
            for (auto e = page.rbegin(); e != page.rend() && entries.size() < last; ++e)
              if (action.empty() || e->action == action) entries.push_back(std::move(*e));
            to = from - 1;
          }
        }).get();
  std::reverse(entries.begin(), entries.end());
  if (context.json) {
    Json json = Json::array();
    for (const auto& e : entries)
      json.push_back({{"seq", e.seq}, {"at", formatUtc(e.at)}, {"actor", e.actor}, {"role", roleName(e.role)}, {"action", e.action}, {"object", e.object}, {"purpose", e.purpose}, {"detail", e.detail}, {"hash", access::hexOf(e.hash)}});
    printJson(context.out, json);
    return kDone;
  }
  for (const auto& e : entries) {
    context.out << e.seq << "  " << formatUtc(e.at) << "  " << e.actor << " (" << roleName(e.role) << ")  " << e.action << "  " << e.object;
    if (!e.purpose.empty()) context.out << "  " << e.purpose;
    context.out << '\n';
  }
  if (entries.empty()) context.out << context.text({"没有审计记录", "there are no entries"}) << '\n';
  return kDone;
}

}  // namespace

std::vector<Command> auditCommands() {
  Command verifying{.name = "audit verify",
                    .arguments = "[--head NUMBER:HASH]",
                    .summary = {"验证审计日志的哈希链", "verify the hash chain of the audit log"},
                    .positional = {},
                    .options = po::options_description("Options"),
                    .run = verify};
  verifying.options.add_options()("head", po::value<std::string>()->value_name("NUMBER:HASH"), "a head that was noted before: it must still be in the log");
  Command showing{.name = "audit show",
                  .arguments = "[--last N] [--action ACTION]",
                  .summary = {"查看审计日志", "show the audit log"},
                  .positional = {},
                  .options = po::options_description("Options"),
                  .run = show};
  auto add = showing.options.add_options();
  add("last", po::value<std::string>()->value_name("N"), "so many at most, the newest (50)");
  add("action", po::value<std::string>()->value_name("ACTION"), "only these: read, read.refused, export …");
  return {verifying, showing};
}

}  // namespace jw::app
