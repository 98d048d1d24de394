// compile_language FOLDER TABLE: makes of the packs and the word list that people edit (FOLDER/*.json and
// FOLDER/lexicon.tsv) the table that the program is built with.
#include <cstdint>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include "base/file.h"
#include "lexicon/lexicon.h"
#include "patterns/compiled_packs.h"
#include "patterns/filters.h"
#include "patterns/pack_loader.h"
#include "patterns/uses.h"

namespace {

bool write(const char* path, const std::string& bytes) {
  std::ofstream file(path, std::ios::binary);
  file << bytes;
  file.close();
  if (!file) std::cerr << "compile_language: " << path << ": cannot be written\n";
  return file.good();
}

}  // namespace

int main(int count, char** arguments) {
  using namespace zhibiao;
  if (count != 3) {
    std::cerr << "usage: compile_language FOLDER TABLE\n";
    return 2;
  }
  const std::string folder = arguments[1];
  std::vector<std::string> texts;
  auto files = patterns::read_folder(folder, texts);
  const auto list = base::read_file(folder + "/lexicon.tsv");
  if (!files || !list) {
    std::cerr << patterns::message_of(files ? list.error() : files.error()) << '\n';
    return 1;
  }
  for (auto& file : *files) {  // as they are embedded
    file.name = file.name.substr(file.name.rfind('/') + 1);
    file.user = false;
  }
  patterns::LoadResult loaded = patterns::load(*files, patterns::Checks::users);
  for (const Error& error : loaded.errors) std::cerr << patterns::message_of(error) << '\n';
  if (!loaded.errors.empty()) return 1;
  patterns::find_filters(loaded.packs);
  const std::string packs = patterns::compiled_packs(loaded.packs);
  const std::uint64_t size = packs.size();
  std::string table(reinterpret_cast<const char*>(&size), sizeof size);
  table += packs;
  table.resize((table.size() + 7) / 8 * 8);
  table += lexicon::Lexicon::compiled(*list, patterns::listed_words(loaded.packs));
  return write(arguments[2], table) ? 0 : 1;
}
