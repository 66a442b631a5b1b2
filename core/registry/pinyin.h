// Pinyin initials 拼音首字母 of names, for search: "张三丰" is "zsf".
#pragma once
#include <memory>
#include <string>
#include <string_view>

namespace jw::registry {

/// Readings are ICU's (CLDR Han-Latin, of surnames its Han-Latin/Names). Remembers what it has looked up; one thread.
class Pinyin {
 public:
  /// Throws Error(internal) if ICU's data are missing.
  Pinyin();
  ~Pinyin();
  /// Lower-case letters and digits: one letter of each Chinese character, of words in Latin letters the first one each.
  /// At most 16; "" for names in other scripts or ill-formed text. The first character is read as a surname.
  std::string initials(std::string_view name);

 private:
  class Impl;
  std::unique_ptr<Impl> m_impl;
};

}  // namespace jw::registry
