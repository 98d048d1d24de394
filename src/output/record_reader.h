// A document from its record as JSON: what the writers of other formats need to make of records written earlier what
// they would have made of the documents. Numbers stay the decimals they are written as.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "zhibiao/document.h"
#include "zhibiao/error.h"

namespace zhibiao::output {

// Keeps its room from one record to the next; of one thread.
class RecordReader {
 public:
  RecordReader();
  ~RecordReader();
  RecordReader(const RecordReader&) = delete;
  RecordReader& operator=(const RecordReader&) = delete;

  // Codes: bad-json, not-a-record (also one of another version).
  [[nodiscard]] Expected<Document> read(std::string_view json);

 private:
  struct Room;
  std::unique_ptr<Room> room_;
};

}  // namespace zhibiao::output
