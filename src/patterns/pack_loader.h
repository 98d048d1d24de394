// Reads pattern packs: the embedded ones and a user's folder. Refuses what is wrong with file, line, the text and a
// hint; every mistake of a pack is reported, not the first alone.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "patterns/pack_set.h"
#include "zhibiao/error.h"

namespace zhibiao::patterns {

struct PackFile {
  std::string name;       // "units.json", or the path as given
  std::string_view json;  // outlives the call
  bool user = false;
};

struct LoadResult {
  PackSet packs;  // of use only where `errors` is empty
  std::vector<Error> errors;
};

// FILE:LINE:COLUMN: error: MESSAGE, and on lines of their own the offending text and the hint, each where there is one.
[[nodiscard]] std::string message_of(const Error& error);

// Trying every expression costs more than all the rest. That of the embedded packs is done by the tests; with
// Checks::users it is done for a user's packs alone, and for all where a user's piece is put into embedded expressions.
enum class Checks { all, users };

[[nodiscard]] LoadResult load(const std::vector<PackFile>& files, Checks checks = Checks::all);
// Every *.json of a folder, by name. The texts live in `storage`.
[[nodiscard]] Expected<std::vector<PackFile>> read_folder(const std::string& folder, std::vector<std::string>& storage);

}  // namespace zhibiao::patterns
