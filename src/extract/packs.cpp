#include "extract/packs.h"

#include <list>
#include <utility>

#include "base/sha256.h"
#include "embedded/embedded.h"
#include "patterns/compiled_packs.h"
#include "patterns/filters.h"
#include "patterns/pack_loader.h"

namespace zhibiao {

tl::expected<PatternPacks, std::vector<Error>> PatternPacks::load(const std::vector<std::string>& folders,
                                                                  Examples examples) {
  auto compiled = patterns::read_compiled_packs(embedded::language().packs);
  if (compiled && folders.empty() && examples == Examples::left_out) {
    return PatternPacks(std::make_shared<const Impl>(Impl{std::move(*compiled), {}}));
  }
  std::vector<patterns::PackFile> files;
  std::list<std::vector<std::string>> texts;  // what `files` point into, until they are compiled
  std::vector<Error> errors;
  for (const std::string& folder : folders) {
    auto found = patterns::read_folder(folder, texts.emplace_back());
    if (found) {
      files.insert(files.end(), found->begin(), found->end());
    } else {
      errors.push_back(std::move(found.error()));
    }
  }
  std::string users;
  for (const patterns::PackFile& file : files) users += file.name + '\0' + base::sha256_hex(file.json) + '\n';
  const std::vector<patterns::PackFile> embedded = embedded::packs();
  files.insert(files.end(), embedded.begin(), embedded.end());
  patterns::LoadResult loaded = patterns::load(files, patterns::Checks::users);
  errors.insert(errors.end(), loaded.errors.begin(), loaded.errors.end());
  if (!errors.empty()) return tl::unexpected(std::move(errors));
  if (compiled) patterns::take_filters(loaded.packs, *compiled);
  return PatternPacks(std::make_shared<const Impl>(Impl{std::move(loaded.packs), std::move(users)}));
}

std::string extract::fingerprint(const PatternPacks& packs) {
  return base::sha256_hex(embedded::fingerprint() + '\n' + packs.impl().users);
}

}  // namespace zhibiao
