#include "output/database_rows.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>

#include "base/utf8.h"
#include "output/columns.h"
#include "output/pieces.h"
#include "output/sections.h"
#include "output/sized_text.h"
#include "zhibiao/names.h"

namespace zhibiao::output {
namespace {

constexpr std::size_t kExactDigitsOfDouble = 15;  // of a double

enum RowKind : char { kDocuments, kMetadata, kSections, kIndicators, kDiagnostics };

constexpr auto kTables = std::to_array<DatabaseTable>({
    {R"(CREATE TABLE documents(
  id INTEGER PRIMARY KEY, path TEXT NOT NULL, line INTEGER, title TEXT, genre TEXT, year INTEGER, issuer TEXT,
  published TEXT, encoding TEXT, bytes INTEGER, sha256 TEXT, truncated_by TEXT, placeholders INTEGER,
  redactions INTEGER, failed INTEGER NOT NULL))",
     "INSERT INTO documents VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)", 14},
    {R"(CREATE TABLE metadata(
  document INTEGER NOT NULL REFERENCES documents(id), number INTEGER NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL,
  PRIMARY KEY(document, number)) WITHOUT ROWID)",
     "INSERT INTO metadata VALUES(?1, ?2, ?3, ?4)", 3},
    {R"(CREATE TABLE sections(
  document INTEGER NOT NULL REFERENCES documents(id), id TEXT NOT NULL, parent TEXT, marker TEXT NOT NULL,
  ordinal INTEGER, level INTEGER NOT NULL, title TEXT NOT NULL, path TEXT NOT NULL, placement TEXT NOT NULL,
  line INTEGER NOT NULL, "column" INTEGER NOT NULL, start_byte INTEGER NOT NULL, end_byte INTEGER NOT NULL,
  PRIMARY KEY(document, id), FOREIGN KEY(document, parent) REFERENCES sections(document, id)) WITHOUT ROWID)",
     "INSERT INTO sections VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)", 12},
    // Columns of numbers have no type: what is no exact REAL stays the text of its digits.
    {R"(CREATE TABLE indicators(
  document INTEGER NOT NULL REFERENCES documents(id), id INTEGER NOT NULL, section TEXT, kind TEXT NOT NULL,
  role TEXT NOT NULL, metric TEXT, value, high, unit TEXT NOT NULL, comparator TEXT NOT NULL, change TEXT NOT NULL,
  base TEXT, period TEXT, placeholder INTEGER NOT NULL, stated_value, stated_high, stated_unit TEXT, table_row TEXT,
  table_column TEXT, text TEXT NOT NULL, sentence TEXT NOT NULL, line INTEGER NOT NULL, "column" INTEGER NOT NULL,
  start_byte INTEGER NOT NULL, end_byte INTEGER NOT NULL, pattern TEXT NOT NULL, PRIMARY KEY(document, id),
  FOREIGN KEY(document, section) REFERENCES sections(document, id)) WITHOUT ROWID)",
     "INSERT INTO indicators VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, "
     "?19, ?20, ?21, ?22, ?23, ?24, ?25, ?26)",
     25},
    {R"(CREATE TABLE diagnostics(
  document INTEGER NOT NULL REFERENCES documents(id), number INTEGER NOT NULL, severity TEXT NOT NULL,
  code TEXT NOT NULL, line INTEGER, "column" INTEGER, message TEXT NOT NULL, PRIMARY KEY(document, number))
  WITHOUT ROWID)",
     "INSERT INTO diagnostics VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)", 6},
});

constexpr std::string_view kIndexesAndViews = R"(
CREATE INDEX documents_path ON documents(path);
CREATE INDEX documents_year ON documents(year);
CREATE INDEX indicators_metric ON indicators(metric, unit);
CREATE INDEX indicators_role ON indicators(role, kind);
CREATE VIEW numbers AS
  SELECT i.metric, i.value, i.high, i.unit, i.comparator, i.change, i.base, i.period, i.role, i.kind,
    s.path AS section_path, i.sentence, i.text, i.stated_value, i.stated_unit, i.table_row, i.table_column, d.title,
    d.year, d.genre, d.issuer, d.published, d.path, i.line, i."column", i.document, i.id, i.section, i.placeholder,
    i.pattern
  FROM indicators i JOIN documents d ON d.id = i.document
    LEFT JOIN sections s ON s.document = i.document AND s.id = i.section;
CREATE VIEW targets AS SELECT * FROM numbers WHERE role = 'target';
CREATE VIEW actuals AS SELECT * FROM numbers WHERE role = 'actual';
)";

class Rows {
 public:
  explicit Rows(const TakePiece& take) : pieces_(take) {}

  void begin(RowKind table) { row_ += static_cast<char>(table); }
  void end() {
    append_sized(pieces_.text(), row_);
    row_.clear();
    pieces_.give_much();
  }
  void give() { pieces_.give(); }
  [[nodiscard]] bool is_wanted() const { return pieces_.is_wanted(); }

  void null() { put(ValueKind::null, {}); }
  void integer(std::uint64_t value) { put(ValueKind::integer, std::to_string(value)); }
  void text(std::string_view text) {
    base::first_invalid_utf8(text) ? put(ValueKind::text, mended(text)) : put(ValueKind::text, text);
  }
  void text_or_null(std::string_view text_or_empty) { text_or_empty.empty() ? null() : text(text_or_empty); }
  void optional(const std::optional<std::string>& value) { value ? text(*value) : null(); }
  void number(const std::optional<Decimal>& value) { value ? decimal(value->text) : null(); }

 private:
  static std::string mended(std::string_view text) {
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
      const base::CodePoint point = base::decode_code_point(text, at);
      base::append_code_point(result, point.valid ? point.value : base::kReplacement);
      at += point.size;
    }
    return result;
  }

  void decimal(std::string_view digits) {
    const auto is_digit = [](char byte) { return byte >= '0' && byte <= '9'; };
    std::int64_t integer = 0;
    const char* end = digits.data() + digits.size();
    const auto read = std::from_chars(digits.data(), end, integer);
    if (read.ec == std::errc() && read.ptr == end) return put(ValueKind::integer, digits);
    const auto significant = digits.substr(std::min(digits.find_first_not_of("-0."), digits.size()));
    const auto count = static_cast<std::size_t>(std::count_if(significant.begin(), significant.end(), is_digit));
    put(count <= kExactDigitsOfDouble && digits.find('.') != std::string_view::npos ? ValueKind::real : ValueKind::text,
        digits);
  }

  void put(ValueKind kind, std::string_view text) {
    row_ += static_cast<char>(kind);
    if (kind != ValueKind::null) append_sized(row_, text);
  }

  Pieces pieces_;
  std::string row_;
};

void put_document(Rows& rows, const Document& of) {
  rows.begin(kDocuments);
  rows.text(of.source.path);
  of.source.line > 0 ? rows.integer(of.source.line) : rows.null();
  rows.optional(of.title);
  of.failed ? rows.null() : rows.text(name_of(of.genre));
  of.year ? rows.integer(static_cast<std::uint64_t>(*of.year)) : rows.null();
  rows.optional(of.issuer);
  rows.optional(of.published);
  rows.text_or_null(of.source.encoding);
  rows.integer(of.source.bytes);
  rows.text_or_null(of.source.sha256);
  of.completeness.truncated_by ? rows.text(name_of(*of.completeness.truncated_by)) : rows.null();
  rows.integer(of.completeness.placeholders);
  rows.integer(of.completeness.redactions);
  rows.integer(of.failed ? 1 : 0);
  rows.end();
}

void put_span(Rows& rows, const Span& span) {
  rows.integer(span.line);
  rows.integer(span.column);
  rows.integer(span.start);
  rows.integer(span.end);
}

// Of the section they stand below; the root has neither id nor path.
struct Parent {
  const std::string* id = nullptr;
  std::string path = {};
};

void put_sections(Rows& rows, const std::vector<Section>& sections, const Parent& parent) {
  for (const Section& of : sections) {
    rows.begin(kSections);
    rows.text(of.id);
    parent.id != nullptr ? rows.text(*parent.id) : rows.null();
    rows.text(of.marker);
    of.ordinal ? rows.integer(static_cast<std::uint64_t>(*of.ordinal)) : rows.null();
    rows.integer(static_cast<std::uint64_t>(of.level));
    rows.text(of.title);
    const std::string path = path_below(parent.path, of);
    rows.text(path);
    rows.text(name_of(of.placement));
    put_span(rows, of.span);
    rows.end();
    put_sections(rows, of.sections, {&of.id, path});
  }
}

void put_indicator(Rows& rows, const Indicator& of) {
  rows.begin(kIndicators);
  rows.integer(of.id);
  rows.optional(of.section);
  rows.text(name_of(of.kind));
  rows.text(name_of(of.role));
  rows.optional(of.metric);
  rows.number(of.value);
  rows.number(of.high);
  rows.text(of.unit);
  rows.text(name_of(of.comparator));
  rows.text(name_of(of.change));
  rows.optional(of.base);
  rows.optional(of.period);
  rows.integer(of.placeholder ? 1 : 0);
  rows.number(of.stated ? std::optional(of.stated->value) : std::nullopt);
  rows.number(of.stated ? of.stated->high : std::nullopt);
  of.stated ? rows.text(of.stated->unit) : rows.null();
  of.table ? rows.text(of.table->row) : rows.null();
  of.table ? rows.text(of.table->column) : rows.null();
  rows.text(of.text);
  rows.text(of.sentence);
  put_span(rows, of.span);
  rows.text(of.pattern);
  rows.end();
}

class DatabaseWriter : public Writer {
 public:
  [[nodiscard]] std::string record(const Document& document) const override { return whole_record(*this, document); }

  void write(const Document& document, const TakePiece& take) const override {
    Rows rows(take);
    put_document(rows, document);
    std::size_t number = 0;
    for (const auto& [key, value] : document.metadata) {
      rows.begin(kMetadata);
      rows.integer(++number);
      rows.text(key);
      rows.text(value);
      rows.end();
    }
    put_sections(rows, document.sections, {});
    for (const Indicator& indicator : document.indicators) {
      put_indicator(rows, indicator);
      if (!rows.is_wanted()) return;
    }
    number = 0;
    for (const Diagnostic& diagnostic : document.diagnostics) {
      rows.begin(kDiagnostics);
      rows.integer(++number);
      rows.text(name_of(diagnostic.severity));
      rows.text(diagnostic.code);
      diagnostic.line > 0 ? rows.integer(diagnostic.line) : rows.null();
      diagnostic.column > 0 ? rows.integer(diagnostic.column) : rows.null();
      rows.text(diagnostic.message.english());
      rows.end();
    }
    rows.give();
  }
};

}  // namespace

std::span<const DatabaseTable> database_tables() { return kTables; }
std::string_view database_indexes_and_views() { return kIndexesAndViews; }

DatabaseRow::DatabaseRow(std::string_view row)
    : left_(row.substr(1)), table_(static_cast<unsigned char>(row.front())) {}

bool DatabaseRow::begins_document() const { return table_ == kDocuments; }

DatabaseValue DatabaseRow::take_value() {
  const auto kind = static_cast<ValueKind>(left_.front());
  left_.remove_prefix(1);
  return {kind, kind == ValueKind::null ? std::string_view() : take_sized(left_)};
}

std::unique_ptr<const Writer> make_database_writer(const WriterOptions& /*options*/) {
  return std::make_unique<DatabaseWriter>();
}

}  // namespace zhibiao::output
