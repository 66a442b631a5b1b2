#include "core/stats/expression.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "core/base/error.h"

namespace jw::stats {
namespace {

[[noreturn]] void fault(const std::string& what) { throw Error(ErrorCode::input, what); }

class Parser {
 public:
  Parser(std::string_view text, const model::Attributes& attributes, model::Subject subject) : m_text(text), m_attributes(attributes), m_subject(subject) { next(); }

  Expression whole() {
    if (m_word.empty()) return {};
    auto e = either();
    if (!m_word.empty()) fault("\"" + std::string(m_word) + "\" is not expected here");
    return e;
  }

 private:
  // Words are names, numbers and single signs.
  void next() {
    while (!m_text.empty() && m_text.front() == ' ') m_text.remove_prefix(1);
    const auto isWord = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.'; };
    std::size_t n = 0;
    while (n < m_text.size() && isWord(m_text[n])) ++n;
    if (n == 0 && !m_text.empty()) n = 1;
    m_word = m_text.substr(0, n);
    m_text.remove_prefix(n);
  }
  bool take(std::string_view word) {
    if (m_word != word) return false;
    next();
    return true;
  }
  std::optional<int> number() {
    int value = 0;
    const auto [end, ec] = std::from_chars(m_word.data(), m_word.data() + m_word.size(), value);
    if (m_word.empty() || ec != std::errc() || end != m_word.data() + m_word.size()) return std::nullopt;
    next();
    return value;
  }
  int wantedNumber(const std::string& where) {
    const auto value = number();
    if (!value) fault("after \"" + where + "\" a number is wanted, not \"" + std::string(m_word) + "\"");
    return *value;
  }

  Expression joined(Expression::Kind kind, std::vector<Expression> parts) {
    if (parts.size() == 1 && kind != Expression::Kind::none) return std::move(parts.front());
    Expression e;
    e.kind = kind;
    e.parts = std::move(parts);
    return e;
  }
  Expression either() {
    std::vector<Expression> parts{both()};
    while (take("or")) parts.push_back(both());
    return joined(Expression::Kind::any, std::move(parts));
  }
  Expression both() {
    std::vector<Expression> parts{one()};
    while (take("and")) parts.push_back(one());
    return joined(Expression::Kind::all, std::move(parts));
  }
  Expression one() {
    if (take("not")) {
      std::vector<Expression> parts;
      parts.push_back(one());
      return joined(Expression::Kind::none, std::move(parts));
    }
    if (take("(")) {
      auto e = either();
      if (!take(")")) fault("a bracket is not closed");
      return e;
    }
    if (take("age")) return age();
    return codes();
  }
  Expression age() {
    if (m_subject != model::Subject::person) fault("only people have an age");
    Expression e;
    e.kind = Expression::Kind::age;
    e.from = wantedNumber("age");
    if (!take("-")) fault("an age is a range: FROM-TO or FROM-");
    e.to = number().value_or(-1);
    if (e.from > 150 || (e.to >= 0 && e.to < e.from)) fault("an age range ends before it begins");
    return e;
  }
  Expression codes() {
    const std::string name(m_word);
    const auto* attribute = findAttribute(m_attributes, m_subject, name);
    if (!attribute) fault("there is no attribute \"" + name + "\"");
    if (attribute->storage == model::CodedAttribute::Storage::aggregateOnly) fault("\"" + name + "\" is for aggregates only, not for filters");
    next();
    Expression e;
    e.kind = Expression::Kind::codes;
    e.attribute = attribute;
    const bool missing = take("missing");
    if (missing || take("recorded")) {
      for (const auto& c : attribute->codes)
        if (!missing && c.value != 0) e.values.push_back(c.value);
      if (missing) e.values.push_back(0);
      return e;
    }
    if (!take("in")) fault("after \"" + name + "\" comes in, recorded or missing, not \"" + std::string(m_word) + "\"");
    do {
      const int low = wantedNumber("in"), high = take("-") ? wantedNumber("-") : low;
      bool any = false;
      for (const auto& c : attribute->codes)
        if (c.value >= low && c.value <= high) {
          e.values.push_back(c.value);
          any = true;
        }
      if (!any) fault("\"" + name + "\" has no code " + std::to_string(low) + (high > low ? "-" + std::to_string(high) : std::string()));
    } while (take(","));
    return e;
  }

  std::string_view m_text, m_word;
  const model::Attributes& m_attributes;
  model::Subject m_subject;
};

}  // namespace

const model::CodedAttribute* findAttribute(const model::Attributes& attributes, model::Subject subject, std::string_view name) {
  const auto* found = attributes.find(std::string(model::subjectName(subject)) + "." + std::string(name));
  if (!found) found = attributes.find(name);
  return found && found->subject == subject ? found : nullptr;
}

Expression parseExpression(std::string_view text, const model::Attributes& attributes, model::Subject subject) { return Parser(text, attributes, subject).whole(); }

bool usesSealed(const Expression& e) {
  return (e.attribute && e.attribute->storage == model::CodedAttribute::Storage::sealed) || std::any_of(e.parts.begin(), e.parts.end(), usesSealed);
}

}  // namespace jw::stats
