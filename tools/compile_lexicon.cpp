// compile_lexicon LIST TABLE: makes of the word list that people edit the table that the program is built with.
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

#include "lexicon/lexicon.h"

int main(int count, char** arguments) {
  if (count != 3) {
    std::cerr << "usage: compile_lexicon LIST TABLE\n";
    return 2;
  }
  std::ifstream list(arguments[1], std::ios::binary);
  const std::string words{std::istreambuf_iterator<char>(list), std::istreambuf_iterator<char>()};
  std::ofstream table(arguments[2], std::ios::binary);
  table << zhibiao::lexicon::Lexicon::compiled(words);
  table.close();
  if (words.empty() || !table) {
    std::cerr << "compile_lexicon: " << arguments[words.empty() ? 1 : 2] << ": cannot be read or written\n";
    return 1;
  }
  return 0;
}
