#include "output/json_format.h"

#include <fmt/format.h>

#include <string>

#include "base/base64.h"
#include "base/utf8.h"
#include "output/json_writer.h"
#include "output/pieces.h"
#include "zhibiao/names.h"

namespace zhibiao::output {
namespace {

using Shape = JsonWriter::Shape;

template <std::size_t size>
using Key = const char (&)[size];

template <std::size_t size>
void write_string(JsonWriter& json, Key<size> key, std::string_view value) {
  json.key(key);
  json.string(value);
}

template <std::size_t size>
void write_word(JsonWriter& json, Key<size> key, std::string_view word) {
  json.key(key);
  json.word(word);
}

template <std::size_t size>
void write_optional(JsonWriter& json, Key<size> key, const std::optional<std::string>& value) {
  json.key(key);
  value ? json.string(*value) : json.null();
}

template <std::size_t size>
void write_decimal(JsonWriter& json, Key<size> key, const std::optional<Decimal>& value) {
  json.key(key);
  value ? json.number(value->text) : json.null();
}

template <std::size_t size, class Integer>
void write_integer(JsonWriter& json, Key<size> key, const std::optional<Integer>& value) {
  json.key(key);
  value ? json.number(std::to_string(*value)) : json.null();
}

template <std::size_t size>
void write_size(JsonWriter& json, Key<size> key, std::uint64_t value) {
  json.key(key);
  json.size(value);
}

template <std::size_t size>
void write_boolean(JsonWriter& json, Key<size> key, bool value) {
  json.key(key);
  json.boolean(value);
}

template <std::size_t size>
void write_lines(JsonWriter& json, Key<size> key, const std::vector<std::size_t>& lines) {
  json.key(key);
  json.begin_array(Shape::row);
  for (const std::size_t line : lines) json.size(line);
  json.end_array();
}

template <std::size_t size>
void write_offsets(JsonWriter& json, Key<size> key, const std::optional<Offsets>& offsets) {
  if (!offsets) return;
  json.key(key);
  json.begin_object(Shape::row);
  write_size(json, "start", offsets->start);
  write_size(json, "end", offsets->end);
  json.end_object();
}

void write_span(JsonWriter& json, const Span& span) {
  json.key("span");
  json.begin_object(Shape::row);
  write_size(json, "start", span.start);
  write_size(json, "end", span.end);
  write_size(json, "line", span.line);
  write_size(json, "column", span.column);
  write_offsets(json, "chars", span.chars);
  write_offsets(json, "utf16", span.utf16);
  json.end_object();
}

void write_confidence(JsonWriter& json, const std::optional<double>& confidence) {
  json.key("encoding_confidence");
  confidence ? json.number(fmt::format("{:.2f}", *confidence)) : json.null();
}

// What could not be read has no size and no digest.
void write_source(JsonWriter& json, const Source& source) {
  const bool read = !source.sha256.empty();
  json.key("source");
  json.begin_object();
  write_string(json, "path", source.path);
  write_optional(json, "encoding", source.encoding.empty() ? std::nullopt : std::optional(source.encoding));
  write_confidence(json, source.encoding_confidence);
  write_integer(json, "bytes", read ? std::optional(source.bytes) : std::nullopt);
  write_optional(json, "sha256", read ? std::optional(source.sha256) : std::nullopt);
  if (base::first_invalid_utf8(source.path)) write_string(json, "path_b64", base::base64(source.path));
  if (source.line > 0) {
    write_size(json, "line", source.line);
    json.key("id");
    source.id ? json.number(*source.id) : json.null();
  }
  json.end_object();
}

void write_metadata(JsonWriter& json, const Document& document) {
  json.key("metadata");
  json.begin_object();
  for (const auto& [key, value] : document.metadata) {
    json.key_of_input(key);
    json.string(value);
  }
  json.end_object();
}

void write_tables(JsonWriter& json, const std::vector<Table>& tables) {
  json.key("tables");
  json.begin_array();
  for (const Table& table : tables) {
    json.begin_object(Shape::row);
    write_size(json, "first_line", table.first_line);
    write_size(json, "last_line", table.last_line);
    write_optional(json, "caption", table.caption);
    write_optional(json, "unit", table.unit);
    write_size(json, "rows", table.rows);
    write_size(json, "columns", table.columns);
    json.end_object();
  }
  json.end_array();
}

void write_layout(JsonWriter& json, const Layout& layout) {
  json.key("layout");
  json.begin_object();
  write_boolean(json, "wrapped", layout.wrapped);
  write_lines(json, "toc", layout.toc);
  write_lines(json, "boilerplate", layout.boilerplate);
  write_tables(json, layout.tables);
  json.end_object();
}

void write_completeness(JsonWriter& json, const Completeness& completeness) {
  json.key("completeness");
  json.begin_object();
  write_boolean(json, "truncated", completeness.truncated_by.has_value());
  json.key("truncated_by");
  completeness.truncated_by ? json.word(name_of(*completeness.truncated_by)) : json.null();
  write_size(json, "placeholders", completeness.placeholders);
  write_size(json, "redactions", completeness.redactions);
  json.end_object();
}

// As deep as the outline's levels, which the outline bounds by the heading styles there are.
void write_sections(JsonWriter& json, const std::vector<Section>& sections) {
  json.key("sections");
  json.begin_array();
  for (const Section& section : sections) {
    json.begin_object();
    write_string(json, "id", section.id);
    write_string(json, "marker", section.marker);
    write_integer(json, "ordinal", section.ordinal);
    json.key("level");
    json.integer(section.level);
    write_string(json, "title", section.title);
    write_word(json, "placement", name_of(section.placement));
    write_span(json, section.span);
    write_sections(json, section.sections);
    json.end_object();
  }
  json.end_array();
}

void write_evidence(JsonWriter& json, const std::vector<Evidence>& all) {
  json.key("evidence");
  json.begin_array();
  for (const Evidence& evidence : all) {
    json.begin_object(Shape::row);
    write_string(json, "field", evidence.field);
    write_string(json, "rule", evidence.rule);
    write_string(json, "text", evidence.text);
    if (evidence.span) {
      write_span(json, *evidence.span);
    } else {
      json.key("span");
      json.null();
    }
    json.end_object();
  }
  json.end_array();
}

void write_stated(JsonWriter& json, const std::optional<Stated>& stated) {
  json.key("stated");
  if (!stated) return json.null();
  json.begin_object(Shape::row);
  write_decimal(json, "value", stated->value);
  write_decimal(json, "high", stated->high);
  write_string(json, "unit", stated->unit);
  json.end_object();
}

void write_table_cell(JsonWriter& json, const std::optional<TableCell>& cell) {
  json.key("table");
  if (!cell) return json.null();
  json.begin_object(Shape::row);
  write_string(json, "row", cell->row);
  write_string(json, "column", cell->column);
  json.end_object();
}

void write_indicator(JsonWriter& json, const Indicator& indicator) {
  json.begin_object();
  write_size(json, "id", indicator.id);
  write_optional(json, "section", indicator.section);
  write_word(json, "kind", name_of(indicator.kind));
  write_word(json, "role", name_of(indicator.role));
  write_optional(json, "metric", indicator.metric);
  write_decimal(json, "value", indicator.value);
  write_decimal(json, "high", indicator.high);
  write_string(json, "unit", indicator.unit);
  write_word(json, "comparator", name_of(indicator.comparator));
  write_word(json, "change", name_of(indicator.change));
  write_optional(json, "base", indicator.base);
  write_optional(json, "period", indicator.period);
  write_boolean(json, "placeholder", indicator.placeholder);
  write_stated(json, indicator.stated);
  write_table_cell(json, indicator.table);
  write_string(json, "text", indicator.text);
  write_string(json, "sentence", indicator.sentence);
  write_span(json, indicator.span);
  write_string(json, "pattern", indicator.pattern);
  if (!indicator.evidence.empty()) write_evidence(json, indicator.evidence);
  json.end_object();
}

// 0 stands for a place that is not known.
template <std::size_t size>
void write_place(JsonWriter& json, Key<size> key, std::size_t place) {
  write_integer(json, key, place > 0 ? std::optional(place) : std::nullopt);
}

void write_diagnostics(JsonWriter& json, const std::vector<Diagnostic>& diagnostics) {
  json.key("diagnostics");
  json.begin_array();
  for (const Diagnostic& diagnostic : diagnostics) {
    json.begin_object(Shape::row);
    write_word(json, "severity", name_of(diagnostic.severity));
    write_string(json, "code", diagnostic.code);
    write_place(json, "line", diagnostic.line);
    write_place(json, "column", diagnostic.column);
    write_string(json, "message", diagnostic.message.english());
    json.end_object();
  }
  json.end_array();
}

void write_document(JsonWriter& json, const Document& document) {
  json.begin_object();
  json.key("schema_version");
  json.integer(kSchemaVersion);
  write_source(json, document.source);
  if (!document.failed) {
    write_optional(json, "title", document.title);
    write_word(json, "genre", name_of(document.genre));
    write_integer(json, "year", document.year);
    write_metadata(json, document);
    write_optional(json, "issuer", document.issuer);
    write_optional(json, "published", document.published);
    write_layout(json, document.layout);
    write_completeness(json, document.completeness);
    write_sections(json, document.sections);
    json.key("indicators");
    json.begin_array();
    for (const Indicator& indicator : document.indicators) {
      write_indicator(json, indicator);
      if (!json.is_wanted()) break;
    }
    json.end_array();
  }
  write_diagnostics(json, document.diagnostics);
  json.end_object();
}

// About as many bytes as the record takes.
std::size_t size_of(const Document& document) {
  constexpr std::size_t kIndicator = 1024;
  constexpr std::size_t kRest = 4096;
  return kRest + document.indicators.size() * kIndicator;
}

class JsonLines : public Writer {
 public:
  [[nodiscard]] std::string record(const Document& document) const override { return whole_record(*this, document); }
  void write(const Document& document, const TakePiece& take) const override {
    JsonWriter json(JsonWriter::Layout::compact, size_of(document), take);
    write_document(json, document);
    json.end_line();
    json.give();
  }
};

class IndentedJson : public Writer {
 public:
  explicit IndentedJson(bool single) : single_(single) {}

  [[nodiscard]] std::string opening() const override { return single_ ? "" : "[\n"; }
  [[nodiscard]] std::string record(const Document& document) const override { return whole_record(*this, document); }
  void write(const Document& document, const TakePiece& take) const override {
    JsonWriter json(JsonWriter::Layout::indented, 2 * size_of(document), take);
    write_document(json, document);
    json.give();
  }
  [[nodiscard]] std::string separator() const override { return ",\n"; }
  [[nodiscard]] std::string closing() const override { return single_ ? "\n" : "\n]\n"; }

 private:
  bool single_;
};

}  // namespace

std::unique_ptr<const Writer> make_jsonl_writer(const WriterOptions& /*options*/) {
  return std::make_unique<JsonLines>();
}

std::unique_ptr<const Writer> make_json_writer(const WriterOptions& options) {
  return std::make_unique<IndentedJson>(options.single);
}

}  // namespace zhibiao::output
