#include "core/access/field_cipher.h"

#include <set>
#include <thread>

#include "core/base/error.h"
#include "tests/catch.h"

namespace field_cipher_test {

using namespace jw;
using namespace jw::access;

namespace {

StoreKey keyOf(std::uint8_t fill) {
  std::array<std::uint8_t, Secret::kSize> b;
  b.fill(fill);
  return StoreKey(Secret(b));
}

const Uuid kRow = Uuid::named("row"), kOther = Uuid::named("other row");

}  // namespace

TEST_CASE("a sealed value opens in its place and shows nothing of the text") {
  const FieldCipher cipher(StoreKey::random());
  for (const std::string& plain :
       {std::string(), std::string("13800005678"), std::string("\0\xFF 张", 6), std::string(70'000, 'x')}) {
    const std::string sealed = cipher.seal("person", "phone", kRow, plain);
    CHECK(sealed.size() == plain.size() + FieldCipher::kOverhead);
    CHECK(cipher.open("person", "phone", kRow, sealed) == plain);
    CHECK(FieldCipher::keyIdOf(sealed) == cipher.keyId());
    if (plain.size() > 3) CHECK(sealed.find(plain) == std::string::npos);
  }
}

TEST_CASE("the same text is sealed differently each time") {
  const FieldCipher cipher(keyOf(1));
  std::set<std::string> nonces;
  for (int i = 0; i < 1000; ++i) nonces.insert(cipher.seal("person", "phone", kRow, "13800005678").substr(5, 24));
  CHECK(nonces.size() == 1000);
}

TEST_CASE("a change of any bit, a cut and an addition are found") {
  const FieldCipher cipher(keyOf(1));
  const std::string sealed = cipher.seal("person", "phone", kRow, "13800005678");
  for (std::size_t i = 0; i < sealed.size(); ++i)
    for (int bit = 0; bit < 8; ++bit) {
      std::string bad = sealed;
      bad[i] = static_cast<char>(bad[i] ^ (1 << bit));
      CHECK_THROWS_AS(cipher.open("person", "phone", kRow, bad), Error);
    }
  for (std::size_t n = 0; n < sealed.size(); ++n)
    CHECK_THROWS_AS(cipher.open("person", "phone", kRow, sealed.substr(0, n)), Error);
  CHECK_THROWS_AS(cipher.open("person", "phone", kRow, sealed + '\0'), Error);
  CHECK_THROWS_AS(cipher.open("person", "phone", kRow, std::string(200, 'a')), Error);
}

TEST_CASE("a value does not open in another row, column or table") {
  const FieldCipher cipher(keyOf(1));
  const std::string sealed = cipher.seal("person", "phone", kRow, "13800005678");
  CHECK_THROWS_AS(cipher.open("person", "phone", kOther, sealed), Error);
  CHECK_THROWS_AS(cipher.open("person", "citizen_id", kRow, sealed), Error);
  CHECK_THROWS_AS(cipher.open("report", "phone", kRow, sealed), Error);
  CHECK_THROWS_AS(cipher.open("personp", "hone", kRow, sealed), Error);
  CHECK_THROWS_AS(cipher.seal("a|b", "c", kRow, ""), Error);
  CHECK_THROWS_AS(cipher.seal("a", "b|c", kRow, ""), Error);
}

TEST_CASE("a value of another key is refused by naming both keys") {
  const FieldCipher one(keyOf(1)), two(keyOf(2)), again(keyOf(1));
  const std::string sealed = one.seal("person", "phone", kRow, "13800005678");
  CHECK(again.open("person", "phone", kRow, sealed) == "13800005678");
  REQUIRE(one.keyId() != two.keyId());
  CHECK_THROWS_WITH(two.open("person", "phone", kRow, sealed), Catch::Contains("needs key"));
  // Even with the other key's id written over its own it stays shut.
  std::string forged = sealed;
  forged.replace(1, 4, two.seal("person", "phone", kRow, "").substr(1, 4));
  CHECK_THROWS_AS(two.open("person", "phone", kRow, forged), Error);
}

TEST_CASE("errors name the place, never the value") {
  const FieldCipher cipher(keyOf(1));
  std::string sealed = cipher.seal("person", "phone", kRow, "13800005678");
  sealed.back() = static_cast<char>(sealed.back() ^ 1);
  try {
    cipher.open("person", "phone", kRow, sealed);
    FAIL("opened");
  } catch (const Error& e) {
    CHECK(e.code() == ErrorCode::store);
    CHECK_THAT(e.what(), Catch::Contains("person.phone") && Catch::Contains(kRow.text()) && !Catch::Contains("138"));
  }
}

TEST_CASE("blind indexes are equal for equal texts of one column and key alone") {
  const FieldCipher one(keyOf(1)), again(keyOf(1)), two(keyOf(2));
  const auto blind = one.blindIndex("person.phone", "13800005678");
  CHECK(blind == again.blindIndex("person.phone", "13800005678"));
  CHECK(blind != one.blindIndex("person.phone", "13800005679"));
  CHECK(blind != one.blindIndex("report.phone", "13800005678"));
  CHECK(blind != two.blindIndex("person.phone", "13800005678"));
  CHECK(one.blindIndex("a", "bc") != one.blindIndex("ab", "c"));
  CHECK_THROWS_AS(one.blindIndex("a|b", "c"), Error);
}

TEST_CASE("the derivation of keys stays what it is: files of today must open tomorrow") {
  CHECK(keyOf(1).id() == 0xd4581292U);
  CHECK(keyOf(1).derive(StoreKey::Use::encryption) == keyOf(1).derive(StoreKey::Use::encryption));
  CHECK_FALSE(keyOf(1).derive(StoreKey::Use::encryption) == keyOf(1).derive(StoreKey::Use::blindIndex));
  CHECK_FALSE(keyOf(1).derive(StoreKey::Use::encryption) == keyOf(1).master());
  const FieldCipher::Blind blind = {0x0f, 0x55, 0x00, 0xfa, 0x46, 0x4a, 0xfe, 0xb6,
                                    0xff, 0x34, 0x48, 0x74, 0x67, 0x46, 0xb2, 0x23};
  CHECK(FieldCipher(keyOf(1)).blindIndex("person.phone", "13800005678") == blind);
  // Made with another implementation of the derivation, with the nonce 00 01 … 17.
  static const unsigned char kept[] = {
      0x01, 0xd4, 0x58, 0x12, 0x92, 0x00, 0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x07, 0x08, 0x09, 0x0a, 0x0b, 0x0c, 0x0d,
      0x0e, 0x0f, 0x10, 0x11, 0x12, 0x13, 0x14, 0x15, 0x16, 0x17, 0xca, 0x1c, 0x84, 0x74, 0xd3, 0x91, 0x2b, 0xb7, 0xb9,
      0xb1, 0xb4, 0x70, 0x44, 0x6c, 0x93, 0xe3, 0xeb, 0x19, 0x4c, 0x36, 0xce, 0x45, 0x5f, 0x3d, 0xf0, 0xa5, 0x1d};
  CHECK(FieldCipher(keyOf(1)).open("person", "phone", kRow,
                                   std::string(reinterpret_cast<const char*>(kept), sizeof(kept))) == "13800005678");
}

TEST_CASE("a secret that moved away is wiped") {
  Secret a = keyOf(7).derive(StoreKey::Use::encryption);
  const Secret b = std::move(a);
  CHECK(a == Secret());  // NOLINT: looking at what was moved from is the point
  CHECK_FALSE(b == Secret());
}

TEST_CASE("one cipher serves many threads") {
  const FieldCipher cipher(keyOf(1));
  std::array<int, 4> opened{};
  {
    std::array<std::jthread, 4> threads;
    for (std::size_t t = 0; t < threads.size(); ++t)
      threads[t] = std::jthread([&, t] {
        for (int i = 0; i < 500; ++i) {
          const std::string plain = std::to_string(i);
          opened[t] += cipher.open("t", "c", kRow, cipher.seal("t", "c", kRow, plain)) == plain;
        }
      });
  }
  for (const int n : opened) CHECK(n == 500);
}

}  // namespace field_cipher_test
