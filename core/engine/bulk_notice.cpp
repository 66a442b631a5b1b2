#include "core/engine/bulk_notice.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <functional>
#include <set>

#include "core/access/key_file.h"
#include "core/access/masking.h"
#include "core/base/error.h"
#include "core/base/read_file.h"
#include "core/base/text.h"
#include "core/base/zone.h"
#include "core/engine/audit_log.h"
#include "core/engine/message_desk.h"
#include "core/engine/registry_desk.h"
#include "core/notify/outbox.h"
#include "core/notify/templates.h"
#include "core/store/registry_rows.h"
#include "core/store/volunteer_reader.h"

namespace jw::engine {
namespace {

using access::Field;
using model::Subject;
using Question = StatisticsDesk::ListQuestion;

constexpr const char* kPart = "居民";  // what the log shows instead of a name

// A quote or a line break in a heading must not break the entry's JSON.
std::string jsonText(std::string_view text) { return store::RowImage(text).dump(); }

const std::string& purposeOf(const NoticeList& list) {
  return std::visit([](const auto& l) -> const std::string& { return l.purpose; }, list);
}
model::AreaPath areaOf(const NoticeList& list, const model::Actor& actor) {
  const auto& area = std::visit([](const auto& l) -> const model::AreaPath& { return l.area; }, list);
  return area.empty() ? actor.scope : area;
}
// What the audit log calls the list.
std::string objectOf(const NoticeList& list, const model::Actor& actor) {
  if (const auto* question = std::get_if<Question>(&list)) return "statistics/" + question->entry + "/" + areaOf(list, actor);
  const auto& team = std::get<VolunteerList>(list).team;
  return "volunteers/" + (team ? team.text() : std::string("all")) + "/" + areaOf(list, actor);
}

// Volunteers from elsewhere leave what they like: an address or a name is no telephone.
bool isTelephone(std::string_view contact) {
  const auto digits = std::count_if(contact.begin(), contact.end(), [](char c) { return c >= '0' && c <= '9'; });
  return digits >= 5 && digits <= 15 && contact.find_first_not_of("0123456789+-() ") == std::string_view::npos;
}

bool goodText(std::string_view s, std::size_t longest) { return text::isUtf8(s) && s.find('\0') == std::string_view::npos && !text::trim(s).empty() && text::length(s) <= longest; }

}  // namespace

class BulkNotices::Impl : public std::enable_shared_from_this<Impl> {
 public:
  Impl(Engine& e, StatisticsDesk& s)
      : engine(e),
        statistics(s),
        cipher(access::loadKey(access::keyDirectory(), Uuid::parse(e.storeId()).value_or(Uuid()))),
        purposes(access::Purposes::parse(readFile(e.dataFolder() / "access" / "purposes.toml"))),
        templates(notify::Templates::load(e.dataFolder() / "notify" / "templates.toml")),
        rules(notify::BulkRules::load(e.dataFolder() / "notify" / "bulk.toml")) {}

  bool may(const model::Actor& actor, const stats::Entry& entry, const std::string& purpose) const {
    const auto* p = purposes.find(purpose);
    if (!p || !readsMessages(actor) || !StatisticsDesk::mayList(actor, entry) || entry.subject == Subject::dwelling) return false;
    const auto opens = [&](Field field) { return p->opens(field) && access::roleReads(actor.role, field); };
    return opens(Field::personPhone) && (!StatisticsDesk::needsPurpose(entry) || opens(Field::health));
  }

  bool mayVolunteers(const model::Actor& actor, const std::string& purpose) const {
    const auto* p = purposes.find(purpose);
    return p && readsMessages(actor) && RegistryDesk::mayBrowse(actor) && p->opens(Field::personPhone) && access::roleReads(actor.role, Field::personPhone);
  }

  struct Reached {
    NoticeAudience audience;
    std::set<std::string> phones;
  };
  std::int32_t today() const {
    const LocalTime local = Zone::china().toLocal(engine.now());
    return static_cast<std::int32_t>(daysOf(local.year, local.month, local.day));
  }
  void add(Reached& out, const model::Actor& actor, const access::Subject& subject, const std::string& purpose, const std::function<std::string()>& phone) const {
    if (!access::maySee(Field::personPhone, actor, subject, purpose, purposes))
      ++out.audience.notAllowed;
    else if (std::string number = phone(); number.empty())
      ++out.audience.noPhone;
    else
      out.phones.insert(std::move(number));
  }
  Reached reach(store::Connection& c, const model::Actor& actor, const StatisticsDesk::Page& page, const std::string& purpose) const {
    Reached out;
    for (const auto& listed : page.rows) {
      const auto person = page.subject == Subject::household ? headOf(c, listed.id) : store::registryRow(c, store::Table::people, listed.id);
      if (!person || !person->inForce()) continue;
      ++out.audience.people;
      if (person->text("phone").empty()) {
        ++out.audience.noPhone;
        continue;
      }
      add(out, actor, subjectOf(*person), purpose, [&] { return cipher.open("people", "phone", person->id, person->blob("phone")); });
    }
    out.audience.reached = out.phones.size();
    return out;
  }
  access::Subject subjectOf(const store::RegistryRow& person) const { return {person.text("area"), access::isUnder14(static_cast<std::int32_t>(person.number("birth_day")), today())}; }

  Reached reach(store::Connection& c, const model::Actor& actor, const std::vector<model::Volunteer>& volunteers, const std::string& purpose) const {
    Reached out;
    for (const auto& v : volunteers) {
      const auto row = store::registryRow(c, v.person ? store::Table::people : store::Table::volunteers, v.person ? v.person : v.id);
      if (!row || !row->inForce()) continue;
      ++out.audience.people;
      const char* field = v.person ? "phone" : "contact";
      if (row->text(field).empty()) {
        ++out.audience.noPhone;
        continue;
      }
      const access::Subject subject = v.person ? subjectOf(*row) : access::Subject{v.area, false};
      add(out, actor, subject, purpose, [&] {
        auto number = cipher.open(v.person ? "people" : "volunteers", field, row->id, row->blob(field));
        return isTelephone(number) ? number : std::string();
      });
    }
    out.audience.reached = out.phones.size();
    return out;
  }
  static std::optional<store::RegistryRow> headOf(store::Connection& c, const Uuid& household) {
    const auto row = store::registryRow(c, store::Table::households, household);
    if (!row) return std::nullopt;
    for (auto& p : store::registryRowsOf(c, store::Table::people, row->n, kNever))
      if (p.number("relation") == 0) return std::move(p);
    return std::nullopt;
  }

  void gather(const model::Actor& actor, NoticeList list, std::stop_token stop, std::function<void(std::variant<Reached, Refused>)> then) {
    if (auto* question = std::get_if<Question>(&list)) return gather(actor, std::move(*question), std::move(stop), std::move(then));
    auto wanted = std::move(std::get<VolunteerList>(list));
    if (!mayVolunteers(actor, wanted.purpose)) return then(Refused{RefusalCode::notEntitled, "the role or the purpose does not allow it"});
    if (wanted.area.empty()) wanted.area = actor.scope;
    if (!model::isWithin(wanted.area, actor.scope)) return then(Refused{RefusalCode::outOfScope, wanted.area});
    engine.read(stop, [self = shared_from_this(), actor, wanted = std::move(wanted), then](store::Connection& c) {
      std::variant<Reached, Refused> out;
      try {
        const store::VolunteerQuery query{wanted.area, wanted.team, {}};
        if (const auto all = store::countVolunteers(c, query); all > self->rules.mostRecipients)
          out = tooMany(all, self->rules.mostRecipients);
        else
          out = self->reach(c, actor, store::readVolunteers(c, query, 0, self->rules.mostRecipients), wanted.purpose);
      } catch (const Error& e) {
        if (e.code() == ErrorCode::cancelled) throw;
        spdlog::error("notice: {}", e.what());
        out = Refused{RefusalCode::notStored, e.what()};
      }
      then(std::move(out));
    });
  }
  static Refused tooMany(std::uint64_t people, std::uint32_t most) { return {RefusalCode::badValue, std::to_string(people) + " people; a notice goes to at most " + std::to_string(most)}; }

  // The list, then its people on a reader thread; `then` has them, or why there is nobody.
  void gather(const model::Actor& actor, Question question, std::stop_token stop, std::function<void(std::variant<Reached, Refused>)> then) {
    const auto* entry = statistics.catalog().find(question.entry);
    if (!entry) return then(Refused{RefusalCode::badValue, "entry " + question.entry});
    if (!may(actor, *entry, question.purpose)) return then(Refused{RefusalCode::notEntitled, "the role or the purpose does not allow it"});
    question.offset = 0;
    question.limit = rules.mostRecipients;
    const std::string purpose = question.purpose;
    statistics.list(actor, std::move(question), stop, [self = shared_from_this(), actor, purpose, stop, then](std::variant<StatisticsDesk::Page, Refused> answer) {
      if (auto* why = std::get_if<Refused>(&answer)) return then(std::move(*why));
      auto page = std::make_shared<const StatisticsDesk::Page>(std::move(std::get<StatisticsDesk::Page>(answer)));
      if (page->total > self->rules.mostRecipients)
        return then(tooMany(page->total, self->rules.mostRecipients));
      self->engine.read(stop, [self, actor, purpose, page, then](store::Connection& c) {
        std::variant<Reached, Refused> out;
        try {
          out = self->reach(c, actor, *page, purpose);
        } catch (const Error& e) {
          if (e.code() == ErrorCode::cancelled) throw;
          spdlog::error("notice: {}", e.what());
          out = Refused{RefusalCode::notStored, e.what()};
        }
        then(std::move(out));
      });
    });
  }

  void record(model::AuditEntry entry, const Refused& why, StatisticsDesk::Answered<NoticeSent> ready) {
    entry.action = "notice.refused";
    entry.detail = R"({"refused":)" + jsonText(refusalName(why.code)) + "}";
    engine.write([self = shared_from_this(), entry](store::Connection& w) mutable { writeAudit(w, entry); }, [why, ready = std::move(ready)](std::exception_ptr) { ready(why); });
  }

  Engine& engine;
  StatisticsDesk& statistics;
  const access::FieldCipher cipher;
  const access::Purposes purposes;
  const notify::Templates templates;
  const notify::BulkRules rules;
};

BulkNotices::BulkNotices(Engine& engine, StatisticsDesk& statistics) : m_impl(std::make_shared<Impl>(engine, statistics)) {}
BulkNotices::~BulkNotices() = default;
const notify::BulkRules& BulkNotices::rules() const { return m_impl->rules; }

std::vector<CasePurpose> BulkNotices::purposes(const model::Actor& actor, const stats::Entry& entry) const {
  std::vector<CasePurpose> mine;
  for (const auto& p : m_impl->purposes.all())
    if (m_impl->may(actor, entry, p.code)) mine.push_back({p.code, p.zh, p.en});
  return mine;
}

std::vector<CasePurpose> BulkNotices::volunteerPurposes(const model::Actor& actor) const {
  std::vector<CasePurpose> mine;
  for (const auto& p : m_impl->purposes.all())
    if (m_impl->mayVolunteers(actor, p.code)) mine.push_back({p.code, p.zh, p.en});
  return mine;
}

void BulkNotices::count(model::Actor actor, NoticeList list, std::stop_token stop, StatisticsDesk::Answered<NoticeAudience> ready) {
  m_impl->gather(actor, std::move(list), stop, [ready = std::move(ready)](std::variant<Impl::Reached, Refused> found) {
    if (auto* why = std::get_if<Refused>(&found)) return ready(std::move(*why));
    ready(std::get<Impl::Reached>(found).audience);
  });
}

void BulkNotices::send(model::Actor actor, Notice notice, StatisticsDesk::Answered<NoticeSent> ready) {
  auto& impl = *m_impl;
  const Instant now = impl.engine.now();
  const model::AreaPath area = areaOf(notice.list, actor);
  auto entry = model::auditOf(actor, now, {}, objectOf(notice.list, actor));
  entry.purpose = purposeOf(notice.list).substr(0, 40);
  if (!goodText(notice.heading, impl.rules.heading)) return impl.record(std::move(entry), {RefusalCode::badValue, "heading"}, std::move(ready));
  if (!goodText(notice.text, impl.rules.text)) return impl.record(std::move(entry), {RefusalCode::badValue, "text"}, std::move(ready));
  auto list = notice.list;
  impl.gather(actor, std::move(list), {}, [self = m_impl, actor, notice = std::move(notice), entry, area, now, ready = std::move(ready)](std::variant<Impl::Reached, Refused> found) mutable {
    if (auto* why = std::get_if<Refused>(&found)) return self->record(std::move(entry), *why, std::move(ready));
    auto reached = std::make_shared<const Impl::Reached>(std::move(std::get<Impl::Reached>(found)));
    const auto& who = reached->audience;
    if (who.reached != notice.confirmed) return self->record(std::move(entry), {RefusalCode::changedMeanwhile, std::to_string(who.reached)}, std::move(ready));
    if (who.reached == 0) return self->record(std::move(entry), {RefusalCode::badValue, "nobody"}, std::move(ready));
    entry.action = "notice.bulk";
    entry.detail = R"({"messages":)" + std::to_string(who.reached) + R"(,"people":)" + std::to_string(who.people) + R"(,"no_phone":)" + std::to_string(who.noPhone) + R"(,"not_allowed":)" +
                   std::to_string(who.notAllowed) + R"(,"fields":["person_phone"],"heading":)" + jsonText(notice.heading) + "}";
    auto sent = std::make_shared<NoticeSent>();
    self->engine.write(
        [self, actor, notice = std::move(notice), entry, area, now, reached, sent](store::Connection& w) mutable {
          writeAudit(w, entry);
          sent->audit = entry.seq;
          const notify::Values values{{"heading", notice.heading}, {"text", notice.text}};
          for (const auto& phone : reached->phones) {
            const notify::Occasion occasion{"bulk", notify::kLanguage, area, {}, false, now, actor.name};
            notify::putMessage(w, actor, self->cipher, notify::messageToResident(model::MessageChannel::sms, phone, kPart, self->rules.quiet, self->templates, occasion, values));
            ++sent->messages;
          }
        },
        [sent, ready = std::move(ready)](std::exception_ptr error) {
          if (error) return ready(Refused{RefusalCode::notStored, "the messages could not be stored"});
          ready(*sent);
        });
  });
}

}  // namespace jw::engine
