// Stands in for libFuzzer: runs the target over each file named, or found below a folder named, and over each of them
// cut short and with bytes changed, the same way at every run.
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <random>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

namespace fs = std::filesystem;

constexpr int kVariants = 24;

void run(const std::string& bytes) {
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
}

void replay(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  const std::string bytes((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  run(bytes);
  std::mt19937 random(static_cast<std::mt19937::result_type>(bytes.size()));
  for (int variant = 0; variant < kVariants && !bytes.empty(); ++variant) {
    std::string changed = bytes.substr(0, variant % 2 == 0 ? bytes.size() : random() % bytes.size());
    for (auto changes = random() % 8; changes > 0 && !changed.empty(); --changes) {
      changed[random() % changed.size()] = static_cast<char>(random() % 256);
    }
    run(changed);
  }
}

}  // namespace

int main(int argc, char** argv) {
  std::size_t files = 0;
  for (int i = 1; i < argc; ++i) {
    if (fs::is_directory(argv[i])) {
      for (const auto& entry : fs::recursive_directory_iterator(argv[i])) {
        if (!entry.is_regular_file()) continue;
        replay(entry.path());
        ++files;
      }
    } else if (fs::is_regular_file(argv[i])) {
      replay(argv[i]);
      ++files;
    }
  }
  std::cout << files << " files replayed\n";
  return files == 0 ? 1 : 0;
}
