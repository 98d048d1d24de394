#include "output/database_rows.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>

#include "base/utf8.h"
#include "output/columns.h"
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

class Block {
 public:
  void row(RowKind table) { bytes_ += static_cast<char>(table); }
  void null() { put(ValueKind::null, {}); }
  void integer(std::uint64_t value) { put(ValueKind::integer, std::to_string(value)); }
  void text(std::string_view text) {
    base::first_invalid_utf8(text) ? put(ValueKind::text, mended(text)) : put(ValueKind::text, text);
  }
  void text_or_null(std::string_view text_or_empty) { text_or_empty.empty() ? null() : text(text_or_empty); }
  void optional(const std::optional<std::string>& value) { value ? text(*value) : null(); }
  void number(const std::optional<Decimal>& value) { value ? decimal(value->text) : null(); }

  std::string take() { return std::move(bytes_); }

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
    bytes_ += static_cast<char>(kind);
    if (kind != ValueKind::null) append_sized(bytes_, text);
  }

  std::string bytes_;
};

void put_document(Block& block, const Document& of) {
  block.row(kDocuments);
  block.text(of.source.path);
  of.source.line > 0 ? block.integer(of.source.line) : block.null();
  block.optional(of.title);
  of.failed ? block.null() : block.text(name_of(of.genre));
  of.year ? block.integer(static_cast<std::uint64_t>(*of.year)) : block.null();
  block.optional(of.issuer);
  block.optional(of.published);
  block.text_or_null(of.source.encoding);
  block.integer(of.source.bytes);
  block.text_or_null(of.source.sha256);
  of.completeness.truncated_by ? block.text(name_of(*of.completeness.truncated_by)) : block.null();
  block.integer(of.completeness.placeholders);
  block.integer(of.completeness.redactions);
  block.integer(of.failed ? 1 : 0);
}

void put_span(Block& block, const Span& span) {
  block.integer(span.line);
  block.integer(span.column);
  block.integer(span.start);
  block.integer(span.end);
}

void put_sections(Block& block, const std::vector<Section>& sections, const std::string* parent,
                  const std::unordered_map<std::string, std::string>& paths) {
  for (const Section& of : sections) {
    block.row(kSections);
    block.text(of.id);
    parent != nullptr ? block.text(*parent) : block.null();
    block.text(of.marker);
    of.ordinal ? block.integer(static_cast<std::uint64_t>(*of.ordinal)) : block.null();
    block.integer(static_cast<std::uint64_t>(of.level));
    block.text(of.title);
    block.text(paths.at(of.id));
    block.text(name_of(of.placement));
    put_span(block, of.span);
    put_sections(block, of.sections, &of.id, paths);
  }
}

void put_indicator(Block& block, const Indicator& of) {
  block.row(kIndicators);
  block.integer(of.id);
  block.optional(of.section);
  block.text(name_of(of.kind));
  block.text(name_of(of.role));
  block.optional(of.metric);
  block.number(of.value);
  block.number(of.high);
  block.text(of.unit);
  block.text(name_of(of.comparator));
  block.text(name_of(of.change));
  block.optional(of.base);
  block.optional(of.period);
  block.integer(of.placeholder ? 1 : 0);
  block.number(of.stated ? std::optional(of.stated->value) : std::nullopt);
  block.number(of.stated ? of.stated->high : std::nullopt);
  of.stated ? block.text(of.stated->unit) : block.null();
  of.table ? block.text(of.table->row) : block.null();
  of.table ? block.text(of.table->column) : block.null();
  block.text(of.text);
  block.text(of.sentence);
  put_span(block, of.span);
  block.text(of.pattern);
}

class DatabaseWriter : public Writer {
 public:
  [[nodiscard]] std::string record(const Document& document) const override {
    Block block;
    put_document(block, document);
    std::size_t number = 0;
    for (const auto& [key, value] : document.metadata) {
      block.row(kMetadata);
      block.integer(++number);
      block.text(key);
      block.text(value);
    }
    put_sections(block, document.sections, nullptr, section_paths(document.sections));
    for (const Indicator& indicator : document.indicators) put_indicator(block, indicator);
    number = 0;
    for (const Diagnostic& diagnostic : document.diagnostics) {
      block.row(kDiagnostics);
      block.integer(++number);
      block.text(name_of(diagnostic.severity));
      block.text(diagnostic.code);
      diagnostic.line > 0 ? block.integer(diagnostic.line) : block.null();
      diagnostic.column > 0 ? block.integer(diagnostic.column) : block.null();
      block.text(diagnostic.message.english());
    }
    return block.take();
  }
};

}  // namespace

std::span<const DatabaseTable> database_tables() { return kTables; }
std::string_view database_indexes_and_views() { return kIndexesAndViews; }

std::size_t DatabaseRows::take_table() {
  const auto table = static_cast<unsigned char>(left_.front());
  left_.remove_prefix(1);
  return table;
}

DatabaseValue DatabaseRows::take_value() {
  const auto kind = static_cast<ValueKind>(left_.front());
  left_.remove_prefix(1);
  return {kind, kind == ValueKind::null ? std::string_view() : take_sized(left_)};
}

std::unique_ptr<const Writer> make_database_writer(const WriterOptions& /*options*/) {
  return std::make_unique<DatabaseWriter>();
}

}  // namespace zhibiao::output
