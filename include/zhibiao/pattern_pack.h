// The language as data: pattern packs, checked and ready to build an Extractor from.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "zhibiao/error.h"

namespace zhibiao {

// The packs embedded in the library, with those of a user's folders before them. Immutable; copies share what they
// hold.
class PatternPacks {
 public:
  struct Impl;

  // An entry's examples are of use only to those who test or show it; without them a program starts sooner.
  enum class Examples { left_out, kept };

  // Reads the embedded packs and every *.json of each folder; an entry of a folder outranks a built-in one, and one of
  // the same id replaces it. Gives every mistake found, not the first alone.
  [[nodiscard]] static tl::expected<PatternPacks, std::vector<Error>> load(const std::vector<std::string>& folders = {},
                                                                           Examples examples = Examples::left_out);

  // For the library's own use.
  [[nodiscard]] const Impl& impl() const { return *impl_; }

 private:
  explicit PatternPacks(std::shared_ptr<const Impl> impl) : impl_(std::move(impl)) {}
  std::shared_ptr<const Impl> impl_;
};

}  // namespace zhibiao
