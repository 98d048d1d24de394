// A file of its own for a fuzzer whose target reads files: the same at every call, with other bytes.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "check.h"

class TemporaryFile {
 public:
  explicit TemporaryFile(const std::string& name) {
    std::string folder = (std::filesystem::temp_directory_path() / "zhibiao-fuzz-XXXXXX").string();
    check(::mkdtemp(folder.data()) != nullptr, "there is a folder for files");
    folder_ = folder;
    path_ = folder + "/" + name;
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  ~TemporaryFile() { std::filesystem::remove_all(folder_); }

  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] const std::string& folder() const { return folder_; }

  // Nothing else is in the folder then.
  void hold(const std::uint8_t* data, std::size_t size) const {
    for (const auto& entry : std::filesystem::directory_iterator(folder_)) std::filesystem::remove_all(entry.path());
    std::ofstream(path_, std::ios::binary)
        .write(reinterpret_cast<const char*>(data), static_cast<std::streamsize>(size));
  }

 private:
  std::string folder_;
  std::string path_;
};
