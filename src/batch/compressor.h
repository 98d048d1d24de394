// Bytes compressed on their way into a file, through libarchive.
#pragma once

#include <functional>
#include <memory>
#include <string_view>

#include "output/formats.h"
#include "zhibiao/error.h"

namespace zhibiao::batch {

class Compressor {
 public:
  using Put = std::function<Expected<void>(std::string_view)>;

  // `put` takes what comes out. Equal bytes give equal bytes.
  Compressor(output::Compression compression, Put put);
  ~Compressor();
  Compressor(const Compressor&) = delete;
  Compressor& operator=(const Compressor&) = delete;

  Expected<void> write(std::string_view bytes);
  // What is left in it comes out.
  Expected<void> finish();

 private:
  struct Stream;
  std::unique_ptr<Stream> stream_;
};

}  // namespace zhibiao::batch
