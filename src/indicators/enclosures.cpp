#include "indicators/enclosures.h"

namespace zhibiao::indicators {

std::size_t Enclosures::find(std::string_view sign, std::size_t from, Known& known) const {
  if (known.from > from || from > known.place) known = {from, text_.find(sign, from)};
  return known.place;
}

std::optional<base::Range> Enclosures::at(const Opening& opening) {
  const Pair& pair = *opening.pair;
  Places& places = places_[pair.number % places_.size()];
  if (places.of != &pair) places = {&pair, {}, {}, {}};
  const std::size_t from = opening.at + pair.open.size();
  std::size_t close = find(pair.close, from, places.close);
  if (close == std::string_view::npos) return std::nullopt;
  if (pair.open != pair.close) {  // one inside the other
    const bool nested = find(pair.open, from, places.open) < close;
    if (nested) close = find(pair.close, close + pair.close.size(), places.close_after);
    if (close == std::string_view::npos) return std::nullopt;
  }
  return base::Range{opening.at, close + pair.close.size()};
}

}  // namespace zhibiao::indicators
