// What a run remembers for the next one: of each input how it looked and what was written of it. One SQLite file, held
// by one run at a time; the other place with SQL is output/database.*. Knows nothing of documents.
//
// What goes wrong after opening is kept: everything after it does nothing, and commit() tells of it.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "zhibiao/error.h"

namespace zhibiao::batch {

inline constexpr const char* kBadState = "bad-state";        // the code of a state file that cannot be used
inline constexpr const char* kStateFailed = "state-failed";  // that of one that cannot be read or written
inline constexpr const char* kStateInUse = "state-in-use";   // that of one that another run holds

// How a file looks from outside. Times are nanoseconds since 1970.
struct FileStamp {
  std::int64_t size = 0;
  std::int64_t modified = 0;
  std::int64_t changed = 0;  // its entry: a modification time that was set by hand leaves its trace here
  std::int64_t number = 0;   // of its inode
  bool operator==(const FileStamp&) const = default;
};

// Nothing where there is no regular file.
[[nodiscard]] std::optional<FileStamp> stamp_of(const std::string& path);

struct RememberedInput {
  std::string path;
  bool found = true;  // false: there was no such file, and its record says so
  FileStamp stamp;
  bool doubtful = false;  // changed so shortly before it was read that its stamp proves nothing
  std::string sha256;     // of the file's bytes
  std::string target;     // the file of output that was planned for it
  std::int64_t documents = 0;
  std::int64_t begin = 0;  // of its records in a common output: where, how many bytes, and their hash
  std::int64_t length = 0;
  std::string records_sha256;
};

// How a file of output looks once it stands under its name.
struct OutputStamp {
  std::int64_t size = 0;
  std::int64_t modified = 0;
  bool operator==(const OutputStamp&) const = default;
};

[[nodiscard]] std::optional<OutputStamp> output_stamp_of(const std::string& path);

struct RememberedOutput {
  std::string path;
  OutputStamp stamp;
  // It is remembered before it is renamed into its place: of a run that was killed in between there is the one before.
  std::optional<OutputStamp> before = {};
  std::string document = {};  // whose record it holds: in/r.zip!/a.txt
};

// Whether the file is one that a run wrote, as it wrote it.
[[nodiscard]] bool is_as_written(const RememberedOutput& output);
[[nodiscard]] bool is_ours(const RememberedOutput& output);  // or as an earlier one did

class State {
 public:
  // `settings` stands for all that bears on the records beside the documents: what was remembered under others does not
  // count. Codes: bad-state, state-in-use, state-failed, disk-full.
  // A file that is of no use can be set aside, see set_aside().
  static Expected<State> open(const std::string& path, std::string_view settings);
  State(State&&) noexcept;
  ~State();

  // Nothing where the input is unknown, was done under other settings, or was put in this run already.
  [[nodiscard]] std::optional<RememberedInput> find(const std::string& input);
  [[nodiscard]] std::vector<RememberedOutput> outputs_of(const std::string& input);
  // Outputs of the input that are not among these are no longer its own, see stale(); with `all` false they are.
  void put(const RememberedInput& input, const std::vector<RememberedOutput>& outputs, bool all = true);
  // Outputs of an input that is not done yet.
  void own(const std::string& input, const std::vector<RememberedOutput>& outputs);

  // Inputs in the order of their bytes, at most `count` after `path`.
  struct Name {
    std::string path;
    bool found = true;
  };
  [[nodiscard]] std::vector<Name> inputs_after(const std::string& path, std::size_t count);
  // Whether the input was known before this run, under whatever settings.
  [[nodiscard]] bool knows(const std::string& input);
  [[nodiscard]] std::size_t count_inputs();  // that were found
  [[nodiscard]] std::size_t count_outputs();
  [[nodiscard]] std::size_t count_outputs_of(const std::string& input);
  [[nodiscard]] std::size_t count_stale();
  // Its outputs become stale.
  void forget(const std::string& input);
  // Gives those that were found.
  std::vector<std::string> forget_all_but_this_run();
  // Files that were written once and that no input gives any more, at most `count` after `path`.
  [[nodiscard]] std::vector<RememberedOutput> stale_after(const std::string& path, std::size_t count);
  void forget_output(const std::string& path);

  // What was put is kept from here on, through a kill or a power cut.
  [[nodiscard]] Expected<void> commit();

 private:
  struct Database;
  explicit State(std::unique_ptr<Database> database);
  std::unique_ptr<Database> database_;
};

// Gives a state file that is of no use, and what SQLite keeps beside it, another name, `path`.damaged-1 or the next
// that is free; gives that name.
[[nodiscard]] Expected<std::string> set_aside(const std::string& path);

}  // namespace zhibiao::batch
