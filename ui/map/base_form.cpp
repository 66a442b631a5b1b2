#include "ui/map/base_form.h"

#include <QComboBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>

#include "ui/theme/theme.h"
#include "ui/widgets/form_foot.h"
#include "ui/widgets/parts.h"

namespace jw::ui {

BaseForm::BaseForm(const Desk& desk, QWidget* parent) : QDialog(parent->window()), m_desk(desk) {
  setObjectName(QStringLiteral("baseForm"));
  setAttribute(Qt::WA_DeleteOnClose);
  setWindowTitle(tr("Add a base map"));
  auto* down = new QVBoxLayout(this);
  m_desk.theme.space(down, 16, 8);
  auto* head = makeLabel("title", this);
  head->setText(tr("Add a base map"));
  down->addWidget(head);
  auto* about = makeLabel("second", this);
  about->setWordWrap(true);
  about->setText(tr("A file on this computer (GeoPackage, MBTiles or a picture with its place) works without a network. Tiles of a service (XYZ, or WMTS in web tiles) are shown when it answers; the address has {z}, {x} and {y} where the numbers of level, column and row belong."));
  down->addWidget(about);
  auto* fields = new QFormLayout;
  m_desk.theme.space(fields, 0, 8);
  const auto word = [this](const QString& text) {
    auto* label = makeLabel("second", this);
    label->setText(text);
    return label;
  };
  auto* where = new QHBoxLayout;
  where->addWidget(m_where = new QLineEdit(this), 1);
  m_where->setObjectName(QStringLiteral("baseWhere"));
  m_where->setPlaceholderText(QStringLiteral("https://…/{z}/{x}/{y}.png"));
  where->addWidget(wordButton(m_desk.theme, "baseBrowse", QStringLiteral("open"), tr("File …"), this, [this] { browse(); }));
  fields->addRow(word(tr("File or address")), where);
  fields->addRow(word(tr("Name")), m_name = new QLineEdit(this));
  m_name->setObjectName(QStringLiteral("baseName"));
  m_name->setMaxLength(60);
  fields->addRow(word(tr("Coordinates")), m_datum = new QComboBox(this));
  m_datum->setObjectName(QStringLiteral("baseDatum"));
  m_datum->addItem(tr("CGCS2000 or WGS84, not shifted"));
  m_datum->addItem(tr("GCJ-02, as most services in China"));
  m_datum->addItem(tr("BD-09"));
  down->addLayout(fields);
  down->addStretch(1);
  down->addWidget(m_foot = new FormFoot(m_desk, this));
  m_foot->setAction(tr("Add"));
  connect(m_foot, &FormFoot::sent, this, &BaseForm::send);
  m_desk.theme.follow(this, [this] { setMinimumWidth(m_desk.theme.px(520)); });
  m_where->setFocus();
}

void BaseForm::browse() {
  auto* files = new QFileDialog(this, tr("Add a base map"), {}, tr("Maps (*.gpkg *.mbtiles *.tif *.tiff *.jp2 *.png *.jpg *.vrt);;All files (*)"));
  files->setAttribute(Qt::WA_DeleteOnClose);
  files->setFileMode(QFileDialog::ExistingFile);
  connect(files, &QFileDialog::fileSelected, this, [this](const QString& file) {
    m_where->setText(file);
    if (m_name->text().isEmpty()) m_name->setText(QFileInfo(file).completeBaseName());
  });
  files->open();
}

void BaseForm::send() {
  gis::BaseMap map;
  map.where = m_where->text().trimmed();
  const QUrl address(map.where);
  const bool tiles = address.scheme() == QLatin1String("http") || address.scheme() == QLatin1String("https");
  map.kind = tiles ? gis::BaseMap::Kind::tiles : gis::BaseMap::Kind::file;
  map.datum = static_cast<gis::Datum>(m_datum->currentIndex());
  map.name = m_name->text().trimmed();
  if (map.where.isEmpty()) {
    m_where->setFocus();
    return m_foot->complain(tr("Choose a file, or write the address of tiles."));
  }
  if (tiles && !(map.where.contains(QLatin1String("{z}")) && map.where.contains(QLatin1String("{x}")) && (map.where.contains(QLatin1String("{y}")) || map.where.contains(QLatin1String("{-y}"))))) {
    m_where->setFocus();
    return m_foot->complain(tr("The address needs {x}, {y} and {z} where the tile's numbers belong."));
  }
  if (!tiles && !QFileInfo::exists(map.where)) {
    m_where->setFocus();
    return m_foot->complain(tr("There is no such file. Choose it with “File …”."));
  }
  if (map.name.isEmpty()) map.name = tiles ? address.host() : QFileInfo(map.where).completeBaseName();
  Q_EMIT chosen(map);
  accept();
}

}  // namespace jw::ui
