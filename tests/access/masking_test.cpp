#include "core/access/masking.h"

#include <fstream>
#include <iterator>

#include "core/base/error.h"
#include "core/base/phone.h"
#include "core/base/zone.h"
#include "tests/catch.h"

namespace masking_test {

using namespace jw;
using namespace jw::access;
using model::Actor;
using model::Role;

namespace {

const Purposes& shipped() {
  static const Purposes purposes = [] {
    std::ifstream in(JW_SOURCE_DIR "/data/access/purposes.toml");
    return Purposes::parse(std::string(std::istreambuf_iterator<char>(in), {}));
  }();
  return purposes;
}

Actor actorOf(Role role, const char* scope = "11/0101/") {
  Actor a;
  a.user = UserId{Uuid::named("u")};
  a.name = "desk 1";
  a.role = role;
  a.scope = scope;
  return a;
}

const Subject kInside{"11/0101/001/", false};

}  // namespace

TEST_CASE("phones get one spelling") {
  CHECK(normalisePhone("138 0000-5678") == "13800005678");
  CHECK(normalisePhone("+86 138 0000 5678") == "13800005678");
  CHECK(normalisePhone("＋８６１３８００００５６７８") == "13800005678");
  CHECK(normalisePhone("0086-138-0000-5678") == "13800005678");
  CHECK(normalisePhone("8613800005678") == "13800005678");
  CHECK(normalisePhone("86123456") == "86123456");
  CHECK(normalisePhone("(010) 6234 5678") == "01062345678");
  CHECK(normalisePhone("+86 10 6234 5678") == "01062345678");
  CHECK(normalisePhone("+86 (0)10 6234 5678") == "01062345678");
  CHECK(normalisePhone("+423 123 45 67") == "4231234567");
  CHECK(normalisePhone("无").empty());
  CHECK(normalisePhone("+86").empty());
}

TEST_CASE("masks keep what people need to recognise and no more") {
  CHECK(maskCitizenId("330102199901011234") == "330102********1234");
  CHECK(maskCitizenId("330102990101123") == "*************23");
  CHECK(maskCitizenId("E12345678") == "*******78");
  CHECK(maskCitizenId("E1234") == "***");
  CHECK(maskCitizenId("护照一二三四五六七八九十甲乙") == "***");
  CHECK(maskCitizenId("").empty());
  CHECK(maskPhone("13800005678") == "138****5678");
  CHECK(maskPhone("+86 138-0000-5678") == "138****5678");
  CHECK(maskPhone("010-6234 5678") == "010****5678");
  CHECK(maskPhone("0571 6234 5678") == "057*****5678");
  CHECK(maskPhone("6234 5678") == "******78");
  CHECK(maskPhone("110") == "***");
  CHECK(maskPhone("call my son") == "***");
  CHECK(maskPhone("").empty());
  CHECK(maskName("张三") == "张*");
  CHECK(maskName("张小明") == "张*明");
  CHECK(maskName("欧阳娜娜") == "欧**娜");
  CHECK(maskName(" 张三\xE3\x80\x80") == "张*");
  CHECK(maskName("张") == "*");
  CHECK(maskName("𠮷田") == "𠮷*");
  CHECK(maskName("John Smith") == "J***");
  CHECK(maskName("").empty());
  CHECK(maskName("张\xFF") == "***");
}

TEST_CASE("each field has its mask; of health, care and position even their being there is hidden") {
  CHECK(mask(Field::reporterName, "张小明") == "张*明");
  CHECK(mask(Field::personPhone, "13800005678") == "138****5678");
  CHECK(mask(Field::citizenId, "330102199901011234") == "330102********1234");
  CHECK(mask(Field::birth, "1999-01-01") == "***");
  CHECK(mask(Field::reporterName, "").empty());
  for (const Field f : {Field::health, Field::care, Field::position}) CHECK(mask(f, "") == mask(f, "something"));
}

TEST_CASE("no mask gives away the middle of what it masks") {
  const std::string secret = "19990101";
  for (int f = 0; f < kFields; ++f)
    for (const std::string& value : {"330102" + secret + "1234", "138" + secret + "78", secret}) {
      const std::string shown = mask(static_cast<Field>(f), value);
      CHECK(shown.find(secret.substr(1, 4)) == std::string::npos);
      CHECK(shown.find('*') != std::string::npos);
    }
}

TEST_CASE("fields have names and back") {
  for (int f = 0; f < kFields; ++f) {
    Field back{};
    CHECK(parseField(fieldName(static_cast<Field>(f)), back));
    CHECK(back == static_cast<Field>(f));
  }
  Field none{};
  CHECK_FALSE(parseField("religion", none));
}

TEST_CASE("the desk and the community worker read a reporter's name and phone, others see them masked") {
  for (const Field f : {Field::reporterName, Field::reporterPhone}) {
    CHECK(maySee(f, actorOf(Role::operator_), kInside, "follow_up", shipped()));
    CHECK(maySee(f, actorOf(Role::communityWorker), kInside, "follow_up", shipped()));
    for (const Role r : {Role::administrator, Role::supervisor, Role::analyst, Role::department})
      CHECK(judgeReading(f, actorOf(r), kInside, "follow_up", shipped()) == Refusal::role);
  }
  CHECK(maySee(Field::reporterPhone, actorOf(Role::engine, ""), kInside, "notice", shipped()));
  CHECK_FALSE(maySee(Field::reporterName, actorOf(Role::engine, ""), kInside, "notice", shipped()));
}

TEST_CASE("administrators, analysts and departments read no protected field for any purpose") {
  for (int f = 0; f < kFields; ++f)
    for (const Role r : {Role::administrator, Role::analyst, Role::department}) {
      CHECK_FALSE(roleReads(r, static_cast<Field>(f)));
      for (const Purpose& p : shipped().all())
        CHECK_FALSE(maySee(static_cast<Field>(f), actorOf(r, ""), kInside, p.code, shipped()));
    }
}

TEST_CASE("the reader's area must contain the subject") {
  const auto judge = [](const char* scope, const char* area) {
    return judgeReading(Field::reporterName, actorOf(Role::operator_, scope), {area, false}, "follow_up", shipped());
  };
  CHECK(judge("", "11/0101/001/") == Refusal::none);
  CHECK(judge("11/0101/", "11/0101/") == Refusal::none);
  CHECK(judge("11/0101/", "11/0102/001/") == Refusal::scope);
  CHECK(judge("11/0101/001/", "11/0101/") == Refusal::scope);  // the area above is not within
  CHECK(judge("11/0101/", "") == Refusal::scope);              // in no known place
  CHECK(judge("", "") == Refusal::none);
}

TEST_CASE("a purpose is needed, from the list, and it opens its own fields alone") {
  const Actor worker = actorOf(Role::communityWorker);
  CHECK(judgeReading(Field::reporterName, worker, kInside, "", shipped()) == Refusal::purpose);
  CHECK(judgeReading(Field::reporterName, worker, kInside, "curiosity", shipped()) == Refusal::purpose);
  CHECK(judgeReading(Field::citizenId, worker, kInside, "follow_up", shipped()) == Refusal::purpose);
  CHECK(judgeReading(Field::citizenId, worker, kInside, "emergency", shipped()) == Refusal::purpose);
  CHECK(judgeReading(Field::citizenId, worker, kInside, "registry", shipped()) == Refusal::none);
  CHECK(judgeReading(Field::health, worker, kInside, "registry", shipped()) == Refusal::purpose);
  CHECK(judgeReading(Field::health, worker, kInside, "care", shipped()) == Refusal::none);
}

TEST_CASE("of children under 14 the community worker alone reads anything") {
  const Subject child{"11/0101/001/", true};
  for (int f = 0; f < kFields; ++f)
    for (const Role r : {Role::engine, Role::operator_, Role::supervisor})
      CHECK(judgeReading(static_cast<Field>(f), actorOf(r), child, "own_request", shipped()) == Refusal::role);
  CHECK(maySee(Field::personName, actorOf(Role::communityWorker), child, "care", shipped()));
}

TEST_CASE("fourteen is full on the day after the birthday") {
  const auto day = [](int y, int m, int d) { return static_cast<std::int32_t>(daysOf(y, m, d)); };
  CHECK(isUnder14(day(2010, 5, 20), day(2024, 5, 19)));
  CHECK(isUnder14(day(2010, 5, 20), day(2024, 5, 20)));
  CHECK_FALSE(isUnder14(day(2010, 5, 20), day(2024, 5, 21)));
  CHECK(isUnder14(day(2008, 2, 29), day(2022, 3, 1)));
  CHECK_FALSE(isUnder14(day(2008, 2, 29), day(2022, 3, 2)));
}

TEST_CASE("the shipped purposes are whole; broken lists are refused by name") {
  CHECK(shipped().all().size() >= 5);
  CHECK(shipped().find("follow_up") != nullptr);
  CHECK(shipped().find("nothing") == nullptr);
  const std::string good = "[[purpose]]\ncode='a'\nzh='甲'\nen='A'\nfields=['birth']\n";
  CHECK(Purposes::parse(good).all().size() == 1);
  CHECK_THROWS_WITH(Purposes::parse(good + good), Catch::Contains("twice"));
  CHECK_THROWS_WITH(Purposes::parse("[[purpose]]\ncode='a'\nzh='甲'\nen='A'\nfields=['x']"), Catch::Contains("'x'"));
  CHECK_THROWS_WITH(Purposes::parse("[[purpose]]\ncode='a'\nzh='甲'\nen='A'"), Catch::Contains("no field"));
  CHECK_THROWS_AS(Purposes::parse("[[purpose]]\ncode='a'\nfields=['birth']"), Error);
  CHECK_THROWS_AS(Purposes::parse("purpose=[1]"), Error);
  CHECK_THROWS_AS(Purposes::parse(""), Error);
  CHECK_THROWS_WITH(Purposes::parse("\n[["), Catch::Contains("line 2"));
}

TEST_CASE("a reading leaves an entry with who, what, why and the outcome, without the value") {
  const auto read =
      readingEntry(Field::reporterPhone, actorOf(Role::operator_), "case/1", "follow_up", Refusal::none, fromMillis(5));
  CHECK(read.action == "read");
  CHECK(read.actor == "desk 1");
  CHECK(read.role == Role::operator_);
  CHECK(read.user == UserId{Uuid::named("u")});
  CHECK(read.object == "case/1");
  CHECK(read.purpose == "follow_up");
  CHECK(read.at == fromMillis(5));
  CHECK(read.detail == R"({"field":"reporter_phone"})");
  const auto refused = readingEntry(Field::citizenId, actorOf(Role::analyst), "person/1", std::string(1000, 'x'),
                                    Refusal::role, fromMillis(5));
  CHECK(refused.action == "read.refused");
  CHECK(refused.detail == R"({"field":"citizen_id","refused":"role"})");
  CHECK(refused.purpose.size() < 50);
}

}  // namespace masking_test
