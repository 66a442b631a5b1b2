// The two sounds of the desk, made in the program.
#pragma once
#include <QByteArray>
#include <QString>
#include <QTemporaryDir>
#include <memory>

namespace jw::ui {

enum class Tone { soft, urgent };  ///< one soft note; three sharp ones

/// A whole WAV file, 22,050 Hz, mono, 16 bit.
QByteArray wavOf(Tone tone);

/// Main thread; never waits. Plays through the desktop's own player (PipeWire, PulseAudio, ALSA); without one the
/// system's beep has to do.
class TonePlayer {
 public:
  TonePlayer();
  void play(Tone tone);

 private:
  QString m_player;
  std::shared_ptr<QTemporaryDir> m_folder;  ///< of the sounds; kept until the last one has begun
};

}  // namespace jw::ui
