#include "core/access/forbidden_columns.h"

#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/error.h"
#include "tests/catch.h"

namespace forbidden_columns_test {

using namespace jw;
using jw::access::ForbiddenColumns;

namespace {

const ForbiddenColumns& shipped() {
  static const ForbiddenColumns columns = [] {
    std::ifstream in(JW_SOURCE_DIR "/data/access/forbidden_columns.toml");
    return ForbiddenColumns::parse(std::string(std::istreambuf_iterator<char>(in), {}));
  }();
  return columns;
}

std::string groupOf(std::string_view header) {
  const auto* g = shipped().find(header);
  return g ? g->code : "";
}

}  // namespace

TEST_CASE("columns about what is left out are refused by their group") {
  const std::map<std::string, std::vector<const char*>> refused{
      {"religion",
       {"宗教",
        "宗教信仰",
        "宗 教 信 仰",
        "信仰情况",
        "信仰情況",
        "是否信教",
        "信教人员",
        "教派",
        "教派名称",
        "所属宗教（教派）",
        "道教徒",
        "佛教",
        "教会名称",
        "Religion",
        "religion",
        "RELIGION_CODE",
        "religionId",
        "hasReligion",
        "hasreligion",
        "religious_belief",
        "Ｒｅｌｉｇｉｏｎ",
        "sect",
        "Sect Name",
        "person.sect",
        "faith",
        "Muslim",
        "isChristian",
        "cult_member",
        "\xEF\xBB\xBF宗教",
        "姓名/宗教"}},
      {"criminal_record",
       {"犯罪记录",
        "犯罪紀錄",
        "有无犯罪记录",
        "前科",
        "有无前科",
        "前科情况",
        "社区矫正",
        "社區矯正",
        "社区矫正人员",
        "矫正对象",
        "刑满释放",
        "刑滿釋放時間",
        "刑释解教",
        "是否吸毒",
        "戒毒人员",
        "安置帮教",
        "更生人",
        "案底",
        "劳教人员",
        "重点人口",
        "特殊人群",
        "criminal record",
        "Criminal_Records",
        "criminalRecord",
        "CRIMINALRECORD",
        "has_criminal_record",
        "hascriminalrecord",
        "crimerecord",
        "conviction",
        "community correction",
        "CommunityCorrections",
        "parole_officer",
        "prison_term",
        "arrested"}},
      {"psychiatric",
       {"精神病",
        "精神疾病史",
        "精神障碍",
        "精神障礙",
        "严重精神障碍患者",
        "精神残疾",
        "是否精神分裂",
        "抑郁症",
        "憂鬱症",
        "心理疾病",
        "肇事肇祸",
        "精神状况",
        "psychiatric_diagnosis",
        "Psychiatry",
        "neuropsychiatric",
        "schizophrenia",
        "mental illness",
        "MentalDisorder",
        "mental_health",
        "mentalhealth",
        "mentalhealthcode",
        "bipolar"}},
      {"social_media", {"微博",          "微博内容", "朋友圈",        "抖音账号",     "聊天记录",
                        "聊天紀錄",      "网络言论", "網路言論",      "臉書",         "社交媒体",
                        "社群媒體",      "言论",     "发帖内容",      "social media", "SocialMediaPosts",
                        "socialmedia",   "weibo",    "Twitter",       "tweets",       "facebook_url",
                        "TikTok",        "FaceBook", "WeChatMoments", "tik_tok_id",   "chat_log",
                        "wechat moments"}},
      {"reproductive",
       {"生育史",
        "生育情况",
        "是否怀孕",
        "懷孕週數",
        "孕产史",
        "流产",
        "流产史",
        "有无流产",
        "人工流產",
        "引产次数",
        "避孕措施",
        "节育",
        "计划生育",
        "计生情况",
        "末次月经",
        "月經史",
        "是否结扎",
        "上环时间",
        "孩次",
        "pregnant",
        "Pregnancies",
        "abortion_count",
        "miscarriage",
        "contraception",
        "birth control",
        "reproductive_history",
        "family planning",
        "menstruation"}},
  };
  CHECK(refused.size() == shipped().groups().size());
  for (const auto& [group, headers] : refused)
    for (const char* header : headers) {
      INFO(header);
      CHECK(groupOf(header) == group);
    }
}

TEST_CASE("what merely sounds like them passes") {
  for (const char* header :
       {"教",         "教育",     "教育程度",   "文化教育", "街道教育",   "街道教室", "通信教育", "电信教材",
        "教师",       "家教会议", "文教派出所", "派出所",   "所属派出所", "微信佛山", "目前科室", "当前科目",
        "方案底图",   "讲解教程", "理解教育",   "勤劳教育", "互帮教学",   "视力矫正", "牙齿矫正", "坐标矫正",
        "违法建设",   "刑",       "物流产业",   "现流产品", "人流量",     "人流",     "吸引产业", "本月经费",
        "月经济指标", "会计生",   "设计生产",   "生产次数", "海上环境",   "街上环卫", "环境",     "生育保险",
        "生育津贴",   "育龄妇女", "培育不育种", "精神文明", "会议精神",   "精神面貌", "微信",     "微信号",
        "微信公众号", "快手工",   "言",         "民族",     "政治面貌",   "残疾类型", "残疾等级", "婚姻状况",
        "子女",       "姓名",     "身份证号",   "手机",     "出生日期",   "性别",     "网格",     "备注",
        "特殊家庭",   "重点场所", "信访件",     "案件类型", "医疗保险",   "史",       "是否",     "有无情况"}) {
    INFO(header);
    CHECK(groupOf(header) == "");
  }
  for (const char* header : {"",
                             " ",
                             "education",
                             "sector",
                             "section",
                             "SECTION_ID",
                             "insect",
                             "intersect",
                             "bisect",
                             "culture",
                             "cultural_station",
                             "agriculture",
                             "region",
                             "relation",
                             "regional",
                             "correction",
                             "position correction",
                             "data_corrections",
                             "crime prevention",
                             "discrimination",
                             "reason",
                             "arrester",
                             "penalty",
                             "departmental",
                             "mental arithmetic",
                             "environmental health",
                             "environmentalHealth",
                             "fundamental state",
                             "social insurance",
                             "social_security",
                             "media",
                             "chat",
                             "post",
                             "wechat_id",
                             "network",
                             "maternity insurance",
                             "women_15_49",
                             "birth_date",
                             "birthHistogram",
                             "fertiliser",
                             "production",
                             "probation_period",
                             "id",
                             "name",
                             "phone",
                             "IDCode",
                             "ethnic_group",
                             "political_status",
                             "disability_type",
                             "disability_grade",
                             "familyName",
                             "planning"}) {
    INFO(header);
    CHECK(groupOf(header) == "");
  }
}

TEST_CASE("every word of the list is found by the list itself") {
  for (const auto& g : shipped().groups()) {
    for (const auto& list : {g.contains, g.whole})
      for (const auto& word : list) {
        INFO(word);
        CHECK(shipped().find(word) != nullptr);
      }
    for (const auto& phrase : g.phrases) {
      std::string header;
      for (const auto& word : phrase) header += word + ' ';
      INFO(header);
      CHECK(shipped().find(header) != nullptr);
    }
  }
}

TEST_CASE("long and ill-formed headers are looked through without harm") {
  std::string frame;
  for (int i = 0; i < 3000; ++i) frame += "有无";
  CHECK(groupOf(frame) == "");
  CHECK(groupOf(frame + "前科" + frame) == "criminal_record");
  CHECK(groupOf(frame + "前科室") == "");
  CHECK(groupOf("\xFF\xE5\xAE") == "");
  CHECK(groupOf("\xFF宗教\xE5") == "religion");
  CHECK(groupOf(std::string_view("religion\0x", 10)) == "religion");
}

TEST_CASE("a list that is broken or empty is refused, not taken as allowing all") {
  CHECK_THROWS_AS(ForbiddenColumns::parse(""), Error);
  CHECK_THROWS_AS(ForbiddenColumns::parse("group=[]"), Error);
  CHECK_THROWS_AS(ForbiddenColumns::parse("group=[1]"), Error);
  CHECK_THROWS_WITH(ForbiddenColumns::parse("[[group]]\ncode='a'\nzh='甲'\nen='A'"), Catch::Contains("no words"));
  CHECK_THROWS_WITH(ForbiddenColumns::parse("[[group]]\ncode='a'\nzh='甲'\nen='A'\nwords=['x', '']"),
                    Catch::Contains("empty word"));
  CHECK_THROWS_WITH(ForbiddenColumns::parse("[[group]]\ncode='a'\nwords=['x']"), Catch::Contains("zh and en"));
  CHECK_THROWS_WITH(ForbiddenColumns::parse("\n[["), Catch::Contains("line 2"));
  CHECK(ForbiddenColumns::parse("[[group]]\ncode='a'\nzh='甲'\nen='A'\nwords=['x']").find("X-Y") != nullptr);
}

}  // namespace forbidden_columns_test
