// Work that may take a moment longer, beside a window that has to stay quick.
#pragma once

namespace jw {

/// From here to its end the calling thread, and whatever thread it begins, gets a processor after those of the window: a
/// tenth of their share where both want one (with kAnswers a third), all of it where nobody else does. Cannot be taken back;
/// so never for a thread that is lent out (Qt's global pool). Without effect where the system has no such thing (anything
/// but Linux).
enum Behind : int { kAnswers = 5, kBackground = 10 };
void workInBackground(Behind how = kBackground) noexcept;

}  // namespace jw
