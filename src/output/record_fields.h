// The fields of a record's objects, each read from its own JSON text.
#pragma once

#include <simdjson.h>

#include <string>
#include <string_view>

#include "zhibiao/document.h"

namespace zhibiao::output {

// Thrown, as simdjson's own errors are, where a record is not as the schema has it.
struct NotAsTheSchema {
  std::string key;
};

// Keeps its room from one object to the next; of one thread.
class RecordFields {
 public:
  // What stands in the object itself: of a document all but its sections, indicators and diagnostics, of a section all
  // but those in it. These are values of their own, for there may be any number of them.
  void read(std::string_view json, Document& document);
  void read(std::string_view json, Section& section);
  void read(std::string_view json, Indicator& indicator);
  void read(std::string_view json, Diagnostic& diagnostic);

 private:
  simdjson::ondemand::object object_of(std::string_view json);

  simdjson::ondemand::parser parser_;
  simdjson::ondemand::document parsed_;
  std::string padded_;
};

}  // namespace zhibiao::output
