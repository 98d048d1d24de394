#include "batch/forms.h"

#include <gtest/gtest.h>

#include <string>

#include "batch/rich_text.h"

namespace zhibiao::batch {
namespace {

TEST(Forms, TheContentTellsWhateverTheNameSays) {
  const std::string ole("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);
  for (const char* name : {"a.doc", "a.docx", "a.pdf", "a.html", "a.txt", "a"}) {
    EXPECT_EQ(form_of("%PDF-1.4\n", name), Form::pdf) << name;
    EXPECT_EQ(form_of(ole, name), Form::doc) << name;
    EXPECT_EQ(form_of("{\\rtf1\\ansi", name), Form::rtf) << name;
    EXPECT_EQ(form_of("\xEF\xBB\xBF \n<!-- x -->\n<!DOCTYPE HTML PUBLIC", name), Form::html) << name;
    EXPECT_EQ(form_of("<?xml version=\"1.0\"?><html xmlns", name), Form::html) << name;
    EXPECT_EQ(form_of("PK\x03\x04", name), Form::archive) << name;
    EXPECT_EQ(form_of("\x1F\x8B\x08", name), Form::compressed) << name;
    EXPECT_EQ(form_of("新建泵站12座。", name), Form::text) << name;
  }
  EXPECT_EQ(form_of(ole, "a.xls"), Form::spreadsheet);
  EXPECT_EQ(form_of("新建<html>页面", "a.txt"), Form::text);
  EXPECT_EQ(form_of("本文介绍 %PDF- 文件", "a.txt"), Form::text);
}

TEST(Forms, TheNameDecidesWhereTheContentLeavesItOpen) {
  EXPECT_EQ(form_of("<p>新建泵站12座。</p>", "a.html"), Form::html);
  EXPECT_EQ(form_of("<p>新建泵站12座。</p>", "a.txt"), Form::text);
  EXPECT_EQ(form_of("", "a.docx"), Form::docx);
  EXPECT_EQ(form_of("", "a.txt"), Form::text);
}

TEST(Forms, AZipIsToldByWhatItHolds) {
  EXPECT_EQ(form_of_zip({{"[Content_Types].xml", "word/document.xml"}, {}}, "a.zip"), Form::docx);
  EXPECT_EQ(form_of_zip({{"_rels/.rels", "xl/workbook.xml"}, {}}, "a.zip"), Form::spreadsheet);
  EXPECT_EQ(form_of_zip({{"mimetype"}, "application/vnd.oasis.opendocument.text"}, "a.zip"), Form::odt);
  EXPECT_EQ(form_of_zip({{"word/a.txt"}, {}}, "a.zip"), Form::archive);
  EXPECT_EQ(form_of_zip({}, "a.docx"), Form::docx) << "a broken one is what its name says";
}

// \u escapes with one sign, with two and with none standing in, and bytes of GBK.
TEST(RichText, IsReadWithAllItsDigits) {
  const auto text = [](const std::string& bytes) { return text_of_rich_text(bytes, "a.rtf").value_or("failed"); };
  EXPECT_EQ(text("{\\rtf1\\ansi{\\fonttbl{\\f0 Arial;}}\\u26032?\\u24314?12\\u24231?\\par}"), "新建12座\n");
  EXPECT_EQ(text("{\\rtf1\\ansicpg936\\uc2 \\u26032\\'d0\\'c2\\u24314\\'bd\\'a812\\u24231\\'d7\\'f9}"), "新建12座");
  EXPECT_EQ(text("{\\rtf1\\ansi\\uc0\\u26032 \\u24314 12}"), "新建12");
  EXPECT_EQ(text("{\\rtf1\\ansicpg936 \\'d0\\'c2\\'bd\\'a812\\'d7\\'f9}"), "新建12座");
  EXPECT_EQ(text("{\\rtf1 a\\cell b\\cell\\row{\\*\\generator x;}{\\pict 0123}c\\{\\}\\\\}"), "a\tb\t\nc{}\\");
  EXPECT_EQ(text("{\\rtf1 }}}} a{{{\\"), " a") << "what is broken does no harm";
}

}  // namespace
}  // namespace zhibiao::batch
