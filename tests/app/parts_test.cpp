#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <sstream>
#include <thread>

#include "app/interrupt.h"
#include "app/percentiles.h"
#include "app/progress_bar.h"
#include "tests/catch.h"

namespace parts_test {

using namespace jw;

TEST_CASE("percentiles by nearest rank") {
  CHECK(app::percentilesOf({}).n == 0);
  const auto one = app::percentilesOf({7});
  CHECK(one.n == 1);
  CHECK(one.p50 == 7);
  CHECK(one.p99 == 7);
  std::vector<double> values;
  for (int i = 100; i >= 1; --i) values.push_back(i);
  const auto p = app::percentilesOf(values);
  CHECK(p.p50 == 50);
  CHECK(p.p90 == 90);
  CHECK(p.p99 == 99);
  CHECK(app::percentilesOf({1, 2, 3}).p50 == 2);
}

TEST_CASE("a progress line tells percentage, amount, rate and time left") {
  CHECK(app::progressLine(12345, 29000, 2, "reading") == " 42 %  12,345 of 29,000  6,173/s  3 s left  reading");
  CHECK(app::progressLine(5, 0, 0, "") == "5");
  CHECK(app::progressLine(1000, 1000, 10, "") == "100 %  1,000 of 1,000  100/s");
  CHECK(app::progressLine(1, 100000, 1, "").find("27 h 46 min left") != std::string::npos);
  // A total that was only a guess.
  CHECK(app::progressLine(12, 10, 0, "").starts_with("100 %"));
}

TEST_CASE("a progress bar is silent in a pipe and leaves a clean line on a terminal") {
  std::ostringstream pipe, terminal;
  { app::ProgressBar(pipe, false, {}).progress()(1, 2, "x"); }
  CHECK(pipe.str().empty());
  { app::ProgressBar(terminal, true, {}).progress()(1, 2, "x"); }
  CHECK(terminal.str().find("50 %") != std::string::npos);
  CHECK(terminal.str().ends_with("\r\x1b[K"));
  std::stop_source source;
  source.request_stop();
  app::ProgressBar stopped(pipe, false, source.get_token());
  CHECK_THROWS_AS(stopped.progress()(1, 2, "x"), Error);
}

namespace {

// In a process of its own, whose only thread it is: a signal to the tests' process could meet any of their threads.
int inChild(int (*work)()) {
  const pid_t child = fork();
  if (child == 0) _exit(work());
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

bool stopArrives(const app::Interrupt& interrupt) {
  for (int i = 0; i < 2000 && !interrupt.token().stop_requested(); ++i)
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  return interrupt.token().stop_requested();
}

}  // namespace

TEST_CASE("Ctrl-C asks to stop, a second one ends the program") {
  for (const int signal : {SIGINT, SIGTERM}) {
    static int sent;
    sent = signal;
    CHECK(inChild([] {
            const app::Interrupt interrupt;
            if (interrupt.token().stop_requested()) return 1;
            kill(getpid(), sent);
            return stopArrives(interrupt) ? 42 : 2;
          }) == 42);
  }
  CHECK(inChild([] {
          const app::Interrupt interrupt;
          kill(getpid(), SIGINT);
          if (!stopArrives(interrupt)) return 2;
          kill(getpid(), SIGINT);
          std::this_thread::sleep_for(std::chrono::seconds(20));
          return 3;
        }) == 130);
}

}  // namespace parts_test
