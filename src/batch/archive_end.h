// Whether an archive holds all that it held when it was made. The library that unpacks it takes a tar that is cut off
// between two members, and a zip whose directory has lost an entry, for whole.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

namespace zhibiao::batch {

// How many members the directory at the end of a zip says that it has. Nothing where there is none, for then the
// library goes from member to member, or where they are too many for its field.
[[nodiscard]] std::optional<std::size_t> members_told(int zip, std::uint64_t size);

// Whether the block of a tar at whose end the reading ended is one of zeros.
[[nodiscard]] bool ends_with_zeros(int tar, std::uint64_t read);

}  // namespace zhibiao::batch
