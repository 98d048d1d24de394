// A file of output that is complete or absent: written beside its place, synced, then renamed. What is given up or
// fails leaves nothing behind and the old file as it was. A device or a pipe cannot be replaced and is written
// straight.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/descriptor.h"
#include "base/message_rows.h"
#include "zhibiao/error.h"

namespace zhibiao::base {

class AtomicFile {
 public:
  // The folder must exist. A symbolic link is replaced itself; one to a device or a pipe leads there.
  static Expected<AtomicFile> create(const std::string& path);
  AtomicFile(AtomicFile&& other) noexcept;
  AtomicFile& operator=(AtomicFile&&) = delete;
  AtomicFile(const AtomicFile&) = delete;
  AtomicFile& operator=(const AtomicFile&) = delete;
  ~AtomicFile();

  Expected<void> write(std::string_view bytes);
  // Only after this does the file stand under its name.
  Expected<void> commit();
  [[nodiscard]] const std::string& path() const { return path_; }
  // Where its bytes stand until then, for a library that writes by a name; empty for what is written straight.
  [[nodiscard]] const std::string& beside() const { return beside_; }
  [[nodiscard]] std::string folder() const { return path_.substr(0, path_.rfind('/') + 1); }  // empty: the present one

 private:
  friend Expected<void> sync_all(std::vector<AtomicFile>& files);
  friend Expected<void> rename_all(std::vector<AtomicFile>& files);
  AtomicFile(std::string path, std::string beside, Descriptor file);

  // `on_disk`: its bytes are already.
  Expected<void> sync(bool on_disk = false);
  Expected<void> rename();
  Expected<void> refuse();

  std::string path_;    // where it will stand
  std::string beside_;  // where it stands until then; empty when written straight or done
  Descriptor file_;     // locked as long as it is open, which tells others that its owner lives
};

Expected<void> write_file(const std::string& path, std::string_view bytes);

// Commits many files at once, which waits far less for the disk than one after another: their file system is synced as
// a whole before the first is renamed. After an error some stand under their names and the rest are given up; none is
// half.
Expected<void> commit_all(std::vector<AtomicFile>& files);
// Both halves of it. After an error of the first none stands under its name.
Expected<void> sync_all(std::vector<AtomicFile>& files);
Expected<void> rename_all(std::vector<AtomicFile>& files);

// Makes the folder and those above it, which outlive a power cut as files do.
Expected<void> make_folders(const std::string& folder);

// A name in a folder outlives a power cut only once the folder is on the disk; not every file system can do that.
void sync_folder(const std::string& folder);

// The part of a path before its last slash, with it; empty where there is none.
[[nodiscard]] std::string folder_of(const std::string& path);

// Writes all of it, going on after interrupts and short writes.
Expected<void> write_descriptor(int descriptor, std::string_view bytes, std::string_view name,
                                const MessageRow<1>& problem = rows::kCannotWrite);

}  // namespace zhibiao::base
