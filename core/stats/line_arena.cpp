#include "core/stats/line_arena.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <iterator>
#include <new>

#ifdef __linux__
#include <sys/mman.h>
#endif

namespace jw::stats {
namespace {

constexpr std::size_t kPageLines = (std::size_t{2} << 20) / sizeof(Line), kPieceLines = 8 * kPageLines;

}  // namespace

void LineArena::Free::operator()(Line* at) const { std::free(at); }

void LineArena::grow(std::size_t lines) {
  const std::size_t size = (std::max(lines, kPieceLines) + kPageLines - 1) / kPageLines * kPageLines;
  auto* at = static_cast<Line*>(std::aligned_alloc(kPageLines * sizeof(Line), size * sizeof(Line)));
  if (at == nullptr) throw std::bad_alloc();
  m_pieces.push_back({std::unique_ptr<Line, Free>(at), size});
#ifdef __linux__
  // Where the system refuses, small pages do the same, more slowly.
  static_cast<void>(madvise(at, size * sizeof(Line), MADV_HUGEPAGE));
#endif
  m_lines += size;
  m_touched = at;
  m_free[at] = size;
}

Line* LineArena::take(std::size_t lines) {
  if (lines == 0) return nullptr;
  const auto fits = [lines](const auto& range) { return range.second >= lines; };
  auto it = std::find_if(m_free.begin(), m_free.end(), fits);
  if (it == m_free.end()) {
    grow(lines);
    it = m_free.find(m_pieces.back().at.get());
  }
  Line* at = it->first;
  const std::size_t rest = it->second - lines;
  m_free.erase(it);
  if (rest > 0) m_free[at + lines] = rest;
  if (const Piece& last = m_pieces.back(); at >= last.at.get() && at < last.at.get() + last.lines) m_touched = std::max(m_touched, at + lines);
  std::memset(static_cast<void*>(at), 0, lines * sizeof(Line));
  return at;
}

void LineArena::give(Line* at, std::size_t lines) {
  if (lines == 0) return;
  auto it = m_free.emplace(at, lines).first;
  if (const auto next = std::next(it); next != m_free.end() && at + lines == next->first) {
    it->second += next->second;
    m_free.erase(next);
  }
  if (it == m_free.begin()) return;
  if (const auto before = std::prev(it); before->first + before->second == at) {
    before->second += it->second;
    m_free.erase(it);
  }
}

std::size_t LineArena::bytes() const {
  if (m_pieces.empty()) return 0;
  const Line* end = m_pieces.back().at.get() + m_pieces.back().lines;
  return (m_lines - static_cast<std::size_t>(end - m_touched) / kPageLines * kPageLines) * sizeof(Line);
}

}  // namespace jw::stats
