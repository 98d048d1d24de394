#include "output/spool.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
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
  in_file_ += kept_.size();
  kept_.clear();
  return written;
}

Expected<void> Spool::read(const std::function<Expected<void>(std::string_view)>& take) const {
  if (!file_.is_open()) return take(kept_);
  std::string piece(kReadPiece, '\0');
  for (std::uint64_t at = 0; at < in_file_;) {
    const auto got = read_at(at, piece.data(), std::min<std::uint64_t>(piece.size(), in_file_ - at));
    if (!got) return tl::unexpected(got.error());
    if (auto taken = take(std::string_view(piece).substr(0, *got)); !taken) return taken;
    at += *got;
  }
  return take(kept_);
}

Expected<std::size_t> Spool::read_at(std::uint64_t at, char* into, std::size_t size) const {
  if (at >= in_file_) return kept_.copy(into, size, std::min<std::uint64_t>(at - in_file_, kept_.size()));
  while (true) {
    const std::size_t wanted = std::min<std::uint64_t>(size, in_file_ - at);
    const ssize_t got = ::pread(file_.get(), into, wanted, static_cast<off_t>(at));
    if (got > 0) return static_cast<std::size_t>(got);
    if (got == 0 || errno != EINTR) {
      return tl::unexpected(base::system_error(got < 0 ? errno : EIO, base::rows::kCannotRead, folder_));
    }
  }
}

}  // namespace zhibiao::output
