#include "output/documents_format.h"

#include <gtest/gtest.h>

#include "output/document_columns.h"
#include "support/sample_document.h"

namespace zhibiao::output {
namespace {

using tests::failed_document;
using tests::sample_document;

std::string table(const Document& document, const WriterOptions& options) {
  const auto writer = make_documents_writer(options);
  return writer->opening() + writer->record(document);
}

TEST(DocumentTable, HasARowForADocumentAndForOneThatFailed) {
  WriterOptions options;
  options.format = Format::csv;
  EXPECT_EQ(table(sample_document(), options),
            "标题,文种,年度,发布机构,发布日期,文件,指标数,目标数,占位数,是否残缺,编码,错误\n"
            "清河县2026年水利工作要点,计划,2026,清河县水利局,,in/plan.txt,3,1,1,是,UTF-8,\n");
  EXPECT_TRUE(table(failed_document(), options)
                  .ends_with("\n,,,,,in/gone.txt,,,,,,没有这个文件：cannot open: no such file or folder\n"));
  options.header = HeaderRow::none;
  EXPECT_EQ(table(failed_document(), options), ",,,,,in/gone.txt,,,,,,cannot open: no such file or folder\n");
}

TEST(DocumentTable, IsInEnglishWithTabsWhereWanted) {
  WriterOptions options;
  options.format = Format::tsv;
  options.header = HeaderRow::en;
  options.byte_order_mark = true;
  EXPECT_EQ(table(sample_document(), options),
            "\xEF\xBB\xBFtitle\tgenre\tyear\tissuer\tpublished\tpath\tindicators\ttargets\tplaceholders\ttruncated\t"
            "encoding\terrors\n"
            "清河县2026年水利工作要点\tplan\t2026\t清河县水利局\t\tin/plan.txt\t3\t1\t1\ttrue\tUTF-8\t\n");
}

TEST(DocumentTable, TakesNoPathForAFormula) {
  Document document = failed_document();
  document.source.path = "=1+1.txt";
  WriterOptions options;
  options.format = Format::csv;
  EXPECT_NE(table(document, options).find(",\"./=1+1.txt\","), std::string::npos);
}

}  // namespace
}  // namespace zhibiao::output
