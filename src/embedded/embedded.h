// What of patterns/ is part of the binary: the files that people edit, and what was made of them when it was built.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "patterns/pack_loader.h"

namespace zhibiao::embedded {

// The packs, by name.
[[nodiscard]] std::vector<patterns::PackFile> packs();
// Any file by its name, empty if there is none: "lexicon.tsv".
[[nodiscard]] std::string_view file(std::string_view name);

// What was made of packs and word list when the program was built, in one file: the words tell of entries of the packs
// by their places.
struct Language {
  std::string_view packs;
  std::string_view words;
};
[[nodiscard]] Language language();

// The SHA-256 of all of it, names and bytes.
[[nodiscard]] std::string fingerprint();

}  // namespace zhibiao::embedded
