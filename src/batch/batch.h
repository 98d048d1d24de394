// Many documents: read, extract and write them, in parallel yet in the order of the inputs, with a bounded number in
// hand. One document's failure is its record; the rest goes on.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "batch/inputs.h"
#include "batch/reading.h"
#include "batch/sinks.h"
#include "zhibiao/extractor.h"
#include "zhibiao/writer.h"

namespace zhibiao::batch {

struct BatchOptions {
  std::size_t threads = 0;                  // 0: as many as there are cores
  const std::atomic<bool>* stop = nullptr;  // set from outside: take no further document, finish those in hand
  int standard_input = 0;                   // the descriptor that "-" reads
  ReadingOptions reading = {};
  // Told in the order of the documents that so many more are up to date.
  std::function<void(std::size_t documents)> up_to_date = {};
};

struct BatchResult {
  std::size_t documents = 0;  // that were read and whose records were written, failed ones included
  std::size_t failed = 0;
  std::size_t failed_for_now = 0;  // of these, for a cause that may pass
  std::size_t up_to_date = 0;      // that were not read
  std::size_t indicators = 0;
  std::uint64_t bytes = 0;  // of the documents
  bool stopped = false;
  std::vector<Skipped> skipped;       // archives in which nothing was wanted
  PassedOver passed_over;             // members of archives that are not wanted
  std::optional<Error> output_error;  // the sink failed: what was asked for is not complete
};

// `seen` is told each document in order, after its record was written. The extractor's limit on bytes is also that of
// reading; for JSON Lines it must take all text for UTF-8.
[[nodiscard]] BatchResult run(const std::vector<Input>& inputs, const Extractor& extractor, const Writer& writer,
                              Sink& sink, const std::function<void(const Document&)>& seen,
                              const BatchOptions& options);

// The bytes of one input that is one document: a file, unpacked where it is compressed, or all of standard input.
[[nodiscard]] Expected<std::string> read_input(const Input& input, std::uint64_t limit, const BatchOptions& options);

}  // namespace zhibiao::batch
