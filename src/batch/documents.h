// The documents that the inputs hold, one after another: a file is one, of JSON Lines every line, of an archive every
// wanted member. Holds one of them at a time.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/descriptor.h"
#include "batch/inputs.h"
#include "batch/lines.h"
#include "batch/reading.h"
#include "zhibiao/document.h"

namespace zhibiao::batch {

// One document on its way: its bytes are in hand, or whoever takes it reads them.
struct Pending {
  enum class Form { file, inside, bytes, json_line, up_to_date, interrupted };

  std::size_t input = 0;
  Form form = Form::file;
  std::string member;  // its path inside the input; empty where the input is the document
  std::string path;    // as its record names it
  std::size_t line = 0;
  std::string bytes;
  std::optional<Error> error;
  std::size_t up_to_date = 0;  // so many documents of the input need not be read; there is nothing else in it then
  bool is_file = false;        // the text that was read is the file's bytes
  std::vector<Diagnostic> diagnostics;  // what is to be told of it beside its own
};

class Documents {
 public:
  struct Limits {
    std::uint64_t bytes = 0;  // of one document
    const std::atomic<bool>* stop = nullptr;
    int standard_input = 0;
    // How many documents of an input need not be read; may be empty.
    std::function<std::size_t(std::size_t input)> up_to_date = {};
  };

  // `inputs` and `options` must outlive this.
  Documents(const std::vector<Input>& inputs, const ReadingOptions& options, Limits limits);
  ~Documents();

  [[nodiscard]] std::optional<Pending> next();
  // Whether the inputs are one document, as far as their names tell.
  [[nodiscard]] bool is_single() const;
  // Whether all were given.
  [[nodiscard]] bool at_end() const { return next_ == inputs_.size() && !lines_ && !archive_; }
  // Archives in which nothing was wanted.
  [[nodiscard]] const std::vector<Skipped>& skipped() const { return skipped_; }
  // Members of archives that were not wanted.
  [[nodiscard]] const PassedOver& passed_over() const { return passed_over_; }

 private:
  struct OpenLines;
  struct OpenArchive;

  [[nodiscard]] bool is_archive(const std::string& path) const;
  std::optional<Pending> open_lines(Pending pending);
  // Looks whether standard input is an archive; gives the document where it is none.
  std::optional<Pending> open_stream(Pending pending);
  std::optional<Pending> next_line();
  std::optional<Pending> next_member();

  const std::vector<Input>& inputs_;
  const ReadingOptions& options_;
  Limits limits_;
  std::size_t next_ = 0;
  std::unique_ptr<OpenLines> lines_;
  std::unique_ptr<OpenArchive> archive_;
  std::vector<Skipped> skipped_;
  PassedOver passed_over_;
};

}  // namespace zhibiao::batch
