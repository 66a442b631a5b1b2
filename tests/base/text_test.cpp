#include "core/base/text.h"

#include "core/base/ids.h"
#include "tests/catch.h"

using namespace jw;

TEST_CASE("blanks of every kind are trimmed and removed") {
  CHECK(text::trim("\xEF\xBB\xBF  永康區\xE3\x80\x80\r\n") == "永康區");
  CHECK(text::withoutBlanks(" 永 康\xE3\x80\x80區 ") == "永康區");
  CHECK(text::trim(" \t ").empty());
}

TEST_CASE("character references become characters, other ampersands stay") {
  CHECK(text::decodeEntities("&#22356;埔路4巷") == "坔埔路4巷");
  CHECK(text::decodeEntities("A&amp;B &lt;&#x41;&gt; & &nosuch; &#0; &#xD800;") == "A&B <A> & &nosuch; &#0; &#xD800;");
}

TEST_CASE("ill-formed UTF-8 is found and mended") {
  CHECK(text::isUtf8("网格"));
  CHECK_FALSE(text::isUtf8("\xC0\xAF"));
  CHECK_FALSE(text::isUtf8("\xED\xA0\x80"));
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
