// Where records go: standard output, one file, or a file for each document. Every write and close is checked; a file
// stands under its name complete or not at all.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "batch/inputs.h"
#include "zhibiao/error.h"
#include "zhibiao/writer.h"

namespace zhibiao::batch {

// Where a document came from.
struct Place {
  std::size_t input = 0;
  std::string member = {};  // of an archive: its path inside
};

class Sink {
 public:
  virtual ~Sink() = default;
  // Called in the order of the documents, each with the writer's record.
  virtual Expected<void> write(const Place& place, std::string_view record) = 0;
  // After the last record; without it a file is given up.
  virtual Expected<void> finish() = 0;
};

// `writer` must outlive the sink.
[[nodiscard]] std::unique_ptr<Sink> descriptor_sink(int descriptor, std::string name, const Writer& writer);
[[nodiscard]] std::unique_ptr<Sink> file_sink(std::string path, const Writer& writer);
// `paths` as plan_folder() gave them. The members of an archive go into a folder beside the archive's own file.
[[nodiscard]] std::unique_ptr<Sink> folder_sink(std::vector<std::string> paths, const Writer& writer);

// For each input its file below `folder`: its relative path with `extension` for its own. Refuses two inputs with one
// file, and a file that is itself an input.
[[nodiscard]] Expected<std::vector<std::string>> plan_folder(const std::vector<Input>& inputs,
                                                             const std::string& folder, std::string_view extension);

// Refuses a file of output that is itself an input.
[[nodiscard]] Expected<void> check_not_an_input(const std::vector<Input>& inputs, const std::string& output);

}  // namespace zhibiao::batch
