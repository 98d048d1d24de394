// From records to text in one of the output formats. docs/output-format.md specifies each of them.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "zhibiao/document.h"

namespace zhibiao {

enum class Format { jsonl, indicators, json, text, csv, tsv, xlsx, sqlite, html };
enum class HeaderRow { zh, en, none };  // csv, tsv and xlsx: names of the columns, and the language of words in cells

struct WriterOptions {
  Format format = Format::jsonl;
  HeaderRow header = HeaderRow::zh;
  std::vector<std::string> columns = {};  // csv, tsv, xlsx: their English names in the order wanted; empty: all
  bool byte_order_mark = false;           // csv and tsv, for spreadsheets
  bool color = false;                     // text, for terminals
  Language language = Language::english;  // text: of its own words
  bool single = false;                    // json: the one document's object, not an array of them
  std::vector<std::pair<std::string, std::string>> choices = {};  // xlsx: what its last sheet says was chosen
};

// Takes a record piece by piece; false: the rest of it is not wanted.
using TakePiece = std::function<bool(std::string_view)>;

// Of xlsx and sqlite record() gives rows that only their files can put together (output/built_file.h).
// Gives the pieces of an output: opening, then record after record with a separator between, then closing. Const and
// without state, so that threads may call record() at once.
class Writer {
 public:
  virtual ~Writer() = default;
  [[nodiscard]] virtual std::string opening() const { return {}; }
  [[nodiscard]] virtual std::string record(const Document& document) const = 0;
  // The same in pieces of whole characters, for a record may be many times as large as its document.
  virtual void write(const Document& document, const TakePiece& take) const { take(record(document)); }
  [[nodiscard]] virtual std::string separator() const { return {}; }
  [[nodiscard]] virtual std::string closing() const { return {}; }
};

[[nodiscard]] std::unique_ptr<const Writer> make_writer(const WriterOptions& options);

// The JSON Schema of one document's record.
[[nodiscard]] std::string_view json_schema();

}  // namespace zhibiao
