// Pinyin initials for search.
#include "core/registry/pinyin.h"

#include "tests/catch.h"

namespace pinyin_test {

using jw::registry::Pinyin;

TEST_CASE("initials of names, addresses and Latin words") {
  Pinyin p;
  CHECK(p.initials("张三丰") == "zsf");
  CHECK(p.initials("欧阳娜娜") == "oynn");
  // Level-2 characters of GB 2312 and rarer ones.
  CHECK(p.initials("王梓睿") == "wzr");
  CHECK(p.initials("李璐瑶") == "lly");
  CHECK(p.initials("赵昊轩") == "zhx");
  // Surnames have readings of their own.
  CHECK(p.initials("曾国平") == "zgp");
  CHECK(p.initials("单晓") == "sx");
  CHECK(p.initials("和平路3号") == "hpl3h");
  CHECK(p.initials("Zhang San") == "zs");
  CHECK(p.initials("Élodie Müller-Lüdenscheidt") == "eml");
  CHECK(p.initials("") == "");
  CHECK(p.initials("😀—…") == "");
  CHECK(p.initials("\xff") == "");
  CHECK(p.initials(std::string(400, 'a')) == "a");
  CHECK(p.initials("一二三四五六七八九十一二三四五六七八九十").size() == 16);
}

}  // namespace pinyin_test
