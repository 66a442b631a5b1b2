// The conditions of catalog entries: "sex in 2 and age 15-49", "medical in 2,3 or not (pension recorded)".
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/attribute.h"

namespace jw::stats {

/// A condition on a row of the registry, in the registry's own codes. A value.
struct Expression {
  enum class Kind : std::uint8_t {
    all,   ///< of the parts; without parts: everybody
    any,   ///< of the parts
    none,  ///< of the parts
    codes, ///< the attribute has one of the codes; 0 is "not recorded"
    age,   ///< full years from … to, both included; to below 0: no end
  } kind = Kind::all;
  const model::CodedAttribute* attribute = nullptr;
  std::vector<std::uint8_t> values{};
  int from = 0, to = -1;
  std::vector<Expression> parts{};
  bool isEverything() const { return kind == Kind::all && parts.empty(); }
};

/// condition: NAME in CODE,CODE-CODE,… | NAME recorded | NAME missing | age FROM-TO | age FROM-; joined by "and", "or", "not"
/// and brackets, "and" before "or". A name is an attribute of the subject, with or without "person." and the like before it.
/// "" is everybody. Throws Error(input) saying what is wrong: an unknown attribute or code, one that only aggregates may
/// use (spec 06), an age where the subject has none. The attributes must outlive the result.
Expression parseExpression(std::string_view text, const model::Attributes& attributes, model::Subject subject);

/// The attribute of a subject by its whole or short name; null: none.
const model::CodedAttribute* findAttribute(const model::Attributes& attributes, model::Subject subject, std::string_view name);

/// Whether it looks at anything that is sealed at rest.
bool usesSealed(const Expression& expression);

}  // namespace jw::stats
