// Records in pieces, for those of a large document are many times as large.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "zhibiao/writer.h"

namespace zhibiao::output {

// About so many bytes are given at once.
inline constexpr std::size_t kPiece = std::size_t{64} << 10;

inline std::string whole_record(const Writer& writer, const Document& document) {
  std::string record;
  writer.write(document, [&](std::string_view piece) {
    record += piece;
    return true;
  });
  return record;
}

// What a writer makes of a document, given away piece by piece.
class Pieces {
 public:
  // `take` must outlive it.
  explicit Pieces(const TakePiece& take) : take_(take) {}

  // Where the next is appended.
  [[nodiscard]] std::string& text() { return text_; }
  // Behind a whole character: gives what stands there, where it is much.
  void give_much() {
    if (text_.size() >= kPiece) give();
  }
  void give() {
    wanted_ = wanted_ && take_(text_);
    text_.clear();
  }
  [[nodiscard]] bool is_wanted() const { return wanted_; }

 private:
  const TakePiece& take_;
  std::string text_;
  bool wanted_ = true;
};

}  // namespace zhibiao::output
