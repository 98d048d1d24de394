// Which documents a command line names: files as they are, folders with all below them, "-" for standard input.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "batch/names.h"
#include "zhibiao/document.h"
#include "zhibiao/error.h"

namespace zhibiao::batch {

inline constexpr const char* kStandardInput = "-";

struct Input {
  std::string path;  // as given, or the folder as given and what lies below it; "-" is standard input
  std::string
      relative;  // below the folder given; of a file the path as given where that leads downwards, else its name
  std::optional<Error> error = {};  // it cannot even be tried
  bool inside = false;              // it names a document inside a file: r.zip!/a.txt, in.jsonl:12
};

// That is read for it: of what lies inside a file, that file.
[[nodiscard]] std::string file_of(const Input& input);

struct Skipped {
  std::string path;
  Severity severity = Severity::note;
  Message message = {};
};

struct InputOptions {
  NamePatterns names;   // what to take from folders; archives among them are taken for what they hold
  bool follow = false;  // symbolic links inside folders too
};

struct FoundFolder {
  std::string path;  // as given
  std::size_t inputs = 0;
};

// How far what the arguments name could be looked into.
struct Listing {
  std::vector<FoundFolder> folders;  // arguments that are folders
  std::vector<std::string> missing;  // arguments that are not there
  std::vector<std::string> unread;   // folders that could not be read, and names that could not be looked at
};

struct InputList {
  std::vector<Input> inputs;     // in the order given; within a folder by the bytes of the names
  std::vector<Skipped> skipped;  // what a folder holds that would match but is no plain file
  Listing listing;
  PassedOver passed_over;
};

// Symbolic links inside folders are passed over unless asked for; then a folder that was met before, by its device and
// number, is passed over. Pipes and devices are named and not opened, for that could wait for ever.
[[nodiscard]] InputList find_inputs(const std::vector<std::string>& arguments, const InputOptions& options);

}  // namespace zhibiao::batch
