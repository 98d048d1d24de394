// compile_language FOLDER PACKS WORDS: makes of the packs and the word list that people edit (FOLDER/*.json and
// FOLDER/lexicon.tsv) the tables that the program is built with.
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
  if (count != 4) {
    std::cerr << "usage: compile_language FOLDER PACKS WORDS\n";
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
  const bool written = write(arguments[2], patterns::compiled_packs(loaded.packs)) &&
                       write(arguments[3], lexicon::Lexicon::compiled(*list, patterns::listed_words(loaded.packs)));
  return written ? 0 : 1;
}
