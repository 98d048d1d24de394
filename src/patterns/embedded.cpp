#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "base/sha256.h"
#include "patterns/embedded_symbols.inc"
#include "patterns/pack_loader.h"

namespace zhibiao::patterns {
namespace {

struct EmbeddedFile {
  std::string_view name;
  const char* begin;
  const char* end;

  [[nodiscard]] std::string_view bytes() const { return {begin, static_cast<std::size_t>(end - begin)}; }
};

#include "patterns/embedded_files.inc"

}  // namespace

std::vector<PackFile> embedded_packs() {
  std::vector<PackFile> packs;
  for (const EmbeddedFile& file : kEmbeddedFiles) {
    if (file.name.ends_with(".json")) packs.push_back({std::string(file.name), file.bytes(), false});
  }
  return packs;
}

std::string_view embedded_file(std::string_view name) {
  const auto found = std::ranges::find(kEmbeddedFiles, name, &EmbeddedFile::name);
  return found == kEmbeddedFiles.end() ? std::string_view() : found->bytes();
}

std::string embedded_fingerprint() {
  base::Sha256 sum;
  for (const EmbeddedFile& file : kEmbeddedFiles) {
    sum.add(std::string(file.name) + '\0');
    sum.add(std::to_string(file.bytes().size()) + '\0');
    sum.add(file.bytes());
  }
  return sum.hex();
}

}  // namespace zhibiao::patterns
