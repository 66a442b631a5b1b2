#include "core/registry/pinyin.h"

#include <unicode/translit.h>
#include <unicode/uscript.h>

#include <unordered_map>

#include "core/base/error.h"
#include "core/base/text.h"

namespace jw::registry {
namespace {

constexpr std::size_t kLongest = 16;

std::unique_ptr<icu::Transliterator> transliterator(const char* id) {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::Transliterator> made(icu::Transliterator::createInstance(icu::UnicodeString(id), UTRANS_FORWARD, status));
  if (U_FAILURE(status) || !made) throw Error(ErrorCode::internal, std::string("no transliteration ") + id + ": " + u_errorName(status));
  return made;
}

}  // namespace

class Pinyin::Impl {
 public:
  char letterOf(char32_t character, bool surname) {
    auto& known = m_known[surname ? 1 : 0];
    if (const auto it = known.find(character); it != known.end()) return it->second;
    icu::UnicodeString text(static_cast<UChar32>(character));
    (surname ? m_surnames : m_all)->transliterate(text);
    m_ascii->transliterate(text);
    const char16_t first = text.isEmpty() ? u'\0' : text[0];
    const char letter = first >= u'a' && first <= u'z' ? static_cast<char>(first) : '\0';
    known.emplace(character, letter);
    return letter;
  }

 private:
  std::unique_ptr<icu::Transliterator> m_all = transliterator("Han-Latin"), m_surnames = transliterator("Han-Latin/Names"), m_ascii = transliterator("Latin-ASCII; Lower");
  std::unordered_map<char32_t, char> m_known[2];
};

Pinyin::Pinyin() : m_impl(std::make_unique<Impl>()) {}
Pinyin::~Pinyin() = default;

std::string Pinyin::initials(std::string_view name) {
  if (!text::isUtf8(name)) return {};
  const auto wide = icu::UnicodeString::fromUTF8(icu::StringPiece(name.data(), static_cast<std::int32_t>(name.size())));
  std::string out;
  bool inWord = false, first = true;
  for (std::int32_t i = 0; i < wide.length() && out.size() < kLongest; i = wide.moveIndex32(i, 1)) {
    const UChar32 c = wide.char32At(i);
    if (u_isdigit(c) && u_charDigitValue(c) >= 0) {
      out += static_cast<char>('0' + u_charDigitValue(c));
      inWord = false;
      continue;
    }
    if (!u_isalpha(c)) {
      inWord = false;
      continue;
    }
    const bool han = u_hasBinaryProperty(c, UCHAR_IDEOGRAPHIC);
    if (han || !inWord)
      if (const char letter = m_impl->letterOf(static_cast<char32_t>(c), han && first)) out += letter;
    inWord = !han;
    first = false;
  }
  return out;
}

}  // namespace jw::registry
