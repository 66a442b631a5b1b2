#include "core/notify/delivery.h"

#include <algorithm>
#include <cmath>

#include "core/notify/email_transport.h"
#include "core/notify/sms_transport.h"

namespace jw::notify {
namespace {

using model::MessageState;

constexpr int kMinutesOfDay = 24 * 60;

// Of a message to a resident the log keeps no trace of the address, and servers like to repeat it.
std::string withoutAddress(std::string why, const model::Message& m) {
  if (!m.sealed) return why;
  for (std::size_t at = 0; !m.address.empty() && (at = why.find(m.address, at)) != std::string::npos;) why.replace(at, m.address.size(), "***");
  std::string out;
  for (std::size_t i = 0; i < why.size();) {
    std::size_t end = i;
    while (end < why.size() && why[end] >= '0' && why[end] <= '9') ++end;
    if (end - i >= 7) {
      out += "***";
      i = end;
    } else {
      out += why[i++];
    }
  }
  return out;
}

}  // namespace

Instant endOfQuiet(const model::QuietHours& quiet, Instant t, const Zone& zone) {
  if (!quiet) return t;
  const auto local = zone.toLocal(t);
  const int minute = local.hour * 60 + local.minute;
  const int to = quiet.to % kMinutesOfDay;
  const bool inside = quiet.from < to ? minute >= quiet.from && minute < to : minute >= quiet.from || minute < to;
  if (!inside) return t;
  auto end = dateOf(daysOf(local.year, local.month, local.day) + (to <= minute ? 1 : 0));
  end.hour = to / 60;
  end.minute = to % 60;
  return zone.toInstant(end);
}

Millis delayAfter(int failures, const DeliverySettings& s, double chance) {
  const double doubled = static_cast<double>(s.firstDelay.count()) * std::exp2(std::clamp(failures - 1, 0, 40));
  const double delay = std::min(doubled, static_cast<double>(s.longestDelay.count()));
  return Millis(static_cast<std::int64_t>(delay * (1 + s.jitter * (2 * chance - 1))));
}

Ways waysOf(const Settings& settings) {
  Ways ways;
  if (settings.email.on) ways[model::MessageChannel::email] = {std::make_unique<EmailTransport>(settings.email), settings.email.perMinute};
  if (settings.sms.on) ways[model::MessageChannel::sms] = {std::make_unique<SmsTransport>(settings.sms), settings.sms.perMinute};
  return ways;
}

Delivery::Delivery(DeliverySettings settings, Zone zone, Ways ways, OutboxSeams outbox, std::shared_ptr<const Clock> clock, std::uint64_t seed)
    : m_settings(settings), m_zone(std::move(zone)), m_ways(std::move(ways)), m_outbox(std::move(outbox)), m_clock(std::move(clock)), m_random(seed) {
  for (const auto& way : m_ways) m_status.on[index(way.first)] = true;
}

Instant Delivery::round(std::stop_token stop) {
  flush();
  Instant next = kNever;
  for (auto& [channel, way] : m_ways) {
    if (stop.stop_requested()) break;
    next = std::min(next, channelRound(channel, way, stop));
  }
  return next;
}

Instant Delivery::channelRound(model::MessageChannel channel, Way& way, const std::stop_token& stop) {
  ChannelState& state = m_state[index(channel)];
  Instant now = m_clock->now();
  // A clock that was set back must not make the pause longer than any pause can be.
  state.pausedUntil = std::min(state.pausedUntil, now + m_settings.longestDelay * 2);
  if (now < state.pausedUntil) return std::max(state.pausedUntil, m_outbox.nextDue(channel));

  const double perMilli = way.perMinute / 60'000.0;
  const double most = std::max(1.0, std::min<double>(m_settings.batch, way.perMinute));
  if (state.filledAt != kNever && now > state.filledAt) state.tokens = std::min(most, state.tokens + static_cast<double>((now - state.filledAt).count()) * perMilli);
  if (state.filledAt == kNever) state.tokens = most;
  state.filledAt = now;
  if (state.tokens < 1) return now + Millis(static_cast<std::int64_t>(std::ceil((1 - state.tokens) / perMilli)));

  const auto messages = m_outbox.due(channel, now, static_cast<std::uint32_t>(m_settings.batch));
  for (const auto& m : messages) {
    if (stop.stop_requested() || state.tokens < 1) break;
    now = m_clock->now();
    const Instant after = m.urgent ? now : endOfQuiet(m.quiet, now, m_zone);
    if (after > now) {
      m_unrecorded.push_back({m.id, MessageState::waiting, false, after, m.error});
      ++m_status.putOff;
      continue;
    }
    const Outcome outcome = m.address.empty() && m.sealed ? Outcome{Fail{m.error}} : way.transport->send(m, stop);
    if (stop.stop_requested() && std::holds_alternative<Retry>(outcome)) break;
    state.tokens -= 1;
    m_unrecorded.push_back(attempt(m, outcome));
    if (state.failures > 0 && state.pausedUntil > now) break;
    // What a slow server has taken is soon in the store: if the program ended now it would be sent again.
    if (m_clock->now() - now > std::chrono::seconds(1)) flush();
  }
  flush();
  const Instant due = m_outbox.nextDue(channel);
  return due == kNever ? kNever : std::max(due, state.pausedUntil);
}

store::Attempt Delivery::attempt(const model::Message& m, const Outcome& outcome) {
  ChannelState& state = m_state[index(m.channel)];
  std::string& trouble = m_status.trouble[index(m.channel)];
  if (std::holds_alternative<Sent>(outcome)) {
    state.failures = 0;
    trouble.clear();
    ++m_status.sent;
    return {m.id, MessageState::sent, true, kNever, ""};
  }
  const auto* retry = std::get_if<Retry>(&outcome);
  const std::string why = withoutAddress(retry ? retry->why : std::get<Fail>(outcome).why, m);
  const Instant now = m_clock->now();
  trouble = why;
  m_status.cause[index(m.channel)] = retry ? retry->trouble : Trouble::other;
  if (retry && retry->channelDown) {
    ++state.failures;
    state.pausedUntil = now + delayAfter(state.failures, m_settings, chance());
  }
  if (!retry || m.attempts + 1 >= m_settings.attempts) {
    ++m_status.givenUp;
    return {m.id, MessageState::givenUp, true, kNever, why};
  }
  ++m_status.retried;
  return {m.id, MessageState::waiting, true, now + delayAfter(m.attempts + 1, m_settings, chance()), why};
}

void Delivery::flush() {
  if (m_unrecorded.empty()) return;
  m_outbox.record(m_unrecorded);
  m_unrecorded.clear();
}

}  // namespace jw::notify
