#include "app/buildings_stream.h"

#include "app/await.h"

namespace jw::app {
namespace {

constexpr std::uint32_t kPage = 2000;

}  // namespace

std::function<std::vector<model::Building>()> streamBuildings(const engine::Engine& engine, model::Box box,
                                                              std::stop_token stop) {
  return [&engine, box, stop = std::move(stop), after = std::int64_t{0}]() mutable {
    auto page =
        await<engine::BuildingPage>([&](auto ready) { engine.buildings(box, after, kPage, stop, std::move(ready)); });
    after = page.last;
    return std::move(page.buildings);
  };
}

}  // namespace jw::app
