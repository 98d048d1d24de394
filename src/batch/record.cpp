#include "batch/record.h"

#include <utility>

#include "base/temporary_folder.h"
#include "batch/message_rows.h"
#include "extract/stages.h"

namespace zhibiao::batch {

Record::Record() : spool_(base::temporary_folder(), rows::kCannotPutRecordAside) {}

Record::Record(std::string_view text)
    : spool_(std::string(text), base::temporary_folder(), rows::kCannotPutRecordAside) {}

Expected<Record> Record::of(const Document& document, const Writer& writer, const base::Deadline& deadline) {
  Record record;
  Expected<void> put;
  bool late = false;
  writer.write(document, [&](std::string_view piece) {
    put = record.spool_.append(piece);
    late = deadline.passed();
    return put && !late;
  });
  if (!put) return tl::unexpected(std::move(put.error()));
  if (late) return tl::unexpected(extract::not_done_in_time(document.source.path));
  return record;
}

}  // namespace zhibiao::batch
