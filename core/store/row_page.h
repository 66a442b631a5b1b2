// Rows on their way into one table, field by field as they came; the texts of a page stand in one piece.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace jw::store {

/// Of each row: id (16 bytes), version and time in ms (8 bytes each, big-endian), area, author; then the columns of the SyncTable in its order:
/// integer and real as 8 bytes, big-endian; uuid and ref as 16; geom as WKB; text, json and bytes as they are. Nothing: NULL.
class RowPage {
 public:
  enum Lead : std::size_t { id, version, updatedAt, area, updatedBy, columns };

  explicit RowPage(std::size_t fieldsOfRow) : m_width(fieldsOfRow) {}
  /// Fields of a row one after the other.
  void add(std::optional<std::string_view> field) {
    m_fields.push_back({static_cast<std::uint32_t>(m_bytes.size()), field ? static_cast<std::int32_t>(field->size()) : -1});
    if (field) m_bytes += *field;
  }
  std::size_t rows() const { return m_fields.size() / m_width; }
  std::size_t bytes() const { return m_bytes.size(); }
  std::size_t width() const { return m_width; }
  std::optional<std::string_view> field(std::size_t row, std::size_t i) const {
    const Field f = m_fields[row * m_width + i];
    if (f.size < 0) return std::nullopt;
    return std::string_view(m_bytes).substr(f.at, static_cast<std::size_t>(f.size));
  }
  std::string_view text(std::size_t row, std::size_t i) const { return field(row, i).value_or(std::string_view()); }
  /// 0 where it is not 8 bytes.
  std::int64_t number(std::size_t row, std::size_t i) const {
    const auto f = field(row, i);
    if (!f || f->size() != 8) return 0;
    std::uint64_t n = 0;
    for (std::size_t k = 0; k < 8; ++k) n = n << 8 | static_cast<unsigned char>((*f)[k]);
    return static_cast<std::int64_t>(n);
  }

 private:
  struct Field {
    std::uint32_t at;
    std::int32_t size;
  };
  std::size_t m_width;
  std::vector<Field> m_fields;
  std::string m_bytes;
};

}  // namespace jw::store
