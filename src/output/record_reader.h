// A document from its record as JSON: what the writers of other formats need to make of records written earlier what
// they would have made of the documents. Numbers stay the decimals they are written as. Of a large record the
// indicators stay where it was put aside and are read one after another whenever somebody goes through them, for such a
// record may be hundreds of times as large as its document.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string_view>

#include "output/spool.h"
#include "zhibiao/document.h"
#include "zhibiao/error.h"

namespace zhibiao::output {

// Keeps its room from one record to the next; of one thread.
class RecordReader {
 public:
  // So many bytes of indicators are kept in memory, which is faster.
  explicit RecordReader(std::size_t kept = Spool::kInMemory);
  ~RecordReader();
  RecordReader(const RecordReader&) = delete;
  RecordReader& operator=(const RecordReader&) = delete;

  // Codes: bad-json, not-a-record (also one of another version), and those of files.
  [[nodiscard]] Expected<Document> read(std::shared_ptr<const Spool> record);
  // Why the indicators of documents that were read ended early, if they did.
  [[nodiscard]] const std::optional<Error>& problem() const { return *problem_; }

 private:
  struct Room;
  std::unique_ptr<Room> room_;
  std::shared_ptr<std::optional<Error>> problem_;
};

}  // namespace zhibiao::output
