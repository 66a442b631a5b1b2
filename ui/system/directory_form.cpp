#include "ui/system/directory_form.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

#include "ui/engine_bridge.h"
#include "ui/system/department_combo.h"
#include "ui/system/directory_panel.h"
#include "ui/system/post_words.h"
#include "ui/theme/theme.h"
#include "ui/widgets/area_path_bar.h"
#include "ui/widgets/form_foot.h"
#include "ui/widgets/parts.h"
#include "ui/words.h"

namespace jw::ui {
namespace {

using model::Post;
constexpr Post kPosts[] = {Post::gridLeader, Post::gridWorker, Post::buildingLeader, Post::communityWorker, Post::departmentWorker, Post::supervisor, Post::operator_};

QLabel* wordIn(QWidget* parent, const QString& words) {
  auto* label = makeLabel("second", parent);
  label->setText(words);
  return label;
}

}  // namespace

DirectoryForm::DirectoryForm(const Desk& desk, Kind kind, QWidget* parent) : QDialog(parent->window()), m_desk(desk), m_kind(kind), m_id(Uuid::make(toMillis(desk.bridge.now()))) {
  const bool post = kind == Kind::post;
  setObjectName(QStringLiteral("directoryForm"));
  setAttribute(Qt::WA_DeleteOnClose);
  setWindowTitle(post ? tr("New post") : tr("New department"));
  auto* down = new QVBoxLayout(this);
  m_desk.theme.space(down, 16, 8);
  auto* head = makeLabel("title", this);
  head->setText(windowTitle());
  down->addWidget(head);
  auto* about = wordIn(this, post ? tr("Whoever is responsible for an area by a post is appointed there from now on; who was before is dismissed, and the history stays.")
                                  : tr("A department stays once it is there: cases and rules may name it. Name, e-mail and phone can be changed later."));
  about->setWordWrap(true);
  down->addWidget(about);
  auto* form = new QFormLayout;
  m_desk.theme.space(form, 0, 8);
  form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
  if (!post) m_code = line(form, tr("Code *"), "newDirectoryCode");
  m_name = line(form, tr("Name *"), "newDirectoryName");
  if (post) buildPost(form);
  m_email = line(form, tr("E-mail"), "newDirectoryEmail");
  m_phone = line(form, tr("Phone"), "newDirectoryPhone");
  down->addLayout(form);
  down->addStretch(1);
  down->addWidget(m_foot = new FormFoot(m_desk, this));
  m_foot->setAction(tr("Add"));
  connect(m_foot, &FormFoot::sent, this, &DirectoryForm::send);
  m_desk.theme.follow(this, [this] { setMinimumWidth(m_desk.theme.px(480)); });
  (post ? m_name : m_code)->setFocus();
}

QLineEdit* DirectoryForm::line(QFormLayout* form, const QString& label, const char* name) {
  auto* edit = new QLineEdit(this);
  edit->setObjectName(QString::fromLatin1(name));
  edit->setMaxLength(100);
  form->addRow(wordIn(this, label), edit);
  return edit;
}

void DirectoryForm::buildPost(QFormLayout* form) {
  m_post = new QComboBox(this);
  m_post->setObjectName(QStringLiteral("newDirectoryPost"));
  for (const Post p : kPosts) m_post->addItem(PostWords::of(p), static_cast<int>(p));
  form->addRow(wordIn(this, tr("Post")), m_post);
  m_department = new DepartmentCombo(m_desk, this);
  m_department->setObjectName(QStringLiteral("newDirectoryDepartment"));
  form->addRow(wordIn(this, tr("Department")), m_department);
  m_area = new AreaPathBar(m_desk.theme, this);
  m_area->setObjectName(QStringLiteral("newDirectoryArea"));
  m_area->setAreas(m_desk.bridge.areas(), m_desk.bridge.actor().scope);
  auto* across = new QHBoxLayout;
  across->addWidget(m_area);
  across->addStretch(1);
  form->addRow(wordIn(this, tr("Area")), across);
  connect(m_post, &QComboBox::currentIndexChanged, this, &DirectoryForm::showPost);
  showPost();
}

void DirectoryForm::showPost() {
  const bool worker = m_post->currentData().toInt() == static_cast<int>(Post::departmentWorker);
  m_department->setEnabled(worker);
  m_department->setHint(worker ? tr("where the cases go") : tr("only for department workers"));
  if (!worker) m_department->setDepartment({});
}

void DirectoryForm::complain(QWidget* field, const QString& sentence) {
  field->setFocus();
  m_foot->complain(sentence);
}

bool DirectoryForm::checked() {
  m_foot->complain({});
  if (m_code && m_code->text().trimmed().isEmpty()) return complain(m_code, tr("A code is needed.")), false;
  if (m_name->text().trimmed().isEmpty()) return complain(m_name, tr("A name is needed.")), false;
  if (m_department && m_department->isEnabled() && !m_department->department()) return complain(m_department, tr("Choose the department that the post belongs to.")), false;
  if (!DirectoryPanel::goodEmail(m_email->text().trimmed())) return complain(m_email, tr("This is no e-mail address.")), false;
  if (!DirectoryPanel::goodPhone(m_phone->text().trimmed())) return complain(m_phone, tr("A phone number is digits, spaces and dashes.")), false;
  return true;
}

void DirectoryForm::send() {
  if (!checked()) return;
  m_foot->wait();
  if (m_kind == Kind::post)
    sendPost();
  else
    sendDepartment();
}

void DirectoryForm::sendDepartment() {
  model::Department d;
  d.id = DepartmentId{m_id};
  d.code = m_code->text().trimmed().toStdString();
  d.name = m_name->text().trimmed().toStdString();
  d.email = m_email->text().trimmed().toStdString();
  d.phone = m_phone->text().trimmed().toStdString();
  m_desk.bridge.submit(engine::PutDepartment{d}, this, [this, d](const engine::Answer& answer) {
    if (const auto* why = engine::refused(answer)) return complain(why->code == engine::RefusalCode::duplicateCode ? m_code : m_name, Words::of(why->code));
    m_desk.notices.tell(tr("Added. Cases can be dispatched there from now on."));
    Q_EMIT addedDepartment(d);
    accept();
  });
}

void DirectoryForm::sendPost() {
  model::Staff s;
  s.id = StaffId{m_id};
  s.name = m_name->text().trimmed().toStdString();
  s.post = static_cast<Post>(m_post->currentData().toInt());
  s.area = m_area->area();
  if (m_department->isEnabled()) s.department = m_department->department();
  s.email = m_email->text().trimmed().toStdString();
  s.phone = m_phone->text().trimmed().toStdString();
  m_desk.bridge.submit(engine::PutStaff{s}, this, [this, s](const engine::Answer& answer) {
    if (const auto* why = engine::refused(answer)) return complain(m_name, Words::of(why->code));
    m_desk.notices.tell(tr("Added. Messages go there from now on."));
    Q_EMIT addedPost(s);
    accept();
  });
}

}  // namespace jw::ui
