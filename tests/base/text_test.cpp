#include "core/base/text.h"

#include "core/base/ids.h"
#include "tests/catch.h"

namespace text_test {

using namespace jw;

TEST_CASE("blanks of every kind are trimmed and removed") {
  CHECK(text::trim("\xEF\xBB\xBF  永康區\xE3\x80\x80\r\n") == "永康區");
  CHECK(text::withoutBlanks(" 永 康\xE3\x80\x80區 ") == "永康區");
  CHECK(text::trim(" \t ").empty());
  for (const std::string blank : {" ", "\t", "\r", "\n", "\v", "\f", "\xC2\xA0", "\xE3\x80\x80", "\xEF\xBB\xBF"}) {
    CHECK(text::trim(blank).empty());
    CHECK(text::trim(blank + "網 格" + blank) == "網 格");
    CHECK(text::trim(blank + blank + "a" + blank + blank) == "a");
  }
  // What begins or ends with a byte of a blank without being one: £, あ, ！, ァ, à, À, ¿.
  for (const std::string other : {"£", "あ", "！", "ァ", "à", "À", "¿", "\x01"}) CHECK(text::trim(other) == other);
}

TEST_CASE("character references become characters, other ampersands stay") {
  CHECK(text::decodeEntities("&#22356;埔路4巷") == "坔埔路4巷");
  CHECK(text::decodeEntities("A&amp;B &lt;&#x41;&gt; & &nosuch; &#0; &#xD800;") == "A&B <A> & &nosuch; &#0; &#xD800;");
}

TEST_CASE("ill-formed UTF-8 is found and mended") {
  CHECK(text::isUtf8("网格"));
  CHECK_FALSE(text::isUtf8("\xC0\xAF"));
  CHECK_FALSE(text::isUtf8("\xED\xA0\x80"));
  // Wherever it stands among what is right: at the front, at the end, before or behind eight bytes.
  const std::string good[] = {"网格化管理", "plain letters", "é", "𠮷", "가", "\xEF\xBF\xBD", "\xE0\xA0\x80", "\xED\x9F\xBF", "a网b格c"};
  const std::string bad[] = {"\x80", "\xC0\xAF", "\xC1\xBF", "\xE0\x9F\xBF", "\xED\xA0\x80", "\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80", "\xF5", "\xE7\xBD", "\xE7", "\xE7\xBD\xE7", "网\xE7\xBD", "\xE0\x9F\xBF网"};
  for (const auto& a : good)
    for (const auto& b : good) {
      CHECK(text::isUtf8(a + b));
      CHECK(text::isUtf8("x" + a + "yz" + b));
      for (const auto& c : bad) {
        INFO(text::toHex(a) << ' ' << text::toHex(c) << ' ' << text::toHex(b));
        CHECK_FALSE(text::isUtf8(c + a + b));
        CHECK_FALSE(text::isUtf8(a + c + b));
        CHECK_FALSE(text::isUtf8(a + "x" + c + b));
        CHECK_FALSE(text::isUtf8(a + b + c));
      }
    }
  CHECK(text::repairUtf8("a\xFFz") == "a\xEF\xBF\xBDz");
  CHECK(text::elide("网格化管理", 3) == "网格化…");
  CHECK(text::length("网格") == 2);
}

TEST_CASE("uuids are unique, sort in the order made and survive their text") {
  Uuid last;
  for (int i = 0; i < 3000; ++i) {
    const Uuid u = Uuid::make(1'700'000'000'000);
    CHECK(u != last);
    last = u;
    CHECK(Uuid::parse(u.text()) == u);
  }
  CHECK(Uuid::make(1'700'000'000'001) > last);
  CHECK((last.data()[6] >> 4) == 7);
  CHECK(Uuid::named("x") == Uuid::named("x"));
  CHECK(Uuid::named("x") != Uuid::named("y"));
  CHECK_FALSE(Uuid::parse("01890a5d-ac96-774b-bcce-b302099a805"));
}

TEST_CASE("bytes as hexadecimal digits and back") {
  const std::string bytes("\x00\x7f\xff\x10", 4);
  CHECK(text::toHex(bytes) == "007fff10");
  CHECK(text::fromHex("007FFF10") == bytes);
  CHECK(text::fromHex("abc").empty());
  CHECK(text::fromHex("zz").empty());
}

}  // namespace text_test
