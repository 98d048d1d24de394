// The programs of --pre-defaults as they are installed: a document says in each format what it says as text. What is
// not installed is skipped.
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "cli/program.h"
#include "support/background.h"
#include "support/convert.h"
#include "support/pack.h"
#include "support/table_forms.h"

namespace zhibiao::tests {
namespace {

using nlohmann::json;
using Words = std::vector<std::string>;

constexpr auto kLines = std::to_array<const char*>(
    {"云梯县农业农村局2031年工作总结", "2031年，全局围绕粮食安全和农民增收，统筹推进乡村建设。现将有关情况总结如下：",
     "一、主要工作完成情况",
     "（一）粮食生产稳中有进。全年粮食播种面积68.4万亩，总产量31.27万吨，比上年增长2.6%。建成高标准农田5."
     "2万亩，完成投资"
     "1.14亿元，受益农户1.8万户。",
     "（二）产业发展提质增效。新增省级龙头企业3家，累计达到27家；认定绿色食品12个，抽检合格率99.3%。",
     "二、存在的主要问题",
     "一是产业链条偏短，农产品加工转化率仅为56%。二是带动能力不强，农民专业合作社示范社不足60家。",
     "三、2032年工作打算", "（一）稳定粮食面积。力争粮食播种面积不低于68万亩，新建高标准农田6万亩。",
     "（二）壮大特色产业。农村居民人均可支配收入增长7%左右，村集体经营性收入20万元以上的村占比达到85%。"});

std::string find_program(const std::string& name) {
  const char* path = std::getenv("PATH");
  std::string rest = path != nullptr ? path : "";
  while (!rest.empty()) {
    const std::size_t colon = std::min(rest.find(':'), rest.size());
    std::string file = rest.substr(0, colon) + "/" + name;
    if (::access(file.c_str(), X_OK) == 0) return file;
    rest.erase(0, colon + 1);
  }
  return {};
}

std::string without_blanks(std::string text) {
  std::erase(text, ' ');
  return text;
}

class RealConverters : public Program {
 protected:
  void SetUp() override {
    std::string text;
    std::string page = "<html><head><meta charset=\"utf-8\"></head><body>";
    for (const char* line : kLines) {
      text += std::string(line) + "\n";
      page += std::string("<p>　　") + line + "</p>\n";
    }
    file("a.txt", text);
    file("a.html", page);
    // With the first line as a title, for which word processors have a style of its own.
    const std::size_t end = page.find("</p>") + 4;
    file("titled.html", "<title>" + std::string(kLines[0]) + "</title>" + page.substr(end));
    plain_ = run_one({"a.txt"});
    ASSERT_EQ(plain_["indicators"].size(), 17U) << plain_;
  }

  [[nodiscard]] json run_one(const Words& arguments) const {
    const Ended ended = run(arguments);
    const auto all = records(ended.out);
    EXPECT_EQ(all.size(), 1U) << ended.err;
    return all.empty() ? json() : all[0];
  }

  // Makes a file of another format; false where that cannot be done here.
  [[nodiscard]] bool make(const std::string& program, const Words& arguments, const std::string& made) const {
    const std::string found = find_program(program);
    if (found.empty()) return false;
    const Ended ended =
        run_program(found, arguments, {.folder = folder_.path(), .environment = {"HOME=" + folder_.path()}});
    return ended.status == 0 && exists(made);
  }

  void expect_the_same(const Words& arguments) const {
    const json record = run_one(arguments);
    ASSERT_TRUE(record.contains("indicators")) << record;
    EXPECT_EQ(record["diagnostics"][0]["code"], "converted");
    EXPECT_EQ(without_blanks(record["title"]), plain_["title"]);
    EXPECT_EQ(record["genre"], plain_["genre"]);
    EXPECT_EQ(record["year"], plain_["year"]);
    ASSERT_EQ(record["indicators"].size(), plain_["indicators"].size()) << record["indicators"];
    for (std::size_t i = 0; i < plain_["indicators"].size(); ++i) {
      json is = record["indicators"][i];
      json expected = plain_["indicators"][i];
      // A PDF has blanks between words and numbers.
      for (const char* field : {"metric", "text", "sentence"}) {
        if (is[field].is_string()) is[field] = without_blanks(is[field]);
        if (expected[field].is_string()) expected[field] = without_blanks(expected[field]);
      }
      is.erase("span");
      expected.erase("span");
      EXPECT_EQ(is, expected);
    }
    EXPECT_EQ(record["sections"].size(), plain_["sections"].size());
  }

  json plain_;
};

TEST_F(RealConverters, PagesThroughPandoc) {
  if (find_program("pandoc").empty()) GTEST_SKIP() << "pandoc is not installed";
  expect_the_same({"a.html", "--pre-defaults"});
  file("b.htm", content("a.html"));
  expect_the_same({"b.htm", "--pre-defaults"});
}

// A page may name other files and addresses as parts of itself. None of them is opened.
TEST_F(RealConverters, APageCannotReachOutOfItself) {
  if (find_program("pandoc").empty()) GTEST_SKIP() << "pandoc is not installed";
  file("other.html", "<p>新建泵站99座。</p>");
  const std::string place = folder_ / "other.html";
  file("p.html",
       "<p>云梯县2031年水利建设情况</p><p>新建泵站12座。</p><iframe src=\"other.html\"></iframe><iframe src=\"" +
           place + "\"></iframe><iframe src=\"file://" + place +
           "\"></iframe><iframe src=\"http://127.0.0.1:9/\"></iframe><img src=\"other.html\">");
  const json record = run_one({"p.html", "--pre-defaults"});
  ASSERT_EQ(record["indicators"].size(), 1U) << record;
  EXPECT_EQ(record["indicators"][0]["text"], "12座");
}

// A hundred bytes that ask for gigabytes get no more than the limit, and cost nobody else.
TEST_F(RealConverters, APageCannotTakeAllMemory) {
  if (find_program("pandoc").empty()) GTEST_SKIP() << "pandoc is not installed";
  file("in/a.html",
       "<table><tr><td colspan=\"100000000\">建成泵站12座。</td><td rowspan=\"99999999\">b</td></tr><tr><td>c</td></tr>"
       "</table>");
  file("in/b.html", content("a.html"));
  Background program(ZHIBIAO_PROGRAM, {"in", "-q", "-o", "out.jsonl"}, {.folder = folder_.path()});
  EXPECT_EQ(program.wait(), 1);
  EXPECT_LT(program.peak_kilobytes(), 3 << 20);  // converters are counted too
  const auto all = records(content("out.jsonl"));
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0]["diagnostics"][0]["code"], "converter-failed");
  EXPECT_EQ(all[1]["indicators"].size(), 17U);
}

TEST_F(RealConverters, WordAndOpenDocumentThroughPandoc) {
  if (find_program("pandoc").empty()) GTEST_SKIP() << "pandoc is not installed";
  for (const char* page : {"a.html", "titled.html"}) {
    for (const char* name : {"b.docx", "b.odt"}) {
      SCOPED_TRACE(std::string(page) + " " + name);
      ASSERT_TRUE(make("pandoc", {page, "-o", name}, name));
      expect_the_same({name, "--pre-defaults"});
    }
  }
}

// Boxes of a page have headings too.
TEST_F(RealConverters, HeadingsOfAPageAndOfWordNeedNoNumbers) {
  if (find_program("pandoc").empty()) GTEST_SKIP() << "pandoc is not installed";
  const std::string article =
      "<h1>云梯县2031年水利工作总结</h1><p>一年来，全县水利工作稳步推进。</p><h2>渠系建设</h2>"
      "<p>新建泵站12座。</p><h3>管护责任</h3><p>聘请管水员23名。</p><h2>今后打算</h2><p>明年新建水库2座。</p>";
  file("page.html",
       "<html><head><title>云梯县2031年水利工作总结_云梯县水利局</title></head><body><h2>网站导航</h2>"
       "<ul><li><a href=\"/\">首页</a></li><li><a href=\"/a\">公开</a></li></ul>" +
           article + "<h3>相关链接</h3><ul><li><a href=\"/b\">年度会议召开</a></li></ul></body></html>");
  file("article.html", article);
  ASSERT_TRUE(make("pandoc", {"article.html", "-o", "word.docx"}, "word.docx"));
  for (const char* name : {"page.html", "word.docx"}) {
    const json record = run_one({name});
    EXPECT_EQ(record["title"], "云梯县2031年水利工作总结") << name;
    ASSERT_EQ(record["sections"].size(), 2U) << record["sections"];
    EXPECT_EQ(record["sections"][0]["title"], "渠系建设");
    EXPECT_EQ(record["sections"][0]["sections"][0]["title"], "管护责任");
    EXPECT_EQ(record["sections"][1]["title"], "今后打算");
    ASSERT_EQ(record["indicators"].size(), 3U) << name;
    EXPECT_EQ(record["indicators"][1]["section"], "1.1");
    EXPECT_EQ(record["indicators"][2]["role"], "target");
  }
}

TEST_F(RealConverters, NotesOfWordStandApart) {
  if (find_program("pandoc").empty()) GTEST_SKIP() << "pandoc is not installed";
  file(
      "n.md",
      "云梯县2031年水利工作总结\n\n# 渠系建设\n\n新建泵站12座[^1]，投资340万元。\n\n# 今后打算\n\n明年新建水库2座。\n\n"
      "[^1]: 含小型泵站9座，2030年为7座。\n");
  ASSERT_TRUE(make("pandoc", {"n.md", "-o", "n.docx"}, "n.docx"));
  const json indicators = run_one({"n.docx"})["indicators"];
  ASSERT_EQ(indicators.size(), 5U) << indicators;
  EXPECT_EQ(indicators[0]["text"], "12座");
  EXPECT_EQ(indicators[1]["text"], "340万元");
  EXPECT_EQ(indicators[2]["section"], "2");
  for (const std::size_t note : {3U, 4U}) {
    EXPECT_TRUE(indicators[note]["section"].is_null()) << indicators[note];
    EXPECT_EQ(indicators[note]["role"], "actual");
  }
}

TEST_F(RealConverters, TheContentTellsWhatAFileIsWhateverItsName) {
  if (find_program("pandoc").empty()) GTEST_SKIP() << "pandoc is not installed";
  ASSERT_TRUE(make("pandoc", {"a.html", "-o", "b.docx"}, "b.docx"));
  ASSERT_TRUE(make("pandoc", {"a.html", "-s", "-o", "b.rtf"}, "b.rtf"));
  std::map<std::string, std::string> forms = {{"page", "<html><body>" + content("a.html") + "</body></html>"},
                                              {"word", content("b.docx")},
                                              {"rich", content("b.rtf")},
                                              {"text", content("a.txt")}};
  const bool old = (!find_program("antiword").empty() || !find_program("catdoc").empty()) &&
                   make("soffice", {"--headless", "--convert-to", "doc", "b.docx"}, "b.doc");
  if (old) forms["old"] = content("b.doc");
  for (const auto& [form, bytes] : forms) {
    for (const char* ending : {".doc", ".docx", ".html", ".rtf", ".txt", ".pdf", ""}) {
      const std::string name = "named/" + form + ending;
      file(name, bytes);
      const json record = run_one({name});
      EXPECT_EQ(record["indicators"].size(), plain_["indicators"].size()) << name << record["diagnostics"];
    }
  }
}

TEST_F(RealConverters, ATableIsReadRowByRow) {
  if (find_program("pandoc").empty()) GTEST_SKIP() << "pandoc is not installed";
  file("t.html",
       "<p>云梯县2031年农田建设情况</p><p>全年建成高标准农田5.2万亩。</p><table><tr><td>乡镇</td><td>面积（亩）</td></"
       "tr>"
       "<tr><td>上溪镇</td><td>3100</td></tr></table><p>完成投资1.14亿元。</p>");
  for (const char* name : {"t.docx", "t.odt"}) {
    SCOPED_TRACE(name);
    ASSERT_TRUE(make("pandoc", {"t.html", "-o", name}, name));
    EXPECT_EQ(run_one({name, "--pre-defaults"})["indicators"], run_one({"t.html", "--pre-defaults"})["indicators"]);
  }
  const json indicators = run_one({"t.html", "--pre-defaults"})["indicators"];
  ASSERT_EQ(indicators.size(), 3U);
  EXPECT_EQ(indicators[1]["metric"], "面积");
  EXPECT_EQ(indicators[1]["table"]["row"], "上溪镇");
}

// What pandoc writes has lost the cells that are merged downwards.
TEST_F(RealConverters, TablesOfAllKindsSayTheSameInWord) {
  if (find_program("pandoc").empty()) GTEST_SKIP() << "pandoc is not installed";
  std::ifstream file_of_cases(std::string(ZHIBIAO_SOURCE_DIR) + "/tests/cases/tables.json");
  const json cases = json::parse(file_of_cases).at("cases");
  ASSERT_GE(cases.size(), 20U);
  const auto figures = [](const json& record) {
    json cells = json::array();
    for (json cell : record["indicators"]) {
      if (cell["table"].is_null()) continue;
      for (const char* place : {"id", "span", "sentence", "section"}) cell.erase(place);
      cells.push_back(std::move(cell));
    }
    return cells;
  };
  for (const auto& one : cases) {
    const std::string name = one.at("name");
    SCOPED_TRACE(name);
    const auto table = zhibiao::tests::case_table(one);
    std::string page = "<meta charset=\"utf-8\">";
    for (const std::string& line : {table.title, table.caption, table.unit}) {
      if (!line.empty()) page += "<p>" + line + "</p>";
    }
    const std::string markup = zhibiao::tests::as_markup(table);
    file("k.html", page + markup.substr(markup.find("<table")));
    file("k.txt", zhibiao::tests::with_tabs(table));
    ASSERT_TRUE(make("pandoc", {"k.html", "-o", "k.docx"}, "k.docx"));
    const json cells = figures(run_one({"k.docx", "--pre-defaults"}));
    EXPECT_EQ(cells.size(), one.at("count").get<std::size_t>());
    EXPECT_EQ(cells, figures(run_one({"k.txt"})));
  }
}

TEST_F(RealConverters, MergedHeadsOfATableStayAboveTheirColumns) {
  if (find_program("pandoc").empty()) GTEST_SKIP() << "pandoc is not installed";
  file("m.html",
       "<p>云梯县2031年农田建设情况</p><table><tr><td rowspan=2>乡镇</td><td colspan=2>建渠（公里）</td>"
       "<td colspan=2>平地（亩）</td></tr><tr><td>目标</td><td>完成</td><td>目标</td><td>完成</td></tr>"
       "<tr><td>上溪镇</td><td>12</td><td>11.5</td><td>310</td><td>300</td></tr>"
       "<tr><td>下溪镇</td><td>8</td><td>9</td><td>150</td><td>160</td></tr></table>");
  const json indicators = run_one({"m.html", "--pre-defaults"})["indicators"];
  ASSERT_EQ(indicators.size(), 8U);
  EXPECT_EQ(indicators[3]["table"]["column"], "平地 / 完成");
  EXPECT_EQ(indicators[3]["table"]["row"], "上溪镇");
  EXPECT_EQ(indicators[3]["role"], "actual");
  for (const char* name : {"m.docx", "m.odt"}) {
    SCOPED_TRACE(name);
    ASSERT_TRUE(make("pandoc", {"m.html", "-o", name}, name));
    // Blank cells that pandoc loses move the places in the text, and nothing else.
    const json others = run_one({name, "--pre-defaults"})["indicators"];
    ASSERT_EQ(others.size(), indicators.size());
    for (std::size_t i = 0; i < indicators.size(); ++i) {
      for (const char* field : {"table", "value", "unit", "metric", "role", "text"}) {
        EXPECT_EQ(others[i][field], indicators[i][field]) << i << " " << field;
      }
    }
  }
}

TEST_F(RealConverters, OldWordThroughAntiwordOrCatdoc) {
  const bool antiword = !find_program("antiword").empty();
  const bool catdoc = !find_program("catdoc").empty();
  if (!antiword && !catdoc) GTEST_SKIP() << "neither antiword nor catdoc is installed";
  if (find_program("pandoc").empty() || find_program("soffice").empty()) {
    GTEST_SKIP() << "a .doc is made with pandoc and libreoffice, which are not both installed";
  }
  ASSERT_TRUE(make("pandoc", {"a.html", "-o", "b.docx"}, "b.docx"));
  if (!make("soffice", {"--headless", "--convert-to", "doc", "b.docx"}, "b.doc"))
    GTEST_SKIP() << "soffice made no .doc";
  expect_the_same({"b.doc", "--pre-defaults"});
  if (catdoc) expect_the_same({"b.doc", "--pre", "*.doc=catdoc -d utf-8 -w {}"});
}

TEST_F(RealConverters, PdfThroughPdftotext) {
  if (find_program("pdftotext").empty()) GTEST_SKIP() << "pdftotext is not installed";
  if (find_program("soffice").empty()) GTEST_SKIP() << "a PDF is made with libreoffice, which is not installed";
  std::string body;
  for (const char* line : kLines) body += std::string("<text:p text:style-name=\"P\">") + line + "</text:p>";
  file(
      "b.fodt",
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document "
      "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
      "xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" "
      "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" "
      "xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" office:version=\"1.2\" "
      "office:mimetype=\"application/vnd.oasis.opendocument.text\"><office:automatic-styles>"
      "<style:style style:name=\"P\" style:family=\"paragraph\"><style:paragraph-properties fo:text-indent=\"1.12cm\" "
      "fo:line-height=\"2cm\"/><style:text-properties fo:font-size=\"16pt\" style:font-size-asian=\"16pt\"/>"
      "</style:style><style:page-layout style:name=\"L\"><style:page-layout-properties fo:page-width=\"21cm\" "
      "fo:page-height=\"20cm\" fo:margin=\"2.7cm\"/><style:footer-style/></style:page-layout></office:automatic-styles>"
      "<office:master-styles><style:master-page style:name=\"Standard\" style:page-layout-name=\"L\"><style:footer>"
      "<text:p>— <text:page-number text:select-page=\"current\">1</text:page-number> —</text:p></style:footer>"
      "</style:master-page></office:master-styles><office:body><office:text>" +
          body + "</office:text></office:body></office:document>");
  if (!make("soffice", {"--headless", "--convert-to", "pdf", "b.fodt"}, "b.pdf")) GTEST_SKIP() << "soffice made no PDF";
  const json record = run_one({"b.pdf", "--pre-defaults"});
  if (record["indicators"].empty()) GTEST_SKIP() << "no font here has the characters";
  EXPECT_EQ(record["layout"]["wrapped"], true);
  EXPECT_GE(record["layout"]["boilerplate"].size(), 2U);  // the numbers of the pages
  expect_the_same({"b.pdf", "--pre-defaults"});
}

// Thirty documents as they arrive: two of Word, six of an archive, six in GBK, six lines of JSON Lines, ten as they
// are.
TEST_F(RealConverters, EveryPathOfAMixedFolderLeadsBackAndAChangedFileIsNamed) {
  if (find_program("pandoc").empty()) GTEST_SKIP() << "pandoc is not installed";
  const std::string text = content("a.txt");
  PackedMembers members;
  std::string lines;
  for (int i = 0; i < 10; ++i) {
    const std::string name = std::to_string(i);
    const std::string own = text + "另建粮仓" + std::to_string(i + 2) + "座。\n";
    file("in/u" + name + ".txt", own);
    if (i >= 6) continue;
    file("in/g" + name + ".txt", convert(own, "UTF-8", "GB18030").value());
    members.emplace_back("x/z" + name + ".txt", i % 2 == 0 ? own : convert(own, "UTF-8", "GB18030").value());
    lines += json{{"id", i}, {"text", own}}.dump() + "\n";
  }
  file("in/r.zip", packed("zip", "none", members));
  file("lines.jsonl", lines);
  for (const char* name : {"in/d1.docx", "in/d2.docx"}) {
    ASSERT_EQ(run_program(find_program("pandoc"), {"a.html", "-o", name}, {.folder = folder_.path()}).status, 0);
  }
  const std::string records = run({"in", "--pre-defaults", "--explain", "--offsets", "all", "-q"}).out +
                              run({"lines.jsonl", "--input-format", "jsonl", "--explain", "-q"}).out;
  const Ended good = run({"verify", "--pre-defaults"}, {.input = records});
  EXPECT_EQ(good.status, 0) << good.err;
  EXPECT_TRUE(good.out.ends_with("30 documents: 30 hold, 0 differ, 0 were not read\n")) << good.out;
  EXPECT_NE(good.out.find("in/d1.docx: "), std::string::npos);
  EXPECT_NE(good.out.find("in/r.zip!/x/z5.txt: "), std::string::npos);
  for (const json& record : Program::records(records)) {
    const json& indicators = record["indicators"];
    const std::string place = "in/d1.docx:" + indicators[0]["span"]["line"].dump();
    if (record["source"]["path"] != "in/d1.docx") continue;
    EXPECT_NE(run({"explain", "--pre-defaults", place}).out.find("taken \"68.4万亩\""), std::string::npos) << place;
  }
  EXPECT_NE(run({"text", "--pre-defaults", "in/d2.docx"}).out.find("27家"), std::string::npos);
  file("in/g3.txt", content("in/g3.txt") + "\n");
  const Ended changed = run({"verify", "--pre-defaults"}, {.input = records});
  EXPECT_EQ(changed.status, 1);
  EXPECT_TRUE(changed.err.starts_with("zhibiao: in/g3.txt: error: the document has changed")) << changed.err;
  EXPECT_TRUE(changed.out.ends_with("30 documents: 29 hold, 1 differ, 0 were not read\n")) << changed.out;
}

}  // namespace
}  // namespace zhibiao::tests
