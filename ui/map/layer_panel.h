// Which layers the map shows, how clearly, and in which order.
#pragma once
#include <qgsmaplayer.h>

#include <QFrame>
#include <QHash>

class QLabel;
class QListWidget;
class QListWidgetItem;
class QSlider;
class QToolButton;

namespace jw::ui {

class Memory;

/// Main thread. Remembers what was set by the layers' ids (gis::StillLayers::idOf), so that new layers of the same kind
/// come as the old ones were. Layers must be taken away with setLayers before they are deleted.
class LayerPanel : public QFrame {
  Q_OBJECT
 public:
  explicit LayerPanel(QWidget* parent);

  /// The topmost first.
  void setLayers(const QList<QgsMapLayer*>& layers);
  /// The visible ones as the user has ordered them, the topmost first.
  QList<QgsMapLayer*> shown() const;
  QStringList shownIds() const;
  bool casesShown() const;
  /// What the layers "base/…" are called; those that cannot be shown now stand there as well, with the reason in their name.
  void setBaseNames(const QHash<QString, QString>& names);
  /// What was set comes back from there, and goes there.
  void keepIn(Memory& memory);
  /// How the other one has its base maps: which are shown, how clearly, and the order of all layers.
  void takeBases(const LayerPanel& other);
  /// Colours of the arrows.
  void setDark(bool dark);

 Q_SIGNALS:
  /// Another set or order.
  void changed();
  /// Something was set by the user.
  void kept();
  /// By the id of the layer; its name follows ("border/grid").
  void visibilityChanged(const QString& id, bool visible);
  void casesShownChanged(bool shown);
  void baseWanted();
  void baseRemoved(const QString& id);

 protected:
  void changeEvent(QEvent* e) override;

 private:
  struct Kept {
    bool visible = true;
    int opacity = 100;
  };
  void fill();
  void toggled(QListWidgetItem* item);
  void selected();
  void fade(int percent);
  void move(int rows);
  void reordered();
  void translate();
  /// What the layer is called in the language of now.
  QString titleOf(const QString& id) const;
  void keep();
  QgsMapLayer* layerOf(const QString& id) const;
  QString current() const;

  QList<QgsMapLayer*> m_layers;  ///< in order
  QStringList m_order;           ///< ids, also of layers that are not there now
  QHash<QString, Kept> m_kept;
  QHash<QString, QString> m_baseNames;
  Memory* m_memory = nullptr;
  bool m_filling = false;
  QLabel* m_title;
  QLabel* m_opacityLabel;
  QListWidget* m_list;
  QSlider* m_opacity;
  QToolButton* m_up;
  QToolButton* m_down;
  QToolButton *m_addBase, *m_removeBase;
};

}  // namespace jw::ui
