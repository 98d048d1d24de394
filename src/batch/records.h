// Records that were written as JSON Lines, given to a sink as a writer of another format has them.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <string>

#include "batch/sinks.h"
#include "zhibiao/document.h"
#include "zhibiao/error.h"
#include "zhibiao/writer.h"

namespace zhibiao::batch {

// What went wrong, and whether with the records or with what is made of them, room for a large one included.
struct ConversionError {
  enum class Of { records, output, stopped } of = Of::records;
  Error error;
};

// Gives `take` every document, whose indicators may be gone through only there. "-" is standard input. `stop` ends it
// early.
[[nodiscard]] tl::expected<void, ConversionError> read_records(const std::string& path,
                                                               const std::function<Expected<void>(Document&)>& take,
                                                               const std::atomic<bool>* stop);

// Gives a document what a record does not hold: its text.
using Restore = std::function<void(Document&)>;

[[nodiscard]] tl::expected<void, ConversionError> convert_records(const std::string& path, const Writer& writer,
                                                                  Sink& sink, const Restore& restore,
                                                                  const std::atomic<bool>* stop);

// Writes to `records`, a sink of JSON Lines into the file `path`, and makes of that file in the end what `sink` takes:
// so what does only what has changed gives every format.
[[nodiscard]] std::unique_ptr<Sink> converting_sink(std::unique_ptr<Sink> records, std::string path,
                                                    const Writer& writer, std::unique_ptr<Sink> sink, Restore restore);

}  // namespace zhibiao::batch
