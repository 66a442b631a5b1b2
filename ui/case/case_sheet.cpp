#include "ui/case/case_sheet.h"

#include <QAbstractTextDocumentLayout>
#include <QBuffer>
#include <QPageLayout>
#include <QPagedPaintDevice>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>
#include <QTextDocument>
#include <QUrl>

#include "gis/print/pdf_text.h"
#include "ui/case/case_timeline.h"
#include "ui/time_left.h"
#include "ui/words.h"

namespace jw::ui {
namespace {

constexpr int kResolution = 300;         // dots per inch of the PDF
constexpr double kHeadMm = 13, kFootMm = 9;

QString escaped(const QString& words) {
  return words.toHtmlEscaped().replace(QLatin1Char('\n'), QStringLiteral("<br>"));
}

class Html {
 public:
  void heading(const QString& words) { m_text += QStringLiteral("<h3>%1</h3>").arg(escaped(words)); }
  void begin(const QString& columns = {}) { m_text += QStringLiteral("<table width=\"100%\" cellspacing=\"0\" cellpadding=\"4\" border=\"1\">") + columns; }
  void end() { m_text += QStringLiteral("</table>"); }
  void fact(const QString& name, const QString& value) {
    if (!value.isEmpty()) m_text += QStringLiteral("<tr><td width=\"16%\" bgcolor=\"#F0F2F5\">%1</td><td colspan=\"3\">%2</td></tr>").arg(escaped(name), escaped(value));
  }
  void facts(const QString& name, const QString& value, const QString& name2, const QString& value2) {
    m_text += QStringLiteral("<tr><td width=\"16%\" bgcolor=\"#F0F2F5\">%1</td><td width=\"34%\">%2</td><td width=\"16%\" bgcolor=\"#F0F2F5\">%3</td><td width=\"34%\">%4</td></tr>")
                  .arg(escaped(name), escaped(value), escaped(name2), escaped(value2));
  }
  void row(const QStringList& cells, const QList<int>& widths, bool head = false) {
    m_text += QStringLiteral("<tr>");
    for (qsizetype i = 0; i < cells.size(); ++i)
      m_text += QStringLiteral("<td width=\"%1%\"%2>%3</td>").arg(widths[i]).arg(head ? QStringLiteral(" bgcolor=\"#F0F2F5\"") : QString(), escaped(cells[i]));
    m_text += QStringLiteral("</tr>");
  }
  void raw(const QString& html) { m_text += html; }
  QString done() const { return m_text; }

 private:
  QString m_text;
};

void addFacts(Html& html, const CaseSheet& s) {
  const auto& d = s.details;
  const auto& c = d.summary;
  const auto* category = s.directory->category(c.category);
  const auto people = s.people.value_or(engine::Engine::CasePeople::masked(d));
  const QString reporter = QStringList({text(people.reporterName), text(people.reporterPhone)}).join(QLatin1Char(' ')).trimmed();
  html.begin();
  html.fact(CaseSheets::tr("Title"), c.title.empty() ? CaseSheets::tr("(no title)") : text(c.title));
  html.facts(CaseSheets::tr("State"), c.round > 1 ? CaseSheets::tr("%1 · round %2").arg(Words::of(c.state)).arg(c.round) : Words::of(c.state), CaseSheets::tr("Nature"), Words::of(c.nature));
  html.facts(CaseSheets::tr("Kind"), Words::of(c.kind), CaseSheets::tr("Category"), category ? Words::name(*category) + QStringLiteral(" (%1)").arg(text(category->code)) : QString());
  html.facts(CaseSheets::tr("Reported"), QStringLiteral("%1 · %2").arg(Words::fullMoment(c.reportedAt), Words::of(c.channel)), CaseSheets::tr("Deadline"), c.due == kNever ? CaseSheets::tr("none") : Words::fullMoment(c.due));
  html.facts(CaseSheets::tr("Department"), c.department ? text(s.directory->departmentName(c.department)) : CaseSheets::tr("nobody yet"), CaseSheets::tr("Closed"), Words::fullMoment(c.closedAt));
  if (c.state == model::CaseState::suspended) html.fact(CaseSheets::tr("Resumes on"), Words::fullMoment(c.resumeAt));
  html.fact(CaseSheets::tr("Crew"), text(d.crew));
  html.fact(CaseSheets::tr("Area"), d.areaName.empty() ? CaseSheets::tr("outside all grids") : text(d.areaName));
  html.fact(CaseSheets::tr("Address"), text(d.address));
  if (c.point) html.fact(CaseSheets::tr("Coordinates"), Words::coordinates(*c.point));
  html.fact(CaseSheets::tr("Text"), text(d.text));
  for (const auto& f : d.fields)
    if (f.type != model::CustomField::Type::person) html.fact(Words::name(f), Words::of(f));
  html.fact(CaseSheets::tr("Reporter"), reporter.isEmpty() ? CaseSheets::tr("anonymous") : reporter);
  html.fact(CaseSheets::tr("Party A"), text(people.partyA));
  html.fact(CaseSheets::tr("Party B"), text(people.partyB));
  for (const auto& f : people.others) html.fact(Words::name(f), Words::of(f));
  for (const auto& l : d.links) html.fact(CaseSheets::tr("Joined"), (l.original ? CaseSheets::tr("repeats case %1") : CaseSheets::tr("repeated by case %1")).arg(text(l.number)));
  html.end();
}

void addTrail(Html& html, const CaseSheet& s) {
  html.heading(CaseSheets::tr("Trail"));
  html.begin();
  const QList<int> widths{17, 25, 58};
  html.row({CaseSheets::tr("When"), CaseSheets::tr("What"), CaseSheets::tr("By whom, why, how long")}, widths, true);
  auto entries = CaseTimeline::entries(s.details, *s.directory, kNever);
  for (auto e = entries.rbegin(); e != entries.rend(); ++e) {
    if (e->kind == TrailEntry::Kind::file || e->kind == TrailEntry::Kind::task) continue;  // in tables of their own
    html.row({e->moment, e->head, e->foot.isEmpty() ? e->body : e->body + QLatin1Char('\n') + e->foot}, widths);
  }
  html.end();
}

void addTasks(Html& html, const CaseSheet& s) {
  if (s.details.tasks.empty()) return;
  html.heading(CaseSheets::tr("Response group"));
  html.begin();
  const QList<int> widths{20, 10, 30, 25, 15};
  html.row({CaseSheets::tr("Department"), CaseSheets::tr("State"), CaseSheets::tr("Request"), CaseSheets::tr("Result"), CaseSheets::tr("Due")}, widths, true);
  for (const auto& t : s.details.tasks)
    html.row({text(s.directory->departmentName(t.department)), CaseTimeline::of(t.state), text(t.request), text(t.result), Words::moment(t.due, kNever)}, widths);
  html.end();
}

void addFiles(Html& html, const CaseSheet& s) {
  if (s.details.attachments.empty()) return;
  html.heading(CaseSheets::tr("Files"));
  html.begin();
  const QList<int> widths{42, 12, 18, 28};
  html.row({CaseSheets::tr("Name"), CaseSheets::tr("Size"), CaseSheets::tr("Attached"), CaseSheets::tr("Content hash (first 16 digits)")}, widths, true);
  for (const auto& a : s.details.attachments)
    html.row({text(a.name), CaseTimeline::fileSize(a.size), Words::moment(a.at, kNever), QString::fromStdString(a.hash.substr(0, 16))}, widths);
  html.end();
}

// Two beside each other.
void addPhotos(Html& html, const CaseSheet& s) {
  constexpr int kSide = 300;
  if (s.photos.isEmpty()) return;
  html.heading(CaseSheets::tr("Photos"));
  html.begin();
  for (qsizetype i = 0; i < s.photos.size(); i += 2) {
    html.raw(QStringLiteral("<tr>"));
    for (qsizetype k = i; k < i + 2; ++k) {
      html.raw(QStringLiteral("<td width=\"50%\" align=\"center\">"));
      if (k < s.photos.size()) {
        const QSize size = s.photos[k].picture.size().scaled(kSide, kSide, Qt::KeepAspectRatio);
        html.raw(QStringLiteral("<img src=\"photo%1\" width=\"%2\" height=\"%3\"><br>%4").arg(k).arg(size.width()).arg(size.height()).arg(escaped(s.photos[k].name)));
      }
      html.raw(QStringLiteral("</td>"));
    }
    html.raw(QStringLiteral("</tr>"));
  }
  html.end();
}

void addSignatures(Html& html) {
  html.heading(CaseSheets::tr("Signatures"));
  html.begin();
  // One low row: a tall one may be torn apart by the end of a page.
  QString cells;
  for (const QString& who : {CaseSheets::tr("Desk"), CaseSheets::tr("Handled by"), CaseSheets::tr("Checked by"), CaseSheets::tr("Date")}) cells += QStringLiteral("<td width=\"25%\">%1<br><br><br></td>").arg(escaped(who));
  html.raw(QStringLiteral("<tr>%1</tr>").arg(cells));
  html.end();
}

}  // namespace

SheetPages CaseSheets::pages(const CaseSheet& s) {
  SheetPages p;
  p.head = s.city.isEmpty() ? tr("Case sheet") : tr("%1 · Case sheet").arg(s.city);
  p.number = text(s.details.summary.number);
  p.printed = tr("Printed %1 by %2").arg(Words::moment(s.now, kNever), s.printedBy);
  if (s.people) p.printed += QStringLiteral(" · ") + tr("people in clear, purpose: %1").arg(s.purpose);
  p.pageOf = tr("Page %1 of %2");
  p.map = s.map;
  p.photos = s.photos;
  Html html;
  addFacts(html, s);
  if (!s.map.isNull()) html.raw(QStringLiteral("<p align=\"center\"><img src=\"map\" width=\"620\"></p>"));
  addTrail(html, s);
  addTasks(html, s);
  addFiles(html, s);
  addPhotos(html, s);
  addSignatures(html);
  p.html = html.done();
  return p;
}

bool CaseSheets::paint(const SheetPages& p, QPagedPaintDevice& device) {
  const double dot = device.logicalDpiY() / 25.4;  // a millimetre
  const double head = kHeadMm * dot, foot = kFootMm * dot;
  const QSizeF body(device.width(), device.height() - head - foot);
  QTextDocument document;
  document.documentLayout()->setPaintDevice(&device);
  document.setDocumentMargin(0);
  QFont font(QStringLiteral("Noto Sans CJK SC"));
  font.setPointSizeF(9.5);
  document.setDefaultFont(font);
  document.setDefaultStyleSheet(QStringLiteral("h3 { font-size: 11pt; margin-top: 10px; margin-bottom: 4px; } table { border-collapse: collapse; border-color: #8A97A5; border-style: solid; }"));
  document.addResource(QTextDocument::ImageResource, QUrl(QStringLiteral("map")), p.map);
  for (qsizetype i = 0; i < p.photos.size(); ++i) document.addResource(QTextDocument::ImageResource, QUrl(QStringLiteral("photo%1").arg(i)), p.photos[i].picture);
  document.setHtml(p.html);
  document.setPageSize(body);
  QPainter painter;
  if (!painter.begin(&device)) return false;
  const int pages = document.pageCount();
  QFont title(font);
  title.setPointSizeF(14);
  title.setBold(true);
  QFont small(font);
  small.setPointSizeF(8);
  for (int page = 0; page < pages; ++page) {
    if (page > 0 && !device.newPage()) return false;
    const QRectF top(0, 0, body.width(), head - 3 * dot), bottom(0, head + body.height(), body.width(), foot);
    painter.setPen(Qt::black);
    painter.setFont(title);
    painter.drawText(top, Qt::AlignLeft | Qt::AlignVCenter, p.head);
    painter.setFont(font);
    painter.drawText(top, Qt::AlignRight | Qt::AlignVCenter, p.number);
    painter.setPen(QPen(Qt::black, 0.3 * dot));
    painter.drawLine(top.bottomLeft(), top.bottomRight());
    painter.setPen(Qt::black);
    painter.setFont(small);
    painter.drawText(bottom, Qt::AlignLeft | Qt::AlignBottom, p.printed);
    painter.drawText(bottom, Qt::AlignRight | Qt::AlignBottom, p.pageOf.arg(page + 1).arg(pages));
    painter.save();
    painter.translate(0, head - page * body.height());
    QAbstractTextDocumentLayout::PaintContext context;
    context.clip = QRectF(QPointF(0, page * body.height()), body);
    context.palette.setColor(QPalette::Text, Qt::black);
    painter.setClipRect(context.clip);
    document.documentLayout()->draw(&painter, context);
    painter.restore();
  }
  return painter.end();
}

bool CaseSheets::writePdf(const SheetPages& p, const QString& file) {
  QBuffer bytes;
  if (!bytes.open(QIODevice::WriteOnly)) return false;
  QPdfWriter writer(&bytes);
  writer.setResolution(kResolution);
  writer.setPageLayout(QPageLayout(QPageSize(QPageSize::A4), QPageLayout::Portrait, QMarginsF(18, 14, 18, 12), QPageLayout::Millimeter));
  writer.setTitle(p.head + QLatin1Char(' ') + p.number);
  writer.setCreator(QStringLiteral("Jingwei"));
  if (!paint(p, writer)) return false;
  QSaveFile out(file);
  if (!out.open(QIODevice::WriteOnly)) return false;
  const QByteArray pdf = gis::withIdeographs(bytes.data());
  return out.write(pdf) == pdf.size() && out.commit();
}

}  // namespace jw::ui
