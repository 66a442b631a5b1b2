#include "core/base/background.h"

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <thread>

#include "tests/catch.h"

namespace background_test {

using namespace jw;

TEST_CASE("a thread in the background stands behind the one that began it and passes that on") {
  const auto mine = [] { return getpriority(PRIO_PROCESS, static_cast<id_t>(gettid())); };
  const int before = mine();
  int itself = 0, child = 0;
  std::thread([&] {
    workInBackground();
    itself = mine();
    std::thread([&] { child = mine(); }).join();
    workInBackground();
    CHECK(mine() == itself);
  }).join();
  CHECK(itself == std::max(before, 10));
  CHECK(child == itself);
  CHECK(mine() == before);
}

}  // namespace background_test
