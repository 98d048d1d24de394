#include "batch/lines.h"

#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <utility>

#include "base/message_rows.h"
#include "base/system_error.h"

namespace zhibiao::batch {
namespace {

constexpr int kLineLookUpMilliseconds = 100;  // how long a signal may go unnoticed
constexpr std::size_t kLineBlock = std::size_t{64} << 10;

}  // namespace

LineReader::Next LineReader::next(std::string& line) {
  line.clear();
  while (true) {
    const std::size_t feed = buffer_.find('\n', looked_);
    const bool whole = feed != std::string::npos;
    if (whole || (ended_ && (dropping_ || begin_ < buffer_.size()))) {
      const std::size_t end = whole ? feed : buffer_.size();
      const bool dropped = dropping_ || end - begin_ > longest_;
      if (!dropped) line.assign(buffer_, begin_, end - begin_);
      if (line.ends_with('\r')) line.pop_back();
      begin_ = looked_ = whole ? end + 1 : end;
      dropping_ = false;
      return dropped ? Next::too_long : Next::line;
    }
    if (ended_) return Next::end;
    if (buffer_.size() - begin_ > longest_) {
      dropping_ = true;
      begin_ = buffer_.size();
    }
    buffer_.erase(0, begin_);
    begin_ = 0;
    looked_ = buffer_.size();
    if (stop_ != nullptr && stop_->load()) return Next::interrupted;
    if (!fill()) return Next::failed;
  }
}

LineReader::Next LineReader::next(const std::function<Expected<void>(std::string_view)>& take) {
  for (bool any = false;;) {
    const std::size_t feed = std::min(buffer_.find('\n', begin_), buffer_.size());
    const bool whole = feed < buffer_.size();
    std::string_view piece = std::string_view(buffer_).substr(begin_, feed - begin_);
    any = any || whole || !piece.empty();
    if (ended_ && !any) return Next::end;
    if (piece.ends_with('\r')) piece.remove_suffix(1);  // unless more of the line comes, then it goes before that
    if (auto taken = piece.empty() ? Expected<void>() : take(piece); !taken) {
      error_ = std::move(taken.error());
      return Next::failed;
    }
    begin_ = whole || ended_ ? std::min(feed + 1, buffer_.size()) : begin_ + piece.size();
    looked_ = begin_;
    if (whole || ended_) return Next::line;
    buffer_.erase(0, begin_);
    begin_ = looked_ = 0;
    if (stop_ != nullptr && stop_->load()) return Next::interrupted;
    if (!fill()) return Next::failed;
  }
}

// Waits a little for more; false where reading failed.
bool LineReader::fill() {
  pollfd waiting{descriptor_, POLLIN, 0};
  const int ready = ::poll(&waiting, 1, kLineLookUpMilliseconds);
  if (ready == 0 || (ready < 0 && errno == EINTR)) return true;
  const std::size_t filled = buffer_.size();
  buffer_.resize(filled + kLineBlock);
  const ssize_t got = ready < 0 ? ready : ::read(descriptor_, buffer_.data() + filled, kLineBlock);
  const int problem = errno;
  buffer_.resize(filled + (got > 0 ? static_cast<std::size_t>(got) : 0));
  if (got < 0 && problem != EINTR) {
    error_ = base::system_error(problem, base::rows::kCannotRead, name_);
    return false;
  }
  ended_ = got == 0;
  return true;
}

}  // namespace zhibiao::batch
