#include "core/base/credit_code.h"

#include "core/base/error.h"
#include "tests/catch.h"

namespace credit_code_test {

using namespace jw;

TEST_CASE("the example of GB 32100 and codes that companies print on their sites are right") {
  for (const char* code : {"91350100M000100Y43", "9144030071526726XG", "914403001922038216"}) CHECK(isCreditCode(code));
}

TEST_CASE("any other check character, length or alphabet is refused") {
  const std::string good = "91350100M000100Y43";
  int right = 0;
  for (char c = 0; c < 127; ++c) right += isCreditCode(good.substr(0, 17) + c);
  CHECK(right == 1);
  CHECK_FALSE(isCreditCode("91350100M000100Y4"));
  CHECK_FALSE(isCreditCode("91350100M000100Y433"));
  CHECK_FALSE(isCreditCode("91350100m000100Y43"));
  CHECK_FALSE(isCreditCode("91350100I000100Y43"));
  CHECK_FALSE(isCreditCode(""));
  CHECK_FALSE(creditCodeCheck("91350100M000100Z4"));
  const std::string letterInRegion = "9135010AM000100Y4";
  CHECK_FALSE(isCreditCode(letterInRegion + creditCodeCheck(letterInRegion).value()));
}

TEST_CASE("fictitious codes are sound and marked") {
  CHECK(isCreditCode(makeFictitiousCreditCode(0, 0)));
  const std::string code = makeFictitiousCreditCode(104, 123'456'789);
  CHECK(code.starts_with("XX990104123456789"));
  CHECK(isCreditCode(code));
  CHECK(isFictitiousCreditCode(code));
  CHECK_FALSE(isFictitiousCreditCode("91350100M000100Y43"));
  CHECK_THROWS_AS(makeFictitiousCreditCode(10000, 0), Error);
  CHECK_THROWS_AS(makeFictitiousCreditCode(0, 1'000'000'000), Error);
}

}  // namespace credit_code_test
