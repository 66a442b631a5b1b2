#include "core/engine/courier_link.h"

#include <future>

#include "core/notify/outbox.h"

namespace jw::engine {

notify::OutboxSeams courierSeams(WriterLoop& writer, ReaderPool& readers, std::shared_ptr<const access::FieldCipher> cipher, std::shared_ptr<const Clock> clock) {
  notify::OutboxSeams seams;
  seams.due = [&readers, cipher = std::move(cipher)](model::MessageChannel channel, Instant now, std::uint32_t limit) {
    std::vector<model::Message> messages;
    readers.run({}, [&](store::Connection& c) { messages = notify::dueMessages(c, *cipher, channel, now, limit); }).get();
    return messages;
  };
  seams.nextDue = [&readers](model::MessageChannel channel) {
    Instant next = kNever;
    readers.run({}, [&](store::Connection& c) { next = store::nextMessageDue(c, channel); }).get();
    return next;
  };
  seams.record = [&writer, clock = std::move(clock)](const std::vector<store::Attempt>& attempts) {
    auto done = std::make_shared<std::promise<void>>();
    auto future = done->get_future();
    writer.submit(WriterLoop::Work{[attempts, clock](WorkingSet& set, Change&) {
                                     const model::Actor courier{{}, "@courier", model::Role::engine, {}, {}};
                                     for (const auto& a : attempts) store::recordAttempt(set.db, courier, clock->now(), a);
                                   },
                                   [done](std::exception_ptr error) {
                                     if (error)
                                       done->set_exception(error);
                                     else
                                       done->set_value();
                                   }});
    future.get();
  };
  return seams;
}

}  // namespace jw::engine
