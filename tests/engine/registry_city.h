// A small city with a desk of the registry, for tests that need no buildings.
#pragma once
#include <future>

#include "core/engine/registry_desk.h"
#include "tests/catch.h"
#include "tests/engine/engine_fixture.h"

namespace jw::test {

struct RegistryCity : SmallCity {
  model::Actor worker{{Uuid::named("worker")}, "社工", model::Role::communityWorker, {}, {}};
  model::Actor western{{Uuid::named("western")}, "社工", model::Role::communityWorker, "330102/", {}};
  std::unique_ptr<engine::RegistryDesk> desk = std::make_unique<engine::RegistryDesk>(*engine);
  ~RegistryCity() { desk.reset(); }

  template <class T, class Call>
  T ask(Call call) {
    std::promise<T> answer;
    call([&](T value) { answer.set_value(std::move(value)); });
    return answer.get_future().get();
  }
  model::RegistryAnswer submit(const model::Actor& by, model::RegistryCommand command) {
    return ask<model::RegistryAnswer>([&](auto ready) { desk->submit(by, std::move(command), ready); });
  }
  model::RegistryDone must(model::RegistryCommand command) {
    const auto answer = submit(worker, std::move(command));
    if (const auto* r = std::get_if<model::RegistryRefusal>(&answer)) FAIL(model::faultName(r->fault) << " " << r->field << ": " << r->detail);
    return std::get<model::RegistryDone>(answer);
  }
};

}  // namespace jw::test
