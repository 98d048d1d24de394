#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "base/sha256.h"
#include "embedded/embedded.h"
#include "embedded/embedded_symbols.inc"

namespace zhibiao::embedded {
namespace {

struct EmbeddedFile {
  std::string_view name;
  const char* begin;
  const char* end;

  [[nodiscard]] std::string_view bytes() const { return {begin, static_cast<std::size_t>(end - begin)}; }
};

#include "embedded/embedded_files.inc"

}  // namespace

std::vector<patterns::PackFile> packs() {
  std::vector<patterns::PackFile> packs;
  for (const EmbeddedFile& file : kEmbeddedFiles) {
    if (file.name.ends_with(".json") || file.name.ends_with(".txt"))
      packs.push_back({std::string(file.name), file.bytes(), false});
  }
  return packs;
}

std::string_view file(std::string_view name) {
  const auto found = std::ranges::find(kEmbeddedFiles, name, &EmbeddedFile::name);
  return found == kEmbeddedFiles.end() ? std::string_view() : found->bytes();
}

Language language() {
  std::string_view table = file("language.table");
  std::uint64_t size = 0;  // of the packs, whose end is filled up to a whole number of eight bytes
  if (table.size() < sizeof size) return {};
  std::memcpy(&size, table.data(), sizeof size);
  table.remove_prefix(sizeof size);
  const std::size_t words = std::min<std::size_t>((size + 7) / 8 * 8, table.size());
  return {table.substr(0, size), table.substr(words)};
}

std::string fingerprint() {
  base::Sha256 sum;
  for (const EmbeddedFile& file : kEmbeddedFiles) {
    sum.add(std::string(file.name) + '\0');
    sum.add(std::to_string(file.bytes().size()) + '\0');
    sum.add(file.bytes());
  }
  return sum.hex();
}

}  // namespace zhibiao::embedded
