#include "core/stats/possible.h"

#include <algorithm>

namespace jw::stats {
namespace {

// Of the rows that are meant, some may fulfil the condition; all of them surely do.
struct Truth {
  bool possible = true, sure = false;
};

template <class Leaf>
Truth judge(const Expression& e, const Leaf& leaf) {
  if (e.kind == Expression::Kind::codes || e.kind == Expression::Kind::age) return leaf(e);
  const bool all = e.kind == Expression::Kind::all;
  Truth t{all, all};
  for (const auto& part : e.parts) {
    const Truth p = judge(part, leaf);
    t = all ? Truth{t.possible && p.possible, t.sure && p.sure} : Truth{t.possible || p.possible, t.sure || p.sure};
  }
  return e.kind == Expression::Kind::none ? Truth{!t.sure, !t.possible} : t;
}

}  // namespace

bool canHold(const Expression& condition, const model::CodedAttribute& attribute, std::uint8_t code) {
  return judge(condition, [&](const Expression& e) {
           if (e.kind != Expression::Kind::codes || e.attribute->key != attribute.key) return Truth{};
           const bool has = std::find(e.values.begin(), e.values.end(), code) != e.values.end();
           return Truth{has, has};
         })
      .possible;
}

}  // namespace jw::stats
