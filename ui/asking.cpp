#include "ui/asking.h"

namespace jw::ui {

Asking::~Asking() {
  m_stop.request_stop();
}

std::stop_token Asking::anew() {
  m_stop.request_stop();
  m_stop = std::stop_source();
  return m_stop.get_token();
}

std::stop_token Asking::token() const {
  return m_stop.get_token();
}

void Asking::giveUp() {
  m_stop.request_stop();
}

}  // namespace jw::ui
