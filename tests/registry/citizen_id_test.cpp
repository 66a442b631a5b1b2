#include "core/registry/citizen_id.h"

#include <set>

#include "core/base/error.h"
#include "core/base/half_width.h"
#include "core/base/zone.h"
#include "tests/catch.h"

namespace citizen_id_test {

using namespace jw;
using namespace jw::registry;
using model::Sex;

namespace {

const auto kToday = static_cast<std::int32_t>(daysOf(2026, 3, 1));

std::string withCheck(std::string first17) {
  return first17 + citizenIdCheck(first17).value();
}

}  // namespace

TEST_CASE("the check characters of the examples in GB 11643 come out") {
  CHECK(citizenIdCheck("11010519491231002") == 'X');
  CHECK(citizenIdCheck("44052418800101001") == '4');
  CHECK_FALSE(citizenIdCheck("1101051949123100"));
  CHECK_FALSE(citizenIdCheck("1101051949123100X"));
}

TEST_CASE("a right number passes, and each kind of wrong one is named") {
  CHECK(checkCitizenId("11010519491231002X", kToday) == IdFault::none);
  CHECK(checkCitizenId("110105491231002", kToday) == IdFault::length);
  CHECK(checkCitizenId("", kToday) == IdFault::length);
  CHECK(checkCitizenId("11010519491231002x", kToday) == IdFault::character);
  CHECK(checkCitizenId("1101051949123100XX", kToday) == IdFault::character);
  CHECK(checkCitizenId(withCheck("00010519491231002"), kToday) == IdFault::region);
  CHECK(checkCitizenId(withCheck("16010519491231002"), kToday) == IdFault::region);
  CHECK(checkCitizenId(withCheck("98010519491231002"), kToday) == IdFault::region);
  CHECK(checkCitizenId(withCheck("11010519490229002"), kToday) == IdFault::date);  // not a leap year
  CHECK(checkCitizenId(withCheck("11010519480229002"), kToday) == IdFault::none);
  CHECK(checkCitizenId(withCheck("11010519491331002"), kToday) == IdFault::date);
  CHECK(checkCitizenId(withCheck("11010519490031002"), kToday) == IdFault::date);
  CHECK(checkCitizenId(withCheck("11010519491200002"), kToday) == IdFault::date);
  CHECK(checkCitizenId(withCheck("44052418800101001"), kToday) == IdFault::date);  // 146 years old
  CHECK(checkCitizenId(withCheck("11010520260301002"), kToday) == IdFault::none);  // born today
  CHECK(checkCitizenId(withCheck("11010520260302002"), kToday) == IdFault::date);  // born tomorrow
  CHECK(checkCitizenId("110105194912310021", kToday) == IdFault::check);
  CHECK(checkCitizenId(withCheck("93115619800101001"), kToday) == IdFault::none);  // a foreigner's card
  CHECK(checkCitizenId(withCheck("83000019800101001"), kToday) == IdFault::none);  // a Taiwan resident's permit
}

TEST_CASE("every single wrong digit and every swap of neighbours is found") {
  const std::string good = "11010519491231002X";
  for (std::size_t i = 0; i < 17; ++i) {
    for (char c = '0'; c <= '9'; ++c) {
      std::string bad = good;
      bad[i] = c;
      if (bad != good) CHECK(citizenIdCheck(std::string_view(bad).substr(0, 17)) != bad[17]);
    }
    std::string swapped = good;
    if (i + 1 < 17) std::swap(swapped[i], swapped[i + 1]);
    if (swapped != good) CHECK(citizenIdCheck(std::string_view(swapped).substr(0, 17)) != swapped[17]);
  }
}

TEST_CASE("what people type becomes one spelling") {
  CHECK(normaliseCitizenId(" 110105 19491231 002x\xE3\x80\x80") == "11010519491231002X");
  CHECK(normaliseCitizenId("１１０１０５１９４９１２３１００２Ｘ") == "11010519491231002X");
  CHECK(normaliseCitizenId("１１０１０５１９４９１２３１００２ｘ") == "11010519491231002X");
  CHECK(normaliseCitizenId("\xEF\xBC") == "\xEF\xBC");
  CHECK(normaliseCitizenId("护照E1") == "护照E1");
}

TEST_CASE("full-width forms fold onto ASCII and nothing else does") {
  CHECK(text::halfWidth("！／０９：Ａ＿｀ａｚ～") == "!/09:A_`az~");
  CHECK(text::halfWidth("网\xE3\x80\x80格") == "网 格");
  CHECK(text::halfWidth("。｡｟￥ abc") == "。｡｟￥ abc");
  CHECK(text::halfWidth("\xEF\xBC\x80\xEF\xBD\x9F") == "\xEF\xBC\x80\xEF\xBD\x9F");
  CHECK(text::halfWidth("\xEF\xBC") == "\xEF\xBC");
}

TEST_CASE("birth and sex are read from the number") {
  CHECK(birthDayOf("11010519491231002X") == daysOf(1949, 12, 31));
  CHECK(sexOf("11010519491231002X") == Sex::female);
  CHECK(sexOf("440524188001010014") == Sex::male);
}

TEST_CASE("fictitious numbers are sound, distinct and in a region that no paper has") {
  std::set<std::string> seen;
  const auto birth = static_cast<std::int32_t>(daysOf(2000, 2, 29));
  for (const Sex sex : {Sex::male, Sex::female})
    for (int sequence = 0; sequence < 500; ++sequence) {
      const std::string id = makeFictitiousId(7, birth, sequence, sex);
      CHECK(checkCitizenId(id, kToday) == IdFault::none);
      CHECK(birthDayOf(id) == birth);
      CHECK(sexOf(id) == sex);
      CHECK(isFictitiousId(id));
      seen.insert(id);
    }
  CHECK(seen.size() == 1000);
  CHECK(makeFictitiousId(104, birth, 1, Sex::male).starts_with("99010420000229003"));
  CHECK_FALSE(isFictitiousId("11010519491231002X"));
  CHECK_THROWS_AS(makeFictitiousId(10000, birth, 0, Sex::male), Error);
  CHECK_THROWS_AS(makeFictitiousId(0, birth, 500, Sex::male), Error);
  CHECK_THROWS_AS(makeFictitiousId(0, birth, 0, Sex::notStated), Error);
}

}  // namespace citizen_id_test
