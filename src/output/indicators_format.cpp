#include "output/indicators_format.h"

#include <string>
#include <vector>

#include "output/columns.h"
#include "output/json_writer.h"
#include "output/pieces.h"
#include "output/sections.h"

namespace zhibiao::output {
namespace {

class Member : public RowWriter {
 public:
  explicit Member(JsonWriter& json) : json_(json) {}

  void begin(const Column& column) {
    json_.key_of_input(column.name.en);
    truth_ = column.shows == ColumnShows::truth;
  }
  void text(std::string_view cell) override {
    if (truth_) return json_.boolean(cell == "true");
    cell.empty() ? json_.null() : json_.string(cell);
  }
  void number(std::string_view digits) override { digits.empty() ? json_.null() : json_.number(digits); }

 private:
  JsonWriter& json_;
  bool truth_ = false;
};

class IndicatorsWriter : public Writer {
 public:
  explicit IndicatorsWriter(const WriterOptions& options) : columns_(columns_named(options.columns)) {}

  [[nodiscard]] std::string record(const Document& document) const override { return whole_record(*this, document); }

  void write(const Document& document, const TakePiece& take) const override {
    std::string lines;
    SectionPaths paths(document.sections);
    for (const Indicator& indicator : document.indicators) {
      const std::string_view section_path = paths.of(indicator.section);
      JsonWriter json(JsonWriter::Layout::compact);
      Member member(json);
      json.begin_object();
      for (const Column* column : columns_) {
        member.begin(*column);
        column->write(member, {document, indicator, section_path, CellWords::en});
      }
      json.end_object();
      lines += json.take();
      lines += '\n';
      if (lines.size() < kPiece) continue;
      if (!take(lines)) return;
      lines.clear();
    }
    take(lines);
  }

 private:
  std::vector<const Column*> columns_;
};

}  // namespace

std::unique_ptr<const Writer> make_indicators_writer(const WriterOptions& options) {
  return std::make_unique<IndicatorsWriter>(options);
}

}  // namespace zhibiao::output
