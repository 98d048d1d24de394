// What tests ask of loaded packs.
#pragma once

#include <string>
#include <string_view>

#include "patterns/pack_loader.h"

namespace zhibiao::patterns {

inline std::string messages(const LoadResult& loaded) {
  std::string all;
  for (const Error& error : loaded.errors) all += message_of(error) + "\n";
  return all;
}

inline const Piece* find_piece(const PackSet& packs, std::string_view name) {
  for (const Piece& piece : packs.pieces) {
    if (piece.id == name) return &piece;
  }
  return nullptr;
}

}  // namespace zhibiao::patterns
