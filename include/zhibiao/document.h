// The record of one document: plain values, nothing else. docs/output-format.md tells what each field means for a
// reader of JSON or CSV; this header tells it for a caller of the library. Values own their memory, hold no handles and
// may be copied, moved and shared between threads like any other value.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "zhibiao/message.h"
#include "zhibiao/walk.h"

namespace zhibiao {

inline constexpr int kSchemaVersion = 2;

// A half-open range counted in other units than bytes.
struct Offsets {
  std::size_t start = 0;
  std::size_t end = 0;
  bool operator==(const Offsets&) const = default;
};

// A place in the document's text decoded to UTF-8: half-open byte offsets (for a UTF-8 file: into the file, a byte
// order mark counted), and the 1-based line and column of `start`; columns count code points.
struct Span {
  std::size_t start = 0;
  std::size_t end = 0;
  std::size_t line = 1;
  std::size_t column = 1;
  std::optional<Offsets> chars = {};  // in code points, as Python counts; only where the extractor was asked for it
  std::optional<Offsets> utf16 = {};  // in UTF-16 units, as JavaScript and Java count; likewise
  bool operator==(const Span&) const = default;
};

enum class Genre { summary, plan, report, policy, bulletin, other };
enum class Severity { error, warning, note };
enum class TruncatedBy { notice, cut };
enum class Placement { line, run_in, inline_ };
enum class Kind { percentage, percentage_point, count, money, measure, duration, multiple, ratio };
enum class Role { actual, target };
enum class Comparator { equal, at_least, more_than, at_most, less_than, about };
enum class Change { none, increase, decrease };

// An exact decimal, as its plain text: "-12.50", never in exponent form. The digits are the source's own where no scale
// word (万, 亿) was multiplied out.
struct Decimal {
  std::string text;
  bool operator==(const Decimal&) const = default;
};

struct Source {
  std::string path;                           // as given by the caller
  std::string encoding;                       // "UTF-8", "GB18030", "UTF-16LE", …; empty where it could not be told
  std::optional<double> encoding_confidence;  // 0 to 1; 1 where it was marked, forced or beyond doubt
  std::uint64_t bytes = 0;
  std::string sha256;                  // of the bytes, lower-case hexadecimal
  std::optional<std::string> id = {};  // of a line of JSON Lines: what it calls itself, as JSON text
  std::size_t line = 0;                // of a line of JSON Lines: its number; 0 for a file
};

// A block of rows and columns in the text.
struct Table {
  std::size_t first_line = 0;  // 1-based, heads included
  std::size_t last_line = 0;
  std::optional<std::string> caption;  // 表1 主要指标
  std::optional<std::string> unit;     // that of the whole table: 万元 of 单位：万元
  std::size_t rows = 0;                // without the heads
  std::size_t columns = 0;             // that of the row heads included
};

struct Layout {
  bool wrapped = false;                  // lines are broken at a fixed width
  std::vector<std::size_t> toc;          // 1-based lines of a table of contents
  std::vector<std::size_t> boilerplate;  // 1-based lines that are no part of the document
  std::vector<Table> tables = {};        // in text order
};

struct Completeness {
  std::optional<TruncatedBy> truncated_by;  // nothing where the text is whole
  std::size_t placeholders = 0;             // xx次, ××万元
  std::size_t redactions = 0;               // 〔...〕
};

struct Section {
  std::string id;      // "1.2.3": positions from the root
  std::string marker;  // as in the source: 一、 (一) 1. 一是; empty for a heading without a number
  std::optional<std::int64_t> ordinal;
  int level = 1;
  std::string title;
  Placement placement = Placement::line;
  Span span;  // marker and title
  std::vector<Section> sections;
};

// Why a field of an indicator is what it is: the rule that set it and the words it saw.
struct Evidence {
  std::string field;         // "value", "unit", "comparator", "change", "role", "metric", …
  std::string rule;          // id of the pattern, cue or mechanism
  std::string text;          // the source's own characters; empty where no word stands
  std::optional<Span> span;  // of `text`
};

// A number as the document writes it, in its own scale: 13697.5 and 亿元 where the value is 1369750000000 元.
struct Stated {
  Decimal value;
  std::optional<Decimal> high;
  std::string unit;
  bool operator==(const Stated&) const = default;
};

// The heads of a table's cell, those of several storeys from the outside in and joined by " / "; empty where none is.
struct TableCell {
  std::string row;
  std::string column;
  bool operator==(const TableCell&) const = default;
};

struct Indicator {
  std::size_t id = 0;                  // 1, 2, … in text order
  std::optional<std::string> section;  // id of the section it stands in
  Kind kind = Kind::count;
  Role role = Role::actual;
  std::optional<std::string> metric;
  std::optional<Decimal> value;  // nothing for a placeholder
  std::optional<Decimal> high;   // the upper end of a range
  std::string unit;              // plain: 元 for 万元; empty where none stands
  Comparator comparator = Comparator::equal;
  Change change = Change::none;
  std::optional<std::string> base;    // what a change is held against, in the source's words: 同比, 比上年
  std::optional<std::string> period;  // 2024, 2024-H1, 2024-Q3, 2024-06, ..2027
  bool placeholder = false;
  std::optional<Stated> stated;    // nothing for a placeholder
  std::optional<TableCell> table;  // nothing in prose
  std::string text;                // the source's own characters of `span`, line breaks left out
  std::string sentence;            // likewise
  Span span;
  std::string pattern;             // id of the pattern that found it
  std::vector<Evidence> evidence;  // only where the extractor was asked for it
};

// Makes the indicators of a document from what was found in it.
class IndicatorSource {
 public:
  virtual ~IndicatorSource() = default;
  [[nodiscard]] virtual std::size_t size() const = 0;
  [[nodiscard]] virtual std::unique_ptr<Walker<Indicator>> walk() const = 0;
};

// The indicators of a document. They stand in memory, as in a vector, or, where the extractor was asked to be lean, are
// made one after another whenever somebody goes through them: a loop then holds one at a time, and kept() gives those
// that are to be asked for by number or altered.
class Indicators {
 public:
  using value_type = Indicator;
  using const_iterator = WalkIterator<Indicator>;

  Indicators() = default;
  Indicators(std::initializer_list<Indicator> all) : kept_(all) {}
  explicit Indicators(std::vector<Indicator> all) : kept_(std::move(all)) {}
  explicit Indicators(std::shared_ptr<const IndicatorSource> source) : source_(std::move(source)) {}

  [[nodiscard]] std::size_t size() const { return source_ ? source_->size() : kept_.size(); }
  [[nodiscard]] bool empty() const { return size() == 0; }
  [[nodiscard]] const_iterator begin() const {
    return source_ ? const_iterator(source_->walk()) : const_iterator(kept_.data());
  }
  [[nodiscard]] const_iterator end() const {
    return source_ ? const_iterator() : const_iterator(kept_.data() + kept_.size());
  }

  // All of them, in memory from now on.
  std::vector<Indicator>& kept() {
    if (source_) kept_.assign(begin(), end());
    source_ = nullptr;
    return kept_;
  }
  // Only of those in memory.
  const Indicator& operator[](std::size_t at) const { return kept_[at]; }
  Indicator& operator[](std::size_t at) { return kept_[at]; }
  [[nodiscard]] const Indicator& at(std::size_t at) const { return kept_.at(at); }
  [[nodiscard]] const Indicator& front() const { return kept_.front(); }

 private:
  std::vector<Indicator> kept_;
  std::shared_ptr<const IndicatorSource> source_;
};

struct Diagnostic {
  Severity severity = Severity::note;
  std::string code;        // stable, lower-case with dashes: "ordinal-gap"
  std::size_t line = 0;    // 0: the document as a whole
  std::size_t column = 0;  // 0: the line as a whole
  Message message = {};
};

struct Document {
  Source source;
  std::optional<std::string> title;
  Genre genre = Genre::other;
  std::optional<int> year;
  std::vector<std::pair<std::string, std::string>> metadata;  // in the source's order
  std::optional<std::string> issuer;                          // what the metadata say of who issued it
  std::optional<std::string> published;                       // and when, in their own form
  Layout layout;
  Completeness completeness;
  std::vector<Section> sections;
  Indicators indicators;
  std::vector<Diagnostic> diagnostics;
  bool failed = false;                   // the document could not be read: only source and diagnostics hold anything
  std::optional<std::string> text = {};  // that spans count in; only where the extractor was asked for it
};

}  // namespace zhibiao
