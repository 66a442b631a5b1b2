// A store with an empty outbox and a cipher.
#pragma once
#include "core/notify/outbox.h"
#include "tests/store/store_fixture.h"

namespace jw::test {

struct Outbox : StoreFile {
  access::FieldCipher cipher{access::StoreKey::random()};

  model::Message email(const std::string& text) const {
    model::Message m;
    m.id = {Uuid::make(toMillis(now))};
    m.channel = model::MessageChannel::email;
    m.kind = "urge";
    m.area = "330101/330101001/";
    m.caseId = {Uuid::named("case")};
    m.receiver = "环卫局";
    m.address = "desk@example.org";
    m.subject = "催办";
    m.text = text;
    m.createdAt = now;
    m.createdBy = "@engine";
    return m;
  }
  model::Message sms(const std::string& text) const {
    auto m = email(text);
    m.channel = model::MessageChannel::sms;
    m.subject.clear();
    m.address = "13900000001";
    return m;
  }
  model::Message put(const model::Message& m) {
    store::Transaction t(w);
    notify::putMessage(w, actor, cipher, m);
    t.commit();
    return m;
  }
  std::vector<model::Message> due(model::MessageChannel channel, Instant at, std::uint32_t limit = 100) { return notify::dueMessages(w, cipher, channel, at, limit); }
  void record(const store::Attempt& attempt) {
    store::Transaction t(w);
    store::recordAttempt(w, actor, now, attempt);
    t.commit();
  }
  bool withdraw(const model::Actor& by, model::MessageId id) {
    store::Transaction t(w);
    const bool done = store::withdrawMessage(w, by, now, id);
    t.commit();
    return done;
  }
  bool requeue(const model::Actor& by, model::MessageId id) {
    store::Transaction t(w);
    const bool done = store::requeueMessage(w, by, now, id);
    t.commit();
    return done;
  }
};

}  // namespace jw::test
