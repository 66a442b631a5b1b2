#include "ui/playback/player.h"

#include <algorithm>

#include "ui/engine_bridge.h"

namespace jw::ui {
namespace {

constexpr int kFrameMs = 16;

}  // namespace

Player::Player(EngineBridge& bridge, QObject* parent) : QObject(parent), m_bridge(bridge) {
  m_frame.setTimerType(Qt::PreciseTimer);
  m_frame.setInterval(kFrameMs);
  connect(&m_frame, &QTimer::timeout, this, &Player::pass);
  connect(&bridge, &EngineBridge::momentChanged, this, [this] {
    if (!m_bridge.looksBack()) setRunning(false);
  });
}

void Player::setRunning(bool run) {
  run = run && m_bridge.looksBack();
  if (run == isRunning()) return;
  if (run && m_bridge.now() >= m_bridge.past()->to()) m_bridge.moveTo(m_bridge.past()->from());
  m_since.start();
  run ? m_frame.start() : m_frame.stop();
  Q_EMIT runningChanged(run);
}

void Player::jump(Instant moment) {
  if (const auto* past = m_bridge.past()) m_bridge.moveTo(std::clamp(moment, past->from(), past->to()));
}

void Player::stepEvent(bool forward) {
  const auto* past = m_bridge.past();
  if (!past) return;
  setRunning(false);
  const Instant moment = forward ? past->nextAfter(m_bridge.now()) : past->lastBefore(m_bridge.now());
  jump(moment != kNever ? moment : forward ? past->to() : past->from());
}

void Player::pass() {
  const auto* past = m_bridge.past();
  // What a slow frame has taken is made up for in the next one.
  const Millis gone(m_since.elapsed() * m_speed);
  m_since.restart();
  if (past->to() - m_bridge.now() > gone) return m_bridge.moveTo(m_bridge.now() + gone);
  m_bridge.moveTo(past->to());
  setRunning(false);
}

}  // namespace jw::ui
