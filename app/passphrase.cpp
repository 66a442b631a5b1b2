#include "app/passphrase.h"

#include <fcntl.h>
#include <poll.h>
#include <termios.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <iostream>

#include "core/base/error.h"

namespace jw::app {
namespace {

/// The terminal without echo, given back as it was.
class Quiet {
 public:
  explicit Quiet(int fd) : m_fd(fd) {
    if (tcgetattr(m_fd, &m_before) != 0) throw Error(ErrorCode::usage, "there is no terminal to ask for the passphrase: give --passphrase-file FILE, or - for the standard input");
    termios now = m_before;
    now.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    tcsetattr(m_fd, TCSANOW, &now);
  }
  Quiet(const Quiet&) = delete;
  ~Quiet() { tcsetattr(m_fd, TCSANOW, &m_before); }

 private:
  int m_fd;
  termios m_before{};
};

std::string ask(const Context& context, std::string_view question) {
  struct Fd {
    int fd;
    ~Fd() {
      if (fd >= 0) close(fd);
    }
  } const terminal{open("/dev/tty", O_RDWR | O_CLOEXEC)};
  const Quiet quiet(terminal.fd);
  context.err << question << ": " << std::flush;
  std::string line;
  for (char c = 0;;) {
    pollfd ready{terminal.fd, POLLIN, 0};
    const int n = poll(&ready, 1, 200);
    if (context.stop.stop_requested()) throw Error(ErrorCode::cancelled, "stopped");
    if (n <= 0) continue;
    const auto got = read(terminal.fd, &c, 1);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0 || c == '\n') break;
    line += c;
  }
  context.err << '\n';
  return line;
}

}  // namespace

std::string readPassphrase(const Context& context, const std::filesystem::path& file, bool twice) {
  std::string line;
  if (!file.empty()) {
    std::ifstream in;
    if (file != "-") in.open(file);
    if (!std::getline(file == "-" ? std::cin : in, line)) throw Error(ErrorCode::input, "the passphrase cannot be read from " + file.string());
    return line;
  }
  line = ask(context, context.text({"口令", "Passphrase"}));
  if (twice && ask(context, context.text({"再次输入口令", "The same passphrase again"})) != line) throw Error(ErrorCode::input, "the two passphrases differ");
  return line;
}

}  // namespace jw::app
