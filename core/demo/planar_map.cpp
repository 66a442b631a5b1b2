#include "core/demo/planar_map.h"

namespace jw::demo {

PlanarMap::PlanarMap(const Loop& outline) {
  const auto n = static_cast<Index>(outline.size());
  m_first = {1, 0};
  for (Index i = 0; i < n; ++i) {
    addPoint(outline[static_cast<std::size_t>(i)]);
    addEdge(0);
  }
  for (Index i = 0; i < n; ++i) {
    const Index after = (i + 1) % n;
    at(2 * i) = {i, 2 * after, 2 * ((i + n - 1) % n), 1};
    at(2 * i + 1) = {after, 2 * ((i + n - 1) % n) + 1, 2 * after + 1, 0};
  }
}

PlanarMap::Index PlanarMap::addPoint(Vec p) {
  m_points.push_back(p);
  return static_cast<Index>(m_points.size()) - 1;
}

PlanarMap::Index PlanarMap::addEdge(Index line) {
  m_half.resize(m_half.size() + 2, Half{0, 0, 0, 0});
  m_line.push_back(line);
  return static_cast<Index>(m_half.size()) - 2;
}

void PlanarMap::link(Index a, Index b) {
  at(a).next = b;
  at(b).prev = a;
}

std::vector<PlanarMap::Index> PlanarMap::ringOf(Index f) const {
  std::vector<Index> ring;
  Index h = firstOf(f);
  do {
    ring.push_back(h);
    h = next(h);
  } while (h != firstOf(f));
  return ring;
}

Loop PlanarMap::loopOf(Index f) const {
  Loop loop;
  for (const Index h : ringOf(f)) loop.push_back(origin(h));
  return loop;
}

PlanarMap::Index PlanarMap::splitEdge(Index h, Vec p) {
  const Index t = twin(h), middle = addPoint(p), e = addEdge(lineOf(h)), end = at(t).origin;
  const Index after = at(h).next, before = at(t).prev;
  at(e).origin = middle;
  at(e).face = at(h).face;
  at(twin(e)).origin = end;
  at(twin(e)).face = at(t).face;
  at(t).origin = middle;
  link(e, after);
  link(h, e);
  link(before, twin(e));
  link(twin(e), t);
  return e;
}

PlanarMap::Index PlanarMap::splitFace(Index from, Index to, const std::vector<Vec>& between, Index line) {
  const Index old = face(from), fresh = faces();
  const Index beforeFrom = at(from).prev, beforeTo = at(to).prev;
  Index last = at(from).origin, forward = beforeFrom, backward = from;
  for (std::size_t i = 0; i <= between.size(); ++i) {
    const Index e = addEdge(line);
    const Index end = i < between.size() ? addPoint(between[i]) : at(to).origin;
    at(e).origin = last;
    at(e).face = old;
    at(twin(e)).origin = end;
    link(forward, e);
    link(twin(e), backward);
    forward = e;
    backward = twin(e);
    last = end;
  }
  link(forward, to);
  link(beforeTo, backward);
  m_first[static_cast<std::size_t>(old)] = forward;
  m_first.push_back(backward);
  Index h = backward;
  do {
    at(h).face = fresh;
    h = next(h);
  } while (h != backward);
  return fresh;
}

}  // namespace jw::demo
