// Which file of output each document gets below a folder: its relative path with another extension. No two documents
// have one file, no file is where a folder must be, and every name is one that the file system takes.
//
//   report.txt                          out/report.jsonl
//   report.docx beside report.html      out/report.docx.jsonl, out/report.html.jsonl
//   x/report.txt beside y/report.txt    out/report~1c9a52f0.jsonl, out/report~77b30d1e.jsonl: by their paths
//   member a.txt of reports.zip         out/reports!/a.jsonl
//   a name of more than 255 bytes       its beginning, and a hash of the whole
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "batch/inputs.h"
#include "zhibiao/error.h"

namespace zhibiao::batch {

class OutputPlan {
 public:
  // Refuses a file that is itself an input.
  static Expected<OutputPlan> make(const std::vector<Input>& inputs, const std::string& folder,
                                   std::string_view extension);

  // Of the input's own record; an archive has one where it fails as a whole.
  [[nodiscard]] const std::string& file(std::size_t input) const { return outputs_[input].file; }
  // Whether a document gets that file.
  [[nodiscard]] bool holds(const std::string& file) const;
  // Of a member of an archive. Asked for the members in their order, one archive after another.
  [[nodiscard]] std::string member(std::size_t input, const std::string& member);
  // For a file that cannot stand where it should: a folder has its name, or a file that of its folder.
  [[nodiscard]] std::string instead_of(const std::string& file) const;

  // Only these of the inputs go on, in this order; the others keep their names to themselves.
  void select(const std::vector<std::size_t>& inputs);

 private:
  struct Output {
    std::string file;
    std::string members;  // the folder of an archive's members
  };
  class Planner;

  // Of the files that are planned: whether one stands where a folder is needed.
  [[nodiscard]] bool is_file_above(std::string folder) const;
  [[nodiscard]] bool is_free(const std::string& file) const;

  std::string folder_;
  std::string extension_;
  std::vector<Output> outputs_;
  std::unordered_set<std::string> files_;
  std::unordered_set<std::string> folders_;       // above them
  std::unordered_set<std::string> member_files_;  // of the archive in hand
  std::unordered_set<std::string> member_folders_;
  std::size_t archive_ = 0;
};

// Refuses a file to be written that is itself an input; empty names are passed over.
[[nodiscard]] Expected<void> check_not_inputs(const std::vector<Input>& inputs,
                                              const std::vector<std::string>& outputs);

}  // namespace zhibiao::batch
