#include "output/xml_text.h"

#include <gtest/gtest.h>

#include <string>

namespace zhibiao::output {
namespace {

std::string xml_text(std::string_view text) {
  std::string xml;
  append_xml_text(xml, text);
  return xml;
}

std::size_t width_of(std::string_view text) {
  std::string xml;
  return append_xml_text(xml, text);
}

TEST(XmlText, KeepsWhatACellCanHold) {
  EXPECT_EQ(xml_text("甲\t乙\n=1+1 😀"), "甲\t乙\n=1+1 😀");
  EXPECT_EQ(xml_text(""), "");
}

TEST(XmlText, EscapesWhatXmlAndSpreadsheetsReadOtherwise) {
  EXPECT_EQ(xml_text("<甲> & \"乙\""), "&lt;甲&gt; &amp; &quot;乙&quot;");
  EXPECT_EQ(xml_text("a_x0041_b_x004_ _x00zz_"), "a_x005F_x0041_b_x004_ _x00zz_");
  EXPECT_EQ(xml_text("甲\r\n乙"), "甲_x000D_\n乙");
}

TEST(XmlText, ReplacesWhatXmlCannotHold) {
  using namespace std::string_literals;
  EXPECT_EQ(xml_text("甲\0乙\x01"s), "甲\uFFFD乙\uFFFD");
  EXPECT_EQ(xml_text("\xE7\x94"), "\uFFFD\uFFFD");
  EXPECT_EQ(xml_text("\uFFFE\uFFFF\uFDD0"), "\uFFFD\uFFFD\uFFFD");
  EXPECT_EQ(xml_text("\U0001FFFE"), "\uFFFD");
}

TEST(XmlText, ALongerTextThanACellHasRoomForEndsInAnEllipsis) {
  constexpr std::size_t kRoom = 32767;
  const std::string full(kRoom, 'x');
  EXPECT_EQ(xml_text(full), full);
  EXPECT_EQ(xml_text(full + "x"), full.substr(1) + "…");
  std::string pairs;  // two UTF-16 units each
  for (std::size_t i = 0; i < kRoom / 2 + 1; ++i) pairs += "😀";
  const std::string cut = xml_text(pairs);
  EXPECT_TRUE(cut.ends_with("😀…"));
  EXPECT_EQ(cut.size(), kRoom / 2 * std::string("😀").size() + std::string("…").size());
}

TEST(XmlText, IsAsWideAsItsWidestLine) {
  EXPECT_EQ(width_of("甲乙ab"), 6U);
  EXPECT_EQ(width_of("甲\n乙丙丁\nab"), 6U);
  EXPECT_EQ(width_of("<&>"), 3U);
}

}  // namespace
}  // namespace zhibiao::output
