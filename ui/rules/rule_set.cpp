#include "ui/rules/rule_set.h"

#include "ui/engine_bridge.h"
#include "ui/on_main.h"
#include "ui/words.h"

namespace jw::ui {
namespace {

struct Checked {
  std::vector<model::Rule> rules;
  std::vector<dispatch::RuleFinding> findings;
  std::shared_ptr<const dispatch::Matcher> matcher;
};

}  // namespace

RuleSet::RuleSet(const Desk& desk, QObject* parent) : QObject(parent), m_desk(desk) {
  m_soon.setSingleShot(true);
  m_soon.setInterval(150);
  connect(&m_soon, &QTimer::timeout, this, &RuleSet::check);
  const auto load = [this] {
    m_draft.setBase(m_desk.bridge.directory().rules());
    changedNow();
  };
  connect(&m_desk.bridge, &EngineBridge::directoryChanged, this, load);
  connect(&m_desk.bridge, &EngineBridge::actorChanged, this, &RuleSet::changed);
  load();
}

RuleSet::~RuleSet() {
  m_stop.request_stop();
}

void RuleSet::changedNow() {
  m_checked = false;
  m_soon.start();
  Q_EMIT changed();
}

void RuleSet::check() {
  m_stop.request_stop();
  m_stop = std::stop_source();
  const auto& engine = std::as_const(m_desk.bridge).engine();
  auto ready = onMain<Checked>(this, [this, stop = m_stop.get_token()](Checked checked) {
    if (stop.stop_requested()) return;
    m_checkedRules = std::move(checked.rules);
    m_findings = std::move(checked.findings);
    m_matcher = std::move(checked.matcher);
    m_checked = true;
    Q_EMIT this->checked();
  });
  engine.read(m_stop.get_token(), [&engine, rules = m_draft.rules(), stop = m_stop.get_token(), ready](store::Connection& c) mutable {
    if (stop.stop_requested()) return;
    Checked checked;
    // What has ended is in the table for the record; it is nothing to mend.
    for (auto& finding : engine::checkRules(engine, c, rules))
      if (finding.problem != dispatch::RuleProblem::expired) checked.findings.push_back(std::move(finding));
    checked.matcher = std::make_shared<const dispatch::Matcher>(rules);
    checked.rules = std::move(rules);
    ready(std::move(checked));
  });
}

bool RuleSet::isWhole() const {
  for (const auto& rule : m_draft.edits())
    if (RuleDraft::fault(rule)) return false;
  return true;
}

bool RuleSet::maySave() const {
  return m_desk.bridge.actor().role == model::Role::administrator;
}

void RuleSet::save() {
  const auto edits = m_draft.edits();
  if (edits.empty() || m_saving || !isWhole() || !maySave()) return;
  m_saving = true;
  std::vector<EngineBridge::Command> commands;
  for (const auto& rule : edits) commands.push_back(engine::PutRule{rule});
  m_desk.bridge.submit(std::move(commands), this, [this, edits](const std::vector<engine::Answer>& answers) {
    m_saving = false;
    QStringList refused;
    for (std::size_t i = 0; i < answers.size(); ++i)
      if (const auto* why = engine::refused(answers[i])) refused << tr("“%1”: %2").arg(text(edits[i].name), Words::of(why->code));
    if (refused.isEmpty())
      m_desk.notices.tell(tr("Rules saved: %1. They hold from now on.").arg(answers.size()));
    else
      m_desk.notices.warn(tr("Not saved: %1").arg(refused.join(QLatin1Char(' '))));
    Q_EMIT savingEnded();
  });
}

}  // namespace jw::ui
