#include "core/intake/case_numbers.h"

#include <map>
#include <set>

#include "core/base/error.h"
#include "tests/catch.h"

namespace case_numbers_test {

using namespace jw;
using namespace jw::intake;

TEST_CASE("sequences are five digits, then a letter and four of base 36") {
  CHECK(sequenceText(1) == "00001");
  CHECK(sequenceText(42) == "00042");
  CHECK(sequenceText(99'999) == "99999");
  CHECK(sequenceText(100'000) == "A0000");
  CHECK(sequenceText(100'001) == "A0001");
  CHECK(sequenceText(100'010) == "A000A");
  CHECK(sequenceText(100'035) == "A000Z");
  CHECK(sequenceText(100'036) == "A0010");
  CHECK(sequenceText(99'999 + 36 * 36 * 36 * 36) == "AZZZZ");
  CHECK(sequenceText(100'000 + 36 * 36 * 36 * 36) == "B0000");
  CHECK(sequenceText(99'999 + 26 * 36 * 36 * 36 * 36) == "ZZZZZ");
}

TEST_CASE("every sequence is read back, and grows as text as it grows as number") {
  std::string last;
  for (std::uint32_t n = 1; n <= 99'999 + 26 * 1'679'616; n += n < 110'000 ? 1 : 9973) {
    const auto text = sequenceText(n);
    if (text.size() != 5 || sequenceOf(text) != n || text <= last) {
      CAPTURE(n, text, last);
      REQUIRE(sequenceOf(text) == n);
      REQUIRE(text > last);
    }
    last = text;
  }
}

TEST_CASE("what is no sequence reads as 0") {
  for (const char* bad : {"", "1", "0000", "000001", "0000A", "a0000", "A000a", "A-000", " 0001", "00 01", "00000", "A000\xFF"}) {
    INFO(bad);
    CHECK(sequenceOf(bad) == 0);
  }
}

TEST_CASE("the six digits of a district") {
  CHECK(districtDigits("330101") == "330101");
  CHECK(districtDigits("330101001") == "330101");
  CHECK(districtDigits("D-12") == "120000");
  CHECK(districtDigits("") == "000000");
  CHECK(districtDigits("东区") == "000000");
}

TEST_CASE("numbers go on from the store, without gaps, for each district and day apart") {
  std::map<std::string, std::string> store{{"33010120261120", "3301012026112000041"}, {"33010220261120", "3301022026112099999"}};
  int asked = 0;
  CaseNumbers numbers([&](std::string_view prefix) {
    ++asked;
    return store[std::string(prefix)];
  });
  CHECK(numbers.next("330101", "20261120") == "3301012026112000042");
  CHECK(numbers.next("330101", "20261120") == "3301012026112000043");
  CHECK(numbers.next("330101", "20261121") == "3301012026112100001");
  CHECK(numbers.next("330102", "20261120") == "33010220261120A0000");
  CHECK(numbers.next("330102", "20261120") == "33010220261120A0001");
  CHECK(asked == 3);
  numbers.reset();  // nothing of this was committed
  CHECK(numbers.next("330101", "20261120") == "3301012026112000042");
  CHECK(asked == 4);
}

TEST_CASE("a foreign number in the store does not stop the day") {
  CaseNumbers numbers([](std::string_view) { return std::string("X"); });
  CHECK(numbers.next("330101", "20261120") == "3301012026112000001");
}

TEST_CASE("a day whose sequence is used up is an error, again and again") {
  CaseNumbers numbers([](std::string_view prefix) { return std::string(prefix) + "ZZZZZ"; });
  for (int i = 0; i < 2; ++i) CHECK_THROWS_AS(numbers.next("330101", "20261120"), Error);
}

TEST_CASE("more districts and days than are remembered do not bring a number twice") {
  std::map<std::string, std::string> store;
  CaseNumbers numbers([&](std::string_view prefix) { return store[std::string(prefix)]; });
  std::set<std::string> given;
  for (int round = 0; round < 2; ++round)
    for (int d = 0; d < 50'010; ++d) {
      std::string district = std::to_string(100'000 + d);
      const auto number = numbers.next(district, "20261120");
      store[number.substr(0, 14)] = number;  // the caller stores it
      given.insert(number);
    }
  CHECK(given.size() == 2 * 50'010);
}

}  // namespace case_numbers_test
