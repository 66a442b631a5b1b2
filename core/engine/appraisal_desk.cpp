#include "core/engine/appraisal_desk.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <fstream>

#include "core/appraisal/sheet.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include "core/engine/appraisal_rows.h"
#include "core/engine/directory.h"
#include "core/store/case_facts.h"

namespace jw::engine {
namespace {

using namespace appraisal;
using model::RefusalCode;

model::AreaLevel levelOf(SubjectKind kind) {
  return kind == SubjectKind::street ? model::AreaLevel::street : kind == SubjectKind::community ? model::AreaLevel::community : model::AreaLevel::grid;
}

// The area path of a subject, for the scope of its journal rows.
std::string_view areaOf(SubjectKind kind, const std::string& subject) {
  return kind == SubjectKind::department || kind == SubjectKind::person ? std::string_view() : std::string_view(subject);
}

std::vector<Subject> subjectsOf(SubjectKind kind, const model::AreaPath& scope, const Directory& directory, const AreaTree& tree) {
  std::vector<Subject> out;
  if (kind == SubjectKind::department) {
    for (const auto& d : directory.departments()) out.push_back({d.code, d.name, d.id});
  } else if (kind != SubjectKind::person) {
    for (const auto& a : tree.areas())
      if (a.level == levelOf(kind) && model::isWithin(a.path, scope)) out.push_back({a.path, a.name, {}});
  }
  return out;
}

// A file that is there whole or not at all.
void writeWhole(const std::filesystem::path& file, const std::string& content) {
  const std::filesystem::path part = file.string() + ".part";
  {
    std::ofstream out(part, std::ios::binary);
    out << content;
    out.close();
    if (!out) throw Error(ErrorCode::input, "cannot write " + file.string());
  }
  std::filesystem::rename(part, file);
}

}  // namespace

AppraisalDesk::AppraisalDesk(Engine& engine, const std::filesystem::path& data)
    : m_engine(engine), m_rules(std::make_shared<const Rules>(readRules(data / "appraisal"))), m_zone(engine.directory()->calendar().zone()) {}

std::string AppraisalDesk::codeOf(DepartmentId id) const {
  const auto directory = m_engine.directory();
  const auto* d = directory->department(id);
  return d ? d->code : std::string();
}

template <class T>
void AppraisalDesk::read(std::stop_token stop, std::function<T(store::Connection&)> work, std::function<void(T)> ready) const {
  m_engine.read(std::move(stop), [work = std::move(work), ready = std::move(ready)](store::Connection& c) {
    try {
      ready(work(c));
    } catch (const Error& e) {
      if (e.code() != ErrorCode::cancelled) spdlog::error("reading for an appraisal: {}", e.what());
      throw;
    }
  });
}

template <class T>
void AppraisalDesk::write(std::function<Outcome<T>(store::Connection&)> work, std::function<void(Outcome<T>)> ready) {
  auto outcome = std::make_shared<Outcome<T>>(Refused{RefusalCode::notStored, ""});
  m_engine.write([outcome, work = std::move(work)](store::Connection& w) { *outcome = work(w); },
                 [outcome, ready = std::move(ready)](std::exception_ptr error) {
                   if (error) {
                     try {
                       std::rethrow_exception(error);
                     } catch (const std::exception& e) {
                       *outcome = Refused{RefusalCode::notStored, e.what()};
                     }
                   }
                   ready(std::move(*outcome));
                 });
}

void AppraisalDesk::run(model::Actor actor, Request request, std::stop_token stop, std::function<void(Outcome<AppraisalPtr>)> ready) const {
  const auto refuse = [&](RefusalCode code, std::string detail) { ready(Refused{code, std::move(detail)}); };
  Question q;
  q.scheme = m_rules->find(request.scheme);
  if (!q.scheme) return refuse(RefusalCode::badValue, "scheme " + request.scheme);
  const auto period = parsePeriod(request.period, m_zone);
  if (!period) return refuse(RefusalCode::badValue, "period " + request.period);
  if (!q.scheme->serves(request.subjectKind)) return refuse(RefusalCode::badValue, "subject " + std::string(subjectName(request.subjectKind)));
  q.period = *period;
  q.subjectKind = request.subjectKind;
  q.scope = request.scope.empty() ? actor.scope : request.scope;
  if (!model::isWithin(q.scope, actor.scope)) return refuse(RefusalCode::outOfScope, q.scope);
  if (!maySee(actor, q.subjectKind, q.scope)) return refuse(RefusalCode::notEntitled, std::string(subjectName(q.subjectKind)));
  const Instant asOf = std::min(request.asOf, m_engine.now());
  read<Outcome<AppraisalPtr>>(
      stop,
      [rules = m_rules, directory = m_engine.directory(), areas = m_engine.areas(), own = codeOf(actor.department), actor = std::move(actor), q, asOf,
       stop](store::Connection& c) -> Outcome<AppraisalPtr> {
        const Progress progress{nullptr, stop};
        auto facts = readFacts(c, q.scope, q.period.from, q.period.to, asOf, rules->catalog.dispatchLimit, q.subjectKind == SubjectKind::person, progress);
        auto entries = entriesFrom(store::entriesOf(c, {q.scheme->name, q.period.text, std::string(subjectName(q.subjectKind))}));
        auto result = std::make_shared<Result>(appraise(rules, q, std::move(facts), subjectsOf(q.subjectKind, q.scope, *directory, *areas), std::move(entries)));
        if (seesOwnRowOnly(actor)) keepOnly(*result, own);
        return AppraisalPtr(std::move(result));
      },
      std::move(ready));
}

void AppraisalDesk::casesOf(model::Actor actor, AppraisalPtr result, CellQuestion question, std::stop_token stop, std::function<void(CasePage)> ready) const {
  read<CasePage>(
      std::move(stop),
      [actor = std::move(actor), result = std::move(result), question, own = codeOf(actor.department)](store::Connection& c) {
        CasePage page;
        const Row* row = question.row.empty() ? nullptr : result->find(question.row);
        const bool known = row || question.row.empty();
        const bool may = maySee(actor, result->subjectKind, result->scope) && (!seesOwnRowOnly(actor) || (row && row->subject.key == own));
        if (!known || !may || question.indicator < 0 || static_cast<std::size_t>(question.indicator) >= result->rules->catalog.indicators.size()) return page;
        const auto rows = appraisal::casesOf(*result, row, question.indicator, question.part);
        page.total = rows.size();
        const std::size_t from = std::min<std::size_t>(question.offset, rows.size()), n = std::min<std::size_t>(question.limit, rows.size() - from);
        page.cases = store::casesByRow(c, actor.scope, std::span(rows).subspan(from, n));
        return page;
      },
      std::move(ready));
}

void AppraisalDesk::publish(model::Actor actor, AppraisalPtr result, std::function<void(Outcome<Uuid>)> ready) {
  if (!mayAppraise(actor)) return ready(Refused{RefusalCode::notEntitled, "publish"});
  if (!actor.scope.empty() || !result->scope.empty()) return ready(Refused{RefusalCode::outOfScope, "only the whole city is published"});
  if (result->period.to > m_engine.now()) return ready(Refused{RefusalCode::tooEarly, result->period.text});
  write<Uuid>(
      [actor = std::move(actor), result = std::move(result), at = m_engine.now()](store::Connection& w) -> Outcome<Uuid> {
        if (store::publicationOf(w, keyOf(*result))) return Refused{RefusalCode::duplicateCode, result->scheme->name + " " + result->period.text};
        const store::PublicationRow row{Uuid::make(toMillis(at)), keyOf(*result), result->scheme->version, at, actor.name, frozen(*result)};
        store::putPublication(w, actor, row);
        return row.id;
      },
      std::move(ready));
}

void AppraisalDesk::addEntry(model::Actor actor, AppraisalPtr result, std::string subject, Entry::Kind kind, double points, std::string reason, std::function<void(Outcome<Entry>)> ready) {
  if (!mayAppraise(actor)) return ready(Refused{RefusalCode::notEntitled, "entry"});
  if (!result->find(subject)) return ready(Refused{RefusalCode::badValue, "subject " + subject});
  if (!model::isWithin(areaOf(result->subjectKind, subject), actor.scope)) return ready(Refused{RefusalCode::outOfScope, subject});
  if (text::trim(reason).empty()) return ready(Refused{RefusalCode::needsReason, "entry"});
  const bool veto = kind == Entry::Kind::veto;
  if (!veto && !(points > 0 && points <= result->scheme->points)) return ready(Refused{RefusalCode::badValue, "points"});
  Entry e{Uuid::make(toMillis(m_engine.now())), result->scheme->name, result->period.text, std::move(subject), result->subjectKind, kind, veto ? 0 : points, std::move(reason), actor.name, m_engine.now()};
  write<Entry>(
      [actor = std::move(actor), e = std::move(e)](store::Connection& w) -> Outcome<Entry> {
        if (store::publicationOf(w, {e.scheme, e.period, std::string(subjectName(e.subjectKind))})) return Refused{RefusalCode::wrongState, "published"};
        store::putEntry(w, actor, rowOf(e), areaOf(e.subjectKind, e.subject));
        return e;
      },
      std::move(ready));
}

void AppraisalDesk::issueCards(model::Actor actor, AppraisalPtr result, std::function<void(Outcome<std::vector<Card>>)> ready) {
  if (!mayAppraise(actor)) return ready(Refused{RefusalCode::notEntitled, "cards"});
  if (!actor.scope.empty() || !result->scope.empty()) return ready(Refused{RefusalCode::outOfScope, "cards are issued for the whole city"});
  if (result->period.to > m_engine.now()) return ready(Refused{RefusalCode::tooEarly, result->period.text});
  write<std::vector<Card>>(
      [actor = std::move(actor), result = std::move(result), at = m_engine.now()](store::Connection& w) -> Outcome<std::vector<Card>> {
        const auto key = keyOf(*result);
        auto issued = proposeCards(*result, cardsFrom(store::cards(w, {key.scheme, "", key.subjectKind})));
        for (Card& card : issued) {
          card.id = Uuid::make(toMillis(at));
          card.issuedAt = at;
          card.issuedBy = actor.name;
          store::putCard(w, actor, at, rowOf(card), areaOf(card.subjectKind, card.subject));
        }
        return issued;
      },
      std::move(ready));
}

void AppraisalDesk::appeal(model::Actor actor, Uuid id, AppealStep step, std::string text, std::function<void(Outcome<Card>)> ready) {
  write<Card>(
      [actor = std::move(actor), id, step, text = std::move(text), own = codeOf(actor.department), at = m_engine.now()](store::Connection& w) -> Outcome<Card> {
        const auto row = store::cardById(w, id);
        if (!row) return Refused{RefusalCode::badValue, "card " + id.text()};
        const auto next = appraisal::appeal(cardFrom(*row), step, text, actor, own, at);
        if (const auto* why = std::get_if<RefusalCode>(&next)) return Refused{*why, "appeal"};
        const auto& card = std::get<Card>(next);
        store::putCard(w, actor, at, rowOf(card), areaOf(card.subjectKind, card.subject));
        return card;
      },
      std::move(ready));
}

void AppraisalDesk::writeTable(AppraisalPtr result, std::filesystem::path file, bool chinese, std::function<void(Outcome<std::filesystem::path>)> ready) const {
  read<Outcome<std::filesystem::path>>(
      {},
      [result = std::move(result), file = std::move(file), chinese](store::Connection&) -> Outcome<std::filesystem::path> {
        try {
          writeWhole(file, csvOf(sheetOf(*result, Columns::all, chinese)));
        } catch (const std::exception& e) {
          return Refused{RefusalCode::notStored, e.what()};
        }
        return file;
      },
      std::move(ready));
}

void AppraisalDesk::cards(model::Actor actor, std::string scheme, std::string period, SubjectKind kind, std::stop_token stop, std::function<void(std::vector<Card>)> ready) const {
  read<std::vector<Card>>(
      std::move(stop),
      [actor = std::move(actor), key = store::AppraisalKey{std::move(scheme), std::move(period), std::string(subjectName(kind))}, kind, own = codeOf(actor.department)](store::Connection& c) {
        std::vector<Card> out;
        if (!maySee(actor, kind, actor.scope)) return out;
        for (auto& card : cardsFrom(store::cards(c, key))) {
          const auto area = areaOf(kind, card.subject);
          if (seesOwnRowOnly(actor) ? card.subject == own : area.empty() || model::isWithin(area, actor.scope)) out.push_back(std::move(card));
        }
        return out;
      },
      std::move(ready));
}

void AppraisalDesk::publications(model::Actor actor, std::stop_token stop, std::function<void(std::vector<Publication>)> ready) const {
  read<std::vector<Publication>>(
      std::move(stop),
      [actor = std::move(actor)](store::Connection& c) {
        std::vector<Publication> out;
        if (!seesOwnRowOnly(actor))
          for (const auto& row : store::publications(c)) out.push_back(publicationFrom(row));
        return out;
      },
      std::move(ready));
}

void AppraisalDesk::compare(model::Actor actor, AppraisalPtr result, std::stop_token stop, std::function<void(std::optional<Comparison>)> ready) const {
  read<std::optional<Comparison>>(
      std::move(stop),
      [actor = std::move(actor), result = std::move(result)](store::Connection& c) -> std::optional<Comparison> {
        if (seesOwnRowOnly(actor) || !actor.scope.empty() || !result->scope.empty()) return std::nullopt;
        const auto row = store::publicationOf(c, keyOf(*result));
        if (!row) return std::nullopt;
        auto publication = publicationFrom(*row);
        auto published = std::make_shared<const Result>(publishedResult(publication, *result));
        return Comparison{std::move(publication), differences(row->result, *result), std::move(published)};
      },
      std::move(ready));
}

std::vector<AppealStep> AppraisalDesk::allowedSteps(const model::Actor& actor, const Card& card) const {
  std::vector<AppealStep> out;
  for (const auto step : {AppealStep::submit, AppealStep::review, AppealStep::grant, AppealStep::refuse})
    if (std::holds_alternative<Card>(appraisal::appeal(card, step, "?", actor, codeOf(actor.department), kNever))) out.push_back(step);
  return out;
}

}  // namespace jw::engine
