#include "output/zip_file.h"

#include <zip.h>
#include <zlib.h>

#include <cerrno>

#include "base/system_error.h"
#include "output/message_rows.h"

namespace zhibiao::output {
namespace {

constexpr int kLevel = 1;
constexpr unsigned kMostAtOnce = 1U << 30U;     // minizip counts in unsigned
constexpr uLong kDate = 1U << 21U | 1U << 16U;  // 1980-01-01, the first that a zip archive can tell

}  // namespace

Expected<ZipFile> ZipFile::create(const std::string& path) {
  errno = 0;
  void* zip = ::zipOpen64(path.c_str(), APPEND_STATUS_CREATE);
  ZipFile file(path, zip);
  if (zip == nullptr) return tl::unexpected(file.check(ZIP_ERRNO).error());
  return file;
}

ZipFile::~ZipFile() {
  if (zip_ != nullptr) static_cast<void>(::zipClose(zip_, nullptr));
}

Expected<void> ZipFile::begin(const std::string& name) {
  if (auto ended = end(); !ended) return ended;
  zip_fileinfo info{};
  info.dosDate = kDate;
  errno = 0;
  const int opened =
      ::zipOpenNewFileInZip(zip_, name.c_str(), &info, nullptr, 0, nullptr, 0, nullptr, Z_DEFLATED, kLevel);
  in_part_ = opened == ZIP_OK;
  return check(opened);
}

Expected<void> ZipFile::write(std::string_view bytes) {
  errno = 0;
  while (!bytes.empty()) {
    const auto size = static_cast<unsigned>(std::min<std::size_t>(bytes.size(), kMostAtOnce));
    if (const int written = ::zipWriteInFileInZip(zip_, bytes.data(), size); written != ZIP_OK) return check(written);
    bytes.remove_prefix(size);
  }
  return {};
}

Expected<void> ZipFile::finish() {
  if (auto ended = end(); !ended) return ended;
  errno = 0;
  return check(::zipClose(std::exchange(zip_, nullptr), nullptr));
}

Expected<void> ZipFile::end() {
  errno = 0;
  return std::exchange(in_part_, false) ? check(::zipCloseFileInZip(zip_)) : Expected<void>();
}

// minizip tells only that it failed; why says errno.
Expected<void> ZipFile::check(int result) const {
  if (result == ZIP_OK) return {};
  return tl::unexpected(base::system_error(errno != 0 ? errno : EIO, rows::kCannotWriteWorkbook, path_));
}

}  // namespace zhibiao::output
