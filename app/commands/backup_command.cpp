#include "app/commands/backup_command.h"

#include <ostream>

#include "app/compose.h"
#include "app/exit_codes.h"
#include "app/json_out.h"
#include "app/progress_bar.h"
#include "app/settings.h"
#include "app/system_user.h"
#include "core/access/key_file.h"
#include "core/base/zone.h"
#include "core/engine/backup.h"
#include "core/store/schema.h"

namespace jw::app {
namespace {

namespace fs = std::filesystem;

Json countsJson(const store::StoreCounts& c) {
  return {{"areas", c.areas}, {"buildings", c.buildings}, {"dwellings", c.dwellings}, {"households", c.households}, {"people", c.people}, {"cases", c.cases}, {"transitions", c.transitions}};
}

Json findingsJson(const std::vector<store::Finding>& findings) {
  Json json = Json::array();
  for (const auto& f : findings) json.push_back({{"kind", f.kind}, {"id", f.id}, {"text", f.text}});
  return json;
}

void say(const Context& context, const std::vector<store::Finding>& findings) {
  for (const auto& f : findings) context.err << f.kind << ' ' << f.id << ' ' << f.text << '\n';
}

void sayKey(const Context& context, const std::string& storeId) {
  context.out << context.text({"密钥文件不在备份里，没有它，受保护的字段无法读取。请另存一份到别处：", "The key file is not in the backup, and without it the protected fields cannot be read. Keep a copy of it elsewhere: "})
              << access::keyFile(access::keyDirectory(), *Uuid::parse(storeId)).string() << '\n';
}

int backup(const Context& context, const Options& options) {
  const fs::path file = storeFile(context), out = needed(options, "out");
  if (!fs::exists(file)) throw Error(ErrorCode::store, file.string() + ": no such store");
  store::refuseNetworkFileSystem(file);
  engine::BackupReport report;
  {
    // The window may have the store open; checkpoints are its own affair.
    store::Connection w(file, store::OpenMode::readWrite);
    store::leaveCheckpoints(w);
    store::prepareSchema(w, context.data / "schema");
    const auto id = Uuid::parse(store::metaValue(w, "store_id"));
    if (!id) throw Error(ErrorCode::store, file.string() + ": never used, there is nothing to back up");
    (void)access::loadKey(access::keyDirectory(), *id);
    store::Connection reader(file, store::OpenMode::readOnly);
    ProgressBar bar(context.err, context.terminal, context.stop);
    report = engine::makeBackup(reader, {out, options.contains("replace")}, SystemClock().now(), bar.progress(), [&] {
      // What leaves is on record before it leaves.
      store::Transaction t(w);
      engine::auditBackup(w, systemActor(), SystemClock().now(), out);
      t.commit();
    });
  }
  if (!rememberBackup(context.settings, file, out)) context.err << context.text({"备份已完成，但其位置没有记入设置文件", "the backup is made, but its place could not be noted in the settings"}) << '\n';
  if (context.json) {
    printJson(context.out, {{"file", out.string()},
                            {"store_id", report.facts.storeId},
                            {"taken_at", formatUtc(report.facts.takenAt)},
                            {"schema", report.facts.schema},
                            {"bytes", report.facts.bytes},
                            {"counts", countsJson(report.facts.counts)},
                            {"attachments", report.attachments},
                            {"attachments_copied", report.copied},
                            {"findings", findingsJson(report.findings)}});
  } else {
    context.out << context.text({"备份已完成并核对：", "the backup is made and verified: "}) << out.string() << " (" << (report.facts.bytes >> 20) << " MiB, " << report.facts.counts.cases << context.text({" 个案件", " cases"}) << ")\n";
    if (report.attachments > 0)
      context.out << context.text({"附件在旁边的文件夹里，请一起保存：", "Attachments are in the folder beside it, keep the two together: "}) << engine::backupVaultOf(out.parent_path()).string() << ".files (" << report.attachments << ")\n";
    sayKey(context, report.facts.storeId);
    say(context, report.findings);
  }
  return report.findings.empty() ? kDone : kFindings;
}

int restore(const Context& context, const Options& options) {
  const fs::path from = argument(options, "file"), file = storeFile(context);
  engine::RestoreReport report;
  {
    ProgressBar bar(context.err, context.terminal, context.stop);
    report = engine::restoreBackup(from, file, context.data / "schema", systemActor(), SystemClock().now(), bar.progress());
  }
  if (context.store) rememberStore(context.settings, file);
  const auto taken = report.facts.takenAt == kNever ? std::string() : formatUtc(report.facts.takenAt);
  if (context.json) {
    printJson(context.out, {{"store", file.string()},
                            {"backup", from.string()},
                            {"taken_at", taken},
                            {"replaced", report.aside.string()},
                            {"counts", countsJson(report.facts.counts)},
                            {"new_site", report.newSite},
                            {"held_messages", report.heldMessages},
                            {"attachments", report.attachments},
                            {"attachments_copied", report.copied},
                            {"findings", findingsJson(report.findings)}});
  } else {
    context.out << context.text({"已恢复：", "restored: "}) << file.string() << " (" << report.facts.counts.cases << context.text({" 个案件", " cases"}) << (taken.empty() ? "" : ", ") << taken << ")\n";
    if (!report.aside.empty()) context.out << context.text({"原来的数据库保留在：", "The store that was there is kept as: "}) << report.aside.string() << '\n';
    if (report.newSite)
      context.out << context.text({"本工作站在中心换用新的标识；备份之后已上报中心的内容会在下次同步时取回。", "For the center this is another workstation from now on; what had been told to it since the backup comes back with the next synchronisation."}) << '\n';
    if (report.heldMessages > 0)
      context.out << context.text({"备份时待发的短信和邮件可能已经发出，已暂停，请在“消息”页查看后重发：", "Messages that waited at the time of the backup may have been sent since; they are held, look at them on the page Messages: "}) << report.heldMessages << '\n';
    say(context, report.findings);
  }
  return report.findings.empty() ? kDone : kFindings;
}

}  // namespace

std::vector<Command> backupCommands() {
  Command making{.name = "backup",
                 .arguments = "--out FILE [--replace]",
                 .summary = {"备份数据库：在使用中也可进行，完成后核对；密钥文件须另存", "back up the store, also while it is in use, and verify the copy; the key file is to be kept apart"},
                 .positional = {},
                 .options = po::options_description("Options"),
                 .run = backup};
  auto add = making.options.add_options();
  add("out", po::value<std::string>()->value_name("FILE"), "the backup, on a local disk; attachments go into the folder jingwei.files beside it");
  add("replace", "an earlier backup of that name is replaced once the new one is whole");
  Command restoring{.name = "restore",
                    .arguments = "FILE",
                    .summary = {"用备份恢复 --store 指定的数据库；原来的数据库改名保留", "put a verified backup in the place of --store; the store that was there is kept under another name"},
                    .positional = {"file"},
                    .options = po::options_description("Options"),
                    .run = restore};
  return {making, restoring};
}

}  // namespace jw::app
