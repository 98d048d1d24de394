// Where records go: standard output, one file, or a file for each document. Every write and close is checked; a file
// stands under its name complete or not at all.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "batch/inputs.h"
#include "batch/output_plan.h"
#include "batch/place.h"
#include "batch/record.h"
#include "zhibiao/error.h"
#include "zhibiao/writer.h"

namespace zhibiao::batch {

// What became of an input all of whose records are written.
struct InputEnd {
  std::size_t documents = 0;
  bool failed = false;      // some of them
  bool cut_off = false;     // not all that the input holds could be looked at
  std::string sha256 = {};  // of the file's bytes; empty where what was read is not the file as it is
};

class Sink {
 public:
  virtual ~Sink() = default;
  // How many documents of the input were written by an earlier run just as this one would write them; 0: it must be
  // read. Asked once for each input in their order, before it is opened, and while others are written.
  virtual std::size_t up_to_date(std::size_t /*input*/) { return 0; }
  // In the place of the records of an input that is up to date.
  virtual Expected<void> keep(std::size_t /*input*/) { return {}; }
  // Called in the order of the documents, each with the writer's record.
  virtual Expected<void> write(const Place& place, const Record& record) = 0;
  // After an input's last record.
  virtual Expected<void> end_input(std::size_t /*input*/, const InputEnd& /*end*/) { return {}; }
  // Whether look_up() may have something to do.
  [[nodiscard]] virtual bool keeps_back() const { return false; }
  // Now and then, whether or not anything is written meanwhile: brings to its place what has waited long enough.
  virtual Expected<void> look_up() { return {}; }
  // After the last record; without it a common file is given up.
  virtual Expected<void> finish() = 0;
  // The run ends early: files of their own are kept.
  virtual Expected<void> stop() { return {}; }
  // What is to be told of files of output, after the run.
  virtual std::vector<Skipped> notices() { return {}; }
};

// `writer` must outlive the sink.
[[nodiscard]] std::unique_ptr<Sink> descriptor_sink(int descriptor, std::string name, const Writer& writer);
[[nodiscard]] std::unique_ptr<Sink> file_sink(std::string path, const Writer& writer);
// A workbook or a database, whose records are those of `options`; a device or a pipe holds none.
[[nodiscard]] std::unique_ptr<Sink> built_file_sink(std::string path, const WriterOptions& options);
// Gives `inner` one more record after the last, unless that is empty: made when all others are written.
[[nodiscard]] std::unique_ptr<Sink> ending_sink(std::unique_ptr<Sink> inner, std::function<std::string()> last);
// A file for each document.
[[nodiscard]] std::unique_ptr<Sink> folder_sink(OutputPlan plan, const Writer& writer);

}  // namespace zhibiao::batch
