// A question to the engine of which only the newest counts.
#pragma once
#include <stop_token>

namespace jw::ui {

/// Main thread. Ends the question that is open when it is destroyed.
class Asking {
 public:
  ~Asking();
  /// Gives up the question before; the token of the new one.
  std::stop_token anew();
  void giveUp();
  /// Of the question that is open, for what belongs to it and is asked later.
  std::stop_token token() const;

 private:
  std::stop_source m_stop;
};

}  // namespace jw::ui
