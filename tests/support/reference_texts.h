// Texts to hold the tool against: the samples of the project and, where they are, reference texts beside it.
#pragma once

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

namespace zhibiao::tests {

inline std::vector<std::string> text_files_in(const std::filesystem::path& folder) {
  std::vector<std::string> files;
  std::error_code absent;
  for (const auto& entry : std::filesystem::directory_iterator(folder, absent)) {
    if (entry.path().extension() == ".txt") files.push_back(entry.path().string());
  }
  std::sort(files.begin(), files.end());
  return files;
}

inline std::vector<std::string> sample_files() {
  return text_files_in(std::filesystem::path(ZHIBIAO_SOURCE_DIR) / "samples");
}

// The folder that ZHIBIAO_REFERENCE names, else ../shared; it may be absent.
inline std::filesystem::path reference_folder() {
  const char* named = std::getenv("ZHIBIAO_REFERENCE");
  return named != nullptr ? std::filesystem::path(named) : std::filesystem::path(ZHIBIAO_SOURCE_DIR) / "../shared";
}

inline std::vector<std::string> reference_files() {
  const std::filesystem::path folder = reference_folder();
  std::vector<std::string> files = text_files_in(folder / "seeds");
  for (const char* part : {"corpus", "labelled/text"}) {
    const std::vector<std::string> more = text_files_in(folder / part);
    files.insert(files.end(), more.begin(), more.end());
  }
  return files;
}

}  // namespace zhibiao::tests
