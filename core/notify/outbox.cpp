#include "core/notify/outbox.h"

#include "core/access/masking.h"
#include "core/base/error.h"

namespace jw::notify {
namespace {

constexpr std::string_view kTable = "outbox";

// A row that was sealed with another key, or changed by hand, must not hide the others.
bool tryOpen(const access::FieldCipher& cipher, model::Message& m) {
  try {
    m.address = cipher.open(kTable, "address", m.id.uuid, m.address);
    m.subject = cipher.open(kTable, "subject", m.id.uuid, m.subject);
    m.text = cipher.open(kTable, "text", m.id.uuid, m.text);
    return true;
  } catch (const Error& e) {
    m.error = e.what();
    return false;
  }
}

std::string maskEmail(const std::string& address) {
  const auto at = address.find('@');
  return at == std::string::npos || at == 0 ? std::string("***") : address.substr(0, 1) + "***" + address.substr(at);
}

}  // namespace

void putMessage(store::Connection& w, const model::Actor& actor, const access::FieldCipher& cipher, model::Message m) {
  if (!m.id) m.id = {Uuid::make(toMillis(m.createdAt))};
  if (m.sealed) {
    m.address = cipher.seal(kTable, "address", m.id.uuid, m.address);
    m.subject = cipher.seal(kTable, "subject", m.id.uuid, m.subject);
    m.text = cipher.seal(kTable, "text", m.id.uuid, m.text);
  }
  store::putMessage(w, actor, m);
}

std::vector<model::Message> dueMessages(store::Connection& c, const access::FieldCipher& cipher, model::MessageChannel channel, Instant now, std::uint32_t limit) {
  auto messages = store::dueMessages(c, channel, now, limit);
  for (auto& m : messages)
    if (m.sealed && !tryOpen(cipher, m)) m.address.clear();
  return messages;
}

LogPage readLog(store::Connection& c, const model::Actor& actor, const access::FieldCipher* cipher, const store::MessageQuery& query, std::uint32_t offset, std::uint32_t limit) {
  LogPage page{store::searchMessages(c, actor.scope, query, offset, limit), 0};
  page.total = offset == 0 && page.messages.size() < limit ? page.messages.size() : store::countMessages(c, actor.scope, query);
  const bool readsReporters = access::roleReads(actor.role, access::Field::reporterPhone);
  for (auto& m : page.messages) {
    if (m.sealed) {
      const bool opened = cipher && tryOpen(*cipher, m);
      m.address = !opened ? "***" : m.channel == model::MessageChannel::sms ? access::maskPhone(m.address) : maskEmail(m.address);
      if (!opened || !readsReporters) m.subject = m.text = "";
    } else if (m.channel == model::MessageChannel::sms) {
      m.address = access::maskPhone(m.address);
    }
  }
  return page;
}

}  // namespace jw::notify
