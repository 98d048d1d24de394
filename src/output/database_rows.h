// What a document gives to a database, made by many threads and put into the file by one: rows of tables, whose values
// only database.cpp binds.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "zhibiao/writer.h"

namespace zhibiao::output {

// A table and its insertion. The first column of each is the document's number, which is known only when it is its
// turn.
struct DatabaseTable {
  std::string_view create;
  std::string_view insert;
  std::size_t values;  // beside the document's number
};
[[nodiscard]] std::span<const DatabaseTable> database_tables();
// What comes when all rows are in.
[[nodiscard]] std::string_view database_indexes_and_views();

enum class ValueKind : char { null = 'n', integer = 'i', real = 'r', text = 't' };
struct DatabaseValue {
  ValueKind kind = ValueKind::null;
  std::string_view text;  // of numbers their digits
};

// One of the rows: its table, as an index, and value after value. The first of each document is in the table of
// documents.
class DatabaseRow {
 public:
  explicit DatabaseRow(std::string_view row);
  [[nodiscard]] std::size_t table() const { return table_; }
  [[nodiscard]] bool begins_document() const;
  DatabaseValue take_value();

 private:
  std::string_view left_;
  std::size_t table_;
};

[[nodiscard]] std::unique_ptr<const Writer> make_database_writer(const WriterOptions& options);

}  // namespace zhibiao::output
