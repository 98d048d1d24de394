// The record of a document from when it is made until its turn to be written: in memory, or where it is large in a
// file without a name in $TMPDIR, for a text of nothing but figures has a record of hundreds of times its size.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "base/deadline.h"
#include "output/spool.h"
#include "zhibiao/error.h"
#include "zhibiao/writer.h"

namespace zhibiao::batch {

class Record {
 public:
  using Take = std::function<Expected<void>(std::string_view)>;

  Record();
  explicit Record(std::string_view text);
  // As `writer` writes it; fails past the deadline (`timeout`), or where it cannot be put aside.
  static Expected<Record> of(const Document& document, const Writer& writer, const base::Deadline& deadline = {});

  [[nodiscard]] bool empty() const { return spool_.empty(); }
  // In pieces, in order.
  [[nodiscard]] Expected<void> read(const Take& take) const { return spool_.read(take); }

 private:
  output::Spool spool_;
};

}  // namespace zhibiao::batch
