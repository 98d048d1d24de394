// A terminal for a program under test.
#pragma once

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <string>

namespace zhibiao::tests {

// A terminal whose other end the test holds.
class Terminal {
 public:
  Terminal() : master_(::posix_openpt(O_RDWR | O_NOCTTY | O_NONBLOCK)) {
    if (master_ >= 0 && ::grantpt(master_) == 0 && ::unlockpt(master_) == 0) name_ = ::ptsname(master_);
    if (!name_.empty()) held_ = ::open(name_.c_str(), O_RDWR | O_NOCTTY);  // what was written is kept until it is read
  }
  Terminal(const Terminal&) = delete;
  Terminal& operator=(const Terminal&) = delete;
  ~Terminal() {
    if (held_ >= 0) ::close(held_);
    if (master_ >= 0) ::close(master_);
  }

  [[nodiscard]] const std::string& name() const { return name_; }

  [[nodiscard]] std::string shown() const {
    std::string text;
    std::array<char, 4096> block{};
    for (ssize_t got = 0; (got = ::read(master_, block.data(), block.size())) > 0;) {
      text.append(block.data(), static_cast<std::size_t>(got));
    }
    return text;
  }

 private:
  int master_;
  int held_ = -1;
  std::string name_;
};

}  // namespace zhibiao::tests
