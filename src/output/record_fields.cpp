#include "output/record_fields.h"

#include <optional>
#include <utility>

#include "base/base64.h"
#include "zhibiao/names.h"

namespace zhibiao::output {
namespace {

namespace od = simdjson::ondemand;

std::string text_of(od::value value) { return std::string(std::string_view(value.get_string())); }

std::optional<std::string> optional_text(od::value value) {
  if (value.is_null()) return std::nullopt;
  return text_of(value);
}

// As it is written: what simdjson gives goes on to where the next value begins.
std::string token_of(od::value value) {
  const std::string_view token = value.raw_json_token();
  return std::string(token.substr(0, token.find_last_not_of(" \t\r\n") + 1));
}

// The digits as they are written: a double would round them.
std::string digits_of(od::value value) {
  static_cast<void>(double(value.get_double()));  // that it is a number
  return token_of(value);
}

std::optional<Decimal> decimal_of(od::value value) {
  if (value.is_null()) return std::nullopt;
  return Decimal{digits_of(value)};
}

std::size_t size_of(od::value value) { return static_cast<std::size_t>(std::uint64_t(value.get_uint64())); }

template <class Word>
Word word_of(od::value value, std::string_view key) {
  const auto word = value_of<Word>(std::string_view(value.get_string()));
  if (!word) throw NotAsTheSchema{std::string(key)};
  return *word;
}

// Gives every field of the object to `take`, which leaves alone what it does not know.
template <class Take>
void each_field(od::object object, Take take) {
  for (auto field : object) {
    const std::string_view key = field.unescaped_key();
    take(key, od::value(field.value()));
  }
}

Offsets offsets_of(od::value value) {
  Offsets offsets;
  each_field(value.get_object(), [&](std::string_view key, od::value of) {
    if (key == "start") offsets.start = size_of(of);
    if (key == "end") offsets.end = size_of(of);
  });
  return offsets;
}

Span span_of(od::value value) {
  Span span;
  each_field(value.get_object(), [&](std::string_view key, od::value of) {
    if (key == "start") span.start = size_of(of);
    if (key == "end") span.end = size_of(of);
    if (key == "line") span.line = size_of(of);
    if (key == "column") span.column = size_of(of);
    if (key == "chars") span.chars = offsets_of(of);
    if (key == "utf16") span.utf16 = offsets_of(of);
  });
  return span;
}

void read_source(od::value value, Source& source) {
  each_field(value.get_object(), [&](std::string_view key, od::value of) {
    if (key == "path") source.path = text_of(of);
    if (key == "path_b64") source.path = base::bytes_of_base64(std::string_view(of.get_string()));  // stands after it
    if (key == "encoding") source.encoding = optional_text(of).value_or("");
    if (key == "encoding_confidence" && !of.is_null()) source.encoding_confidence = double(of.get_double());
    if (key == "bytes" && !of.is_null()) source.bytes = std::uint64_t(of.get_uint64());
    if (key == "sha256") source.sha256 = optional_text(of).value_or("");
    if (key == "line") source.line = size_of(of);
    if (key == "id" && !of.is_null()) source.id = token_of(of);
  });
}

std::vector<std::size_t> lines_of(od::value value) {
  std::vector<std::size_t> lines;
  for (auto line : value.get_array()) lines.push_back(size_of(line.value()));
  return lines;
}

Table table_of(od::value value) {
  Table table;
  each_field(value.get_object(), [&](std::string_view key, od::value of) {
    if (key == "first_line") table.first_line = size_of(of);
    if (key == "last_line") table.last_line = size_of(of);
    if (key == "caption") table.caption = optional_text(of);
    if (key == "unit") table.unit = optional_text(of);
    if (key == "rows") table.rows = size_of(of);
    if (key == "columns") table.columns = size_of(of);
  });
  return table;
}

void read_layout(od::value value, Layout& layout) {
  each_field(value.get_object(), [&](std::string_view key, od::value of) {
    if (key == "wrapped") layout.wrapped = bool(of.get_bool());
    if (key == "toc") layout.toc = lines_of(of);
    if (key == "boilerplate") layout.boilerplate = lines_of(of);
    if (key == "tables") {
      for (auto each : of.get_array()) layout.tables.push_back(table_of(each.value()));
    }
  });
}

void read_completeness(od::value value, Completeness& completeness) {
  each_field(value.get_object(), [&](std::string_view key, od::value of) {
    if (key == "truncated_by" && !of.is_null()) completeness.truncated_by = word_of<TruncatedBy>(of, key);
    if (key == "placeholders") completeness.placeholders = size_of(of);
    if (key == "redactions") completeness.redactions = size_of(of);
  });
}

std::optional<Stated> stated_of(od::value value) {
  if (value.is_null()) return std::nullopt;
  Stated stated;
  each_field(value.get_object(), [&](std::string_view key, od::value of) {
    if (key == "value") stated.value = Decimal{digits_of(of)};
    if (key == "high") stated.high = decimal_of(of);
    if (key == "unit") stated.unit = text_of(of);
  });
  if (stated.value.text.empty()) throw NotAsTheSchema{"stated"};
  return stated;
}

std::optional<TableCell> cell_of(od::value value) {
  if (value.is_null()) return std::nullopt;
  TableCell cell;
  each_field(value.get_object(), [&](std::string_view key, od::value of) {
    if (key == "row") cell.row = text_of(of);
    if (key == "column") cell.column = text_of(of);
  });
  return cell;
}

std::vector<Evidence> evidence_of(od::value value) {
  std::vector<Evidence> all;
  for (auto each : value.get_array()) {
    Evidence& evidence = all.emplace_back();
    each_field(each.get_object(), [&](std::string_view key, od::value of) {
      if (key == "field") evidence.field = text_of(of);
      if (key == "rule") evidence.rule = text_of(of);
      if (key == "text") evidence.text = text_of(of);
      if (key == "span" && !of.is_null()) evidence.span = span_of(of);
    });
  }
  return all;
}

}  // namespace

od::object RecordFields::object_of(std::string_view json) {
  padded_.reserve(json.size() + simdjson::SIMDJSON_PADDING);
  padded_.assign(json);
  parsed_ = parser_.iterate(padded_.data(), json.size(), padded_.capacity());
  return parsed_.get_object();
}

void RecordFields::read(std::string_view json, Document& document) {
  bool versioned = false;
  each_field(object_of(json), [&](std::string_view key, od::value of) {
    if (key == "schema_version") versioned = std::int64_t(of.get_int64()) == kSchemaVersion;
    if (key == "source") read_source(of, document.source);
    if (key == "title") document.title = optional_text(of);
    if (key == "genre") document.genre = word_of<Genre>(of, key);
    if (key == "year" && !of.is_null()) document.year = static_cast<int>(std::int64_t(of.get_int64()));
    if (key == "metadata") {
      each_field(of.get_object(), [&](std::string_view name, od::value said) {
        std::string owned(name);
        document.metadata.emplace_back(std::move(owned), text_of(said));
      });
    }
    if (key == "issuer") document.issuer = optional_text(of);
    if (key == "published") document.published = optional_text(of);
    if (key == "layout") read_layout(of, document.layout);
    if (key == "completeness") read_completeness(of, document.completeness);
    if (key == "sections" || key == "indicators" || key == "diagnostics") throw NotAsTheSchema{std::string(key)};
  });
  if (!versioned) throw NotAsTheSchema{"schema_version"};
}

void RecordFields::read(std::string_view json, Section& section) {
  each_field(object_of(json), [&](std::string_view key, od::value of) {
    if (key == "id") section.id = text_of(of);
    if (key == "marker") section.marker = text_of(of);
    if (key == "ordinal" && !of.is_null()) section.ordinal = std::int64_t(of.get_int64());
    if (key == "level") section.level = static_cast<int>(size_of(of));
    if (key == "title") section.title = text_of(of);
    if (key == "placement") section.placement = word_of<Placement>(of, key);
    if (key == "span") section.span = span_of(of);
    if (key == "sections") throw NotAsTheSchema{std::string(key)};  // written with escapes
  });
}

void RecordFields::read(std::string_view json, Indicator& indicator) {
  each_field(object_of(json), [&](std::string_view key, od::value of) {
    if (key == "id") indicator.id = size_of(of);
    if (key == "section") indicator.section = optional_text(of);
    if (key == "kind") indicator.kind = word_of<Kind>(of, key);
    if (key == "role") indicator.role = word_of<Role>(of, key);
    if (key == "metric") indicator.metric = optional_text(of);
    if (key == "value") indicator.value = decimal_of(of);
    if (key == "high") indicator.high = decimal_of(of);
    if (key == "unit") indicator.unit = text_of(of);
    if (key == "comparator") indicator.comparator = word_of<Comparator>(of, key);
    if (key == "change") indicator.change = word_of<Change>(of, key);
    if (key == "base") indicator.base = optional_text(of);
    if (key == "period") indicator.period = optional_text(of);
    if (key == "placeholder") indicator.placeholder = bool(of.get_bool());
    if (key == "stated") indicator.stated = stated_of(of);
    if (key == "table") indicator.table = cell_of(of);
    if (key == "text") indicator.text = text_of(of);
    if (key == "sentence") indicator.sentence = text_of(of);
    if (key == "span") indicator.span = span_of(of);
    if (key == "pattern") indicator.pattern = text_of(of);
    if (key == "evidence") indicator.evidence = evidence_of(of);
  });
}

void RecordFields::read(std::string_view json, Diagnostic& diagnostic) {
  each_field(object_of(json), [&](std::string_view key, od::value of) {
    if (key == "severity") diagnostic.severity = word_of<Severity>(of, key);
    if (key == "code") diagnostic.code = text_of(of);
    if (key == "line" && !of.is_null()) diagnostic.line = size_of(of);
    if (key == "column" && !of.is_null()) diagnostic.column = size_of(of);
    if (key == "message") diagnostic.message = Message::verbatim(text_of(of));
  });
}

}  // namespace zhibiao::output
