#include "ui/shell/tone.h"

#include <QApplication>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QThreadPool>
#include <QtEndian>
#include <algorithm>
#include <cmath>
#include <numbers>

namespace jw::ui {
namespace {

constexpr int kRate = 22050;

struct Note {
  double hertz, seconds, loud;  // 0 Hz is a pause
};

void append(QByteArray& samples, const Note& note) {
  const int n = static_cast<int>(note.seconds * kRate);
  for (int i = 0; i < n; ++i) {
    // A short rise and a long fall, so that it neither clicks nor drones.
    const double t = static_cast<double>(i) / n, shape = std::min(1.0, t * 20) * (1 - t);
    const double value = note.loud * shape * std::sin(2 * std::numbers::pi * note.hertz * i / kRate);
    const auto sample = qToLittleEndian(static_cast<qint16>(value * 32000));
    samples.append(reinterpret_cast<const char*>(&sample), 2);
  }
}

template <class Int>
void put(QByteArray& out, Int value) {
  value = qToLittleEndian(value);
  out.append(reinterpret_cast<const char*>(&value), sizeof value);
}

}  // namespace

QByteArray wavOf(Tone tone) {
  QByteArray samples;
  if (tone == Tone::soft)
    append(samples, {659, 0.35, 0.35});
  else
    for (int i = 0; i < 3; ++i) {
      append(samples, {988, 0.14, 0.8});
      append(samples, {0, 0.06, 0});
    }
  QByteArray wav("RIFF");
  put(wav, static_cast<quint32>(36 + samples.size()));
  wav += "WAVEfmt ";
  put(wav, quint32(16));
  put(wav, quint16(1));  // PCM
  put(wav, quint16(1));
  put(wav, quint32(kRate));
  put(wav, quint32(kRate * 2));
  put(wav, quint16(2));
  put(wav, quint16(16));
  wav += "data";
  put(wav, static_cast<quint32>(samples.size()));
  return wav + samples;
}

TonePlayer::TonePlayer() : m_folder(std::make_shared<QTemporaryDir>()) {
  for (const char* name : {"pw-play", "paplay", "aplay"})
    if (m_player.isEmpty()) m_player = QStandardPaths::findExecutable(QString::fromLatin1(name));
}

void TonePlayer::play(Tone tone) {
  if (m_player.isEmpty()) return QApplication::beep();
  QThreadPool::globalInstance()->start([player = m_player, folder = m_folder, tone] {
    const QString name = folder->filePath(QStringLiteral("%1.wav").arg(static_cast<int>(tone)));
    if (QFile file(name); !file.exists() && file.open(QIODevice::WriteOnly)) file.write(wavOf(tone));
    QProcess process;
    process.setProgram(player);
    process.setArguments({name});
    process.setStandardOutputFile(QProcess::nullDevice());
    process.setStandardErrorFile(QProcess::nullDevice());
    process.startDetached();
  });
}

}  // namespace jw::ui
