// Bytes put aside until their turn comes: in memory as long as they are few, then in a file without a name.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "base/descriptor.h"
#include "zhibiao/error.h"
#include "zhibiao/message.h"

namespace zhibiao::output {

class Spool {
 public:
  static constexpr std::size_t kInMemory = std::size_t{1} << 20;

  // `folder` is where the file would be; empty: the present one. `problem` is said where there is none to be had.
  Spool(std::string folder, const MessageRow<1>& problem) : folder_(std::move(folder)), problem_(&problem) {}
  // With something in it.
  Spool(std::string bytes, std::string folder, const MessageRow<1>& problem)
      : folder_(std::move(folder)), problem_(&problem), kept_(std::move(bytes)) {}

  [[nodiscard]] bool empty() const { return kept_.empty() && !file_.is_open(); }

  Expected<void> append(std::string_view bytes);
  // All of it in pieces, in order, from the first byte.
  [[nodiscard]] Expected<void> read(const std::function<Expected<void>(std::string_view)>& take) const;
  // Some of its bytes from there, at most `size`, and how many; 0: there are none.
  [[nodiscard]] Expected<std::size_t> read_at(std::uint64_t at, char* into, std::size_t size) const;

 private:
  Expected<void> put_aside();

  std::string folder_;
  const MessageRow<1>* problem_;
  std::string kept_;           // what is not in the file
  std::uint64_t in_file_ = 0;  // bytes
  base::Descriptor file_;
};

}  // namespace zhibiao::output
