// A list that many hold and nobody changes: a copy of it is the same list.
#pragma once
#include <cstddef>
#include <initializer_list>
#include <memory>
#include <vector>

namespace jw {

/// Copies share their elements until one of them grows; that one then has elements of its own. Copies may be read by several
/// threads at once.
template <class T>
class SharedVector {
 public:
  SharedVector() = default;
  SharedVector(std::vector<T> values) : m_values(std::make_shared<std::vector<T>>(std::move(values))) {}
  SharedVector(std::initializer_list<T> values) : SharedVector(std::vector<T>(values)) {}

  std::size_t size() const { return m_values ? m_values->size() : 0; }
  bool empty() const { return size() == 0; }
  const T* begin() const { return m_values ? m_values->data() : nullptr; }
  const T* end() const { return begin() + size(); }
  const T& operator[](std::size_t i) const { return (*m_values)[i]; }
  const T& front() const { return m_values->front(); }
  const T& back() const { return m_values->back(); }
  /// Whether both share their elements: then they are equal without a look at them.
  bool isSame(const SharedVector& other) const { return m_values == other.m_values; }

  void push_back(T value) {
    if (!m_values)
      m_values = std::make_shared<std::vector<T>>();
    else if (m_values.use_count() > 1)
      m_values = std::make_shared<std::vector<T>>(*m_values);
    m_values->push_back(std::move(value));
  }

 private:
  std::shared_ptr<std::vector<T>> m_values;
};

}  // namespace jw
