// A file of output that is complete or absent: written beside its place, synced, then renamed. What is given up or
// fails leaves nothing behind and the old file as it was. A device or a pipe cannot be replaced and is written
// straight.
#pragma once

#include <string>
#include <string_view>

#include "base/descriptor.h"
#include "zhibiao/error.h"

namespace zhibiao::base {

class AtomicFile {
 public:
  // The folder must exist. A symbolic link's target is what gets replaced.
  static Expected<AtomicFile> create(const std::string& path);
  AtomicFile(AtomicFile&&) noexcept = default;
  AtomicFile& operator=(AtomicFile&&) = delete;
  AtomicFile(const AtomicFile&) = delete;
  AtomicFile& operator=(const AtomicFile&) = delete;
  ~AtomicFile();

  Expected<void> write(std::string_view bytes);
  // Only after this does the file stand under its name.
  Expected<void> commit();

 private:
  AtomicFile(std::string path, std::string target, std::string beside, Descriptor file);

  std::string path_;    // as given, for messages
  std::string target_;  // where it will stand
  std::string beside_;  // where it stands until then; empty when written straight or done
  Descriptor file_;
};

Expected<void> write_file(const std::string& path, std::string_view bytes);

// Writes all of it, going on after interrupts and short writes.
Expected<void> write_descriptor(int descriptor, std::string_view bytes, std::string_view name);

}  // namespace zhibiao::base
