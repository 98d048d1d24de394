#include "output/review_format.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>

#include "base/base64.h"
#include "base/sha256.h"
#include "support/sample_document.h"

namespace zhibiao::output {
namespace {

using nlohmann::json;

std::string page_of(const Document& document) {
  const auto writer = make_review_writer({});
  return writer->opening() + writer->record(document) + writer->closing();
}

std::string between(const std::string& text, const std::string& start, const std::string& end, std::size_t from = 0) {
  const std::size_t begin = text.find(start, from) + start.size();
  return text.substr(begin, text.find(end, begin) - begin);
}

json block_of(const std::string& page) {
  const std::string element = between(page, "class=\"document\"", "</script>");
  return json::parse(element.substr(element.find('>') + 1));
}

Document hostile() {
  Document document = tests::sample_document();
  document.source.path = "</script><script>alert(1)</script>\"'>.txt";
  document.title = "<img src=x onerror=alert(1)>&amp;\"";
  document.text = "</script><!-- ]]> \xE2\x80\xA8\xE2\x80\xA9 &lt;\r\n\xE2\x80\xAE𠮷";
  document.indicators[0].metric = "</style><script>";
  return document;
}

TEST(ReviewFormat, NothingADocumentSaysEndsAnElementOrAnAttribute) {
  const Document document = hostile();
  const std::string page = page_of(document);
  const auto count = [&](std::string_view part) {
    std::size_t found = 0;
    for (std::size_t at = page.find(part); at != std::string::npos; at = page.find(part, at + 1)) ++found;
    return found;
  };
  EXPECT_EQ(count("<script"), 2U);
  EXPECT_EQ(count("</script"), 2U);
  EXPECT_EQ(count("<img"), 0U);
  EXPECT_EQ(count("<!--"), 0U);
  EXPECT_EQ(count("\xE2\x80\xA8"), 0U);
  EXPECT_EQ(count("\xE2\x80\xA9"), 0U);
  const json block = block_of(page);
  EXPECT_EQ(block["text"], *document.text);
  EXPECT_EQ(block["record"]["source"]["path"], document.source.path);
  EXPECT_EQ(block["record"]["indicators"][0]["metric"], "</style><script>");
  const std::string about = between(page, "data-about=\"", "\"");
  EXPECT_EQ(about.find_first_of("<>\""), std::string::npos);
}

TEST(ReviewFormat, ThePolicyAllowsItsOwnStyleAndScriptAlone) {
  const std::string page = page_of(tests::sample_document());
  const std::string policy = between(page, "Content-Security-Policy\" content=\"", "\"");
  EXPECT_TRUE(policy.starts_with("default-src 'none'; "));
  const auto hash = [](const std::string& text) { return "'sha256-" + base::base64(base::sha256_bytes(text)) + "'"; };
  EXPECT_NE(policy.find("style-src " + hash(between(page, "<style>", "</style>"))), std::string::npos);
  EXPECT_NE(policy.find("script-src " + hash(between(page, "<script>", "</script>"))), std::string::npos);
  EXPECT_EQ(policy.find("unsafe"), std::string::npos);
  EXPECT_EQ(page.find("http://"), std::string::npos);
  EXPECT_EQ(page.find("https://"), std::string::npos);
}

TEST(ReviewFormat, LinesAreCountedInUtf16Units) {
  Document document = tests::sample_document();
  document.text = "\xEF\xBB\xBF𠮷县\r\n\nab";
  EXPECT_EQ(block_of(page_of(document))["lines"], (json{1, 4, 6, 6, 7, 9}));
  document.text.reset();
  EXPECT_TRUE(block_of(page_of(document))["text"].is_null());
}

}  // namespace
}  // namespace zhibiao::output
