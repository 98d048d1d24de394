// Bytes put aside until their turn comes: in memory as long as they are few, then in a file without a name.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include "base/descriptor.h"
#include "zhibiao/error.h"

namespace zhibiao::output {

class Spool {
 public:
  static constexpr std::size_t kInMemory = std::size_t{1} << 20;

  // `folder` is where the file would be; empty: the present one.
  explicit Spool(std::string folder) : folder_(std::move(folder)) {}

  Expected<void> append(std::string_view bytes);
  // All of it in pieces, in order, from the first byte.
  Expected<void> read(const std::function<Expected<void>(std::string_view)>& take);

 private:
  Expected<void> put_aside();

  std::string folder_;
  std::string kept_;  // what is not in the file
  base::Descriptor file_;
};

}  // namespace zhibiao::output
