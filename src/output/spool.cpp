#include "output/spool.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>

#include "base/atomic_file.h"
#include "base/message_rows.h"
#include "base/system_error.h"

namespace zhibiao::output {
namespace {

constexpr mode_t kMode = 0600;
constexpr std::size_t kReadPiece = std::size_t{64} << 10;

base::Descriptor nameless_file(const std::string& folder) {
  base::Descriptor file(::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, kMode));
  if (file.is_open()) return file;  // not every file system can do that
  std::string name = folder + "/.zhibiao-XXXXXX";
  base::Descriptor named(::mkostemp(name.data(), O_CLOEXEC));
  if (named.is_open()) ::unlink(name.c_str());
  return named;
}

}  // namespace

Expected<void> Spool::append(std::string_view bytes) {
  kept_ += bytes;
  return kept_.size() < kInMemory ? Expected<void>() : put_aside();
}

Expected<void> Spool::put_aside() {
  const std::string folder = folder_.empty() ? "." : folder_;
  if (!file_.is_open()) file_ = nameless_file(folder);
  if (!file_.is_open()) return tl::unexpected(base::system_error(errno, *problem_, folder));
  auto written = base::write_descriptor(file_.get(), kept_, folder, *problem_);
  kept_.clear();
  return written;
}

Expected<void> Spool::read(const std::function<Expected<void>(std::string_view)>& take) const {
  if (!file_.is_open()) return take(kept_);
  std::string piece(kReadPiece, '\0');
  for (off_t at = 0;;) {
    const ssize_t got = ::pread(file_.get(), piece.data(), piece.size(), at);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return tl::unexpected(base::system_error(errno, base::rows::kCannotRead, folder_));
    if (got == 0) break;
    if (auto taken = take(std::string_view(piece).substr(0, static_cast<std::size_t>(got))); !taken) return taken;
    at += got;
  }
  return take(kept_);
}

}  // namespace zhibiao::output
