#include "core/base/credit_code.h"

#include <algorithm>
#include <cstdio>

#include "core/base/error.h"

namespace jw {
namespace {
constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
constexpr int kModulus = 31;
}  // namespace

std::optional<char> creditCodeCheck(std::string_view first17) {
  if (first17.size() != 17) return std::nullopt;
  int sum = 0, weight = 1;  // the weights are the powers of 3
  for (const char c : first17) {
    const std::size_t value = kAlphabet.find(c);
    if (value == std::string_view::npos) return std::nullopt;
    sum += static_cast<int>(value) * weight;
    weight = weight * 3 % kModulus;
  }
  return kAlphabet[static_cast<std::size_t>((kModulus - sum % kModulus) % kModulus)];
}

bool isCreditCode(std::string_view code) {
  if (code.size() != 18 || creditCodeCheck(code.substr(0, 17)) != code[17]) return false;
  const std::string_view region = code.substr(2, 6);
  return std::all_of(region.begin(), region.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string makeFictitiousCreditCode(int district, std::int64_t sequence) {
  if (district < 0 || district > 9999 || sequence < 0 || sequence > 999'999'999)
    throw Error(ErrorCode::input, "fictitious credit code: district or sequence out of range");
  char digits[40];
  std::snprintf(digits, sizeof(digits), "XX99%04d%09lld", district, static_cast<long long>(sequence));
  std::string code(digits);
  code += creditCodeCheck(code).value();
  return code;
}

bool isFictitiousCreditCode(std::string_view code) {
  return code.starts_with("XX99");
}

}  // namespace jw
