// make_corpus FOLDER COUNT [BYTES [SEED]]: writes COUNT reports of about BYTES each (6000) below FOLDER, for measuring.
// The same arguments give the same files on every machine.
#include <cstdio>
#include <cstdlib>
#include <string>

#include "support/corpus.h"

int main(int argc, char** argv) {
  const auto number = [&](int position, unsigned long otherwise) {
    return argc > position ? std::strtoul(argv[position], nullptr, 10) : otherwise;
  };
  if (argc < 3 || number(2, 0) == 0 || number(3, 6000) == 0) {
    std::fputs("usage: make_corpus FOLDER COUNT [BYTES [SEED]]\n", stderr);
    return 2;
  }
  const auto seed = static_cast<std::uint32_t>(number(4, 1));
  return zhibiao::tests::write_corpus(argv[1], number(2, 0), number(3, 6000), seed) ? 0 : 1;
}
