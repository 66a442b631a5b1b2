#include "core/engine/attachment_desk.h"

#include <spdlog/spdlog.h>

#include "core/base/error.h"
#include "core/engine/file_vault.h"

namespace jw::engine {

void AttachmentDesk::attach(model::Actor actor, CaseId id, std::filesystem::path file, std::function<void(double)> share, std::function<void(Answer)> answered) {
  m_engine.read({}, [&engine = m_engine, actor = std::move(actor), id, file = std::move(file), share = std::move(share), answered = std::move(answered)](store::Connection&) {
    try {
      const auto kept = FileVault(engine.storePath()).keep(file, share);
      if (const auto* why = std::get_if<Refused>(&kept)) return answered(*why);
      const auto& bytes = std::get<FileVault::Kept>(kept);
      AttachFile command{id, {}};
      command.file.hash = bytes.hash;
      command.file.name = file.filename().string();
      command.file.type = bytes.type;
      command.file.size = bytes.size;
      std::vector<Order> orders;
      orders.push_back({actor, std::move(command)});
      engine.submit(std::move(orders), [answered](std::vector<Answer> answers) { answered(std::move(answers.front())); });
    } catch (const Error& e) {
      spdlog::error("keeping an attachment: {}", e.what());
      answered(Refused{RefusalCode::notStored, e.what()});
    }
  });
}

void AttachmentDesk::fileOf(std::string hash, std::function<void(Found)> ready) const {
  m_engine.read({}, [&engine = m_engine, hash = std::move(hash), ready = std::move(ready)](store::Connection&) {
    try {
      ready({FileVault(engine.storePath()).verified(hash), {}});
    } catch (const Error& e) {
      spdlog::error("opening an attachment: {}", e.what());
      ready({{}, e.what()});
    }
  });
}

}  // namespace jw::engine
