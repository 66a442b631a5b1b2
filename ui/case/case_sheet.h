// The case sheet 案件单: everything about a case on A4.
#pragma once
#include <QCoreApplication>
#include <QImage>
#include <memory>
#include <optional>

#include "core/engine/engine.h"

class QPagedPaintDevice;

namespace jw::ui {

struct SheetPhoto {
  QString name;
  QImage picture;
};

struct CaseSheet {
  model::CaseDetails details;  ///< people masked
  std::optional<engine::Engine::CasePeople> people = {};  ///< shown in clear at this moment, for that purpose
  QString purpose = {};
  std::shared_ptr<const engine::Directory> directory = {};
  QString city = {}, printedBy = {};
  Instant now = kNever;
  QImage map = {};  ///< null: none
  QList<SheetPhoto> photos = {};
};

/// The sheet in words, ready for any number of pages.
struct SheetPages {
  QString head, number, html, printed, pageOf;  ///< pageOf: "Page %1 of %2"
  QImage map;
  QList<SheetPhoto> photos;
};

struct CaseSheets {
  Q_DECLARE_TR_FUNCTIONS(CaseSheets)
 public:
  /// Main thread; in the language that is set.
  static SheetPages pages(const CaseSheet& sheet);
  /// Any thread. The device's page is set up: A4 with its margins. False if the device cannot be written.
  static bool paint(const SheetPages& pages, QPagedPaintDevice& device);
  /// Any thread; the file is replaced whole or not at all.
  static bool writePdf(const SheetPages& pages, const QString& file);
};

}  // namespace jw::ui
