#include "lexicon/usages.h"

#include <cstring>

namespace zhibiao::lexicon {

std::uint32_t Usages::number(const std::vector<Listing>& listings, patterns::Uses beyond) {
  if (listings.empty() && beyond == patterns::Uses()) return 0;
  const auto next = static_cast<std::uint32_t>(all_.size());
  const auto [known, added] = numbers_.try_emplace({listings, beyond}, next);
  if (!added) return known->second;
  Usage usage{{}, beyond, static_cast<std::uint32_t>(listings_.size()), static_cast<std::uint32_t>(listings.size())};
  for (const Listing& listing : listings) usage.uses |= listing.use;
  listings_.insert(listings_.end(), listings.begin(), listings.end());
  all_.push_back(usage);
  return next;
}

// The number of usages, then they, then the listings.
std::string Usages::bytes() const {
  const std::uint64_t count = all_.size();
  std::string bytes(reinterpret_cast<const char*>(&count), sizeof count);
  bytes.append(reinterpret_cast<const char*>(all_.data()), all_.size() * sizeof(Usage));
  for (const Listing& listing : listings_) {
    const std::uint64_t packed = std::uint64_t{listing.entry} << 8U | static_cast<std::uint64_t>(listing.use);
    bytes.append(reinterpret_cast<const char*>(&packed), sizeof packed);
  }
  return bytes;
}

bool Usages::read(std::string_view bytes) {
  std::uint64_t count = 0;
  if (bytes.size() < sizeof count) return false;
  std::memcpy(&count, bytes.data(), sizeof count);
  bytes.remove_prefix(sizeof count);
  if (count == 0 || bytes.size() / sizeof(Usage) < count) return false;
  all_.resize(count);
  std::memcpy(all_.data(), bytes.data(), count * sizeof(Usage));
  bytes.remove_prefix(count * sizeof(Usage));
  listings_.clear();
  listings_.reserve(bytes.size() / sizeof count);
  for (std::uint64_t packed = 0; bytes.size() >= sizeof packed; bytes.remove_prefix(sizeof packed)) {
    std::memcpy(&packed, bytes.data(), sizeof packed);
    listings_.push_back({static_cast<patterns::Use>(packed & 0xFFU), static_cast<std::uint32_t>(packed >> 8U)});
  }
  return bytes.empty();
}

}  // namespace zhibiao::lexicon
