// Writes what is measured; the same arguments give the same bytes on every machine.
//   make_corpus files FOLDER COUNT BYTES        COUNT reports of about BYTES each as FOLDER/00/000123.txt
//   make_corpus file FILE BYTES [DENSITY]       one report of at most BYTES, with DENSITY numbers with a unit per KB
//   make_corpus records COUNT                   COUNT tiny JSON records on standard output, one a line
//   make_corpus patterns FILE COUNT             a pack of COUNT entries whose words stand in no report
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include "report_text.h"

namespace {

namespace fs = std::filesystem;
using zhibiao::bench::report;

bool write(const std::string& name, std::string_view text) {
  std::ofstream file(name, std::ios::binary);
  file << text;
  return static_cast<bool>(file.flush());
}

// Sizes vary around `bytes`, by half of it.
bool write_files(const std::string& folder, std::size_t count, std::size_t bytes) {
  for (std::size_t number = 0; number < count; ++number) {
    const std::string below = folder + "/" + std::to_string(100'000 + number / 100).substr(1);
    if (number % 100 == 0) fs::create_directories(below);
    const std::size_t size = bytes / 2 + number * std::size_t{2'654'435'761} % bytes;
    const std::string name = below + "/" + std::to_string(1'000'000 + number).substr(1) + ".txt";
    if (!write(name, report(static_cast<std::uint32_t>(number), size))) return false;
  }
  return true;
}

// Reports after another, cut at a line's end.
bool write_file(const std::string& name, std::size_t bytes, double density) {
  std::string text;
  for (std::uint32_t number = 0; text.size() < bytes; ++number) text += report(number, 1U << 20U, density);
  const std::size_t end = text.rfind('\n', bytes - 1);
  text.resize(end == std::string::npos ? bytes : end + 1);
  return write(name, text);
}

bool write_records(std::size_t count) {
  std::string lines;
  for (std::size_t number = 0; number < count; ++number) {
    lines += R"({"id": )" + std::to_string(number) + R"(, "text": ")" +
             zhibiao::bench::sentence(static_cast<std::uint32_t>(number)) + "\"}\n";
    if (lines.size() > 1U << 16U || number + 1 == count) {
      if (std::fwrite(lines.data(), 1, lines.size(), stdout) != lines.size()) return false;
      lines.clear();
    }
  }
  return std::fflush(stdout) == 0;
}

}  // namespace

int main(int argc, char** argv) {
  const auto text = [&](int position) { return std::string_view(argc > position ? argv[position] : ""); };
  const auto number = [&](int position) {
    return static_cast<std::size_t>(std::atoll(std::string(text(position)).c_str()));
  };
  const std::string name(text(2));
  if (text(1) == "files" && argc == 5 && number(4) > 0) return write_files(name, number(3), number(4)) ? 0 : 1;
  if (text(1) == "file" && (argc == 4 || argc == 5)) {
    return write_file(name, number(3), argc == 5 ? std::atof(argv[4]) : zhibiao::bench::kUsualDensity) ? 0 : 1;
  }
  if (text(1) == "records" && argc == 3) return write_records(number(2)) ? 0 : 1;
  if (text(1) == "patterns" && argc == 4) return write(name, zhibiao::bench::absent_patterns(number(3))) ? 0 : 1;
  std::fputs(
      "usage: make_corpus files FOLDER COUNT BYTES | file FILE BYTES [DENSITY] | records COUNT | patterns FILE COUNT\n",
      stderr);
  return 2;
}
