// Ways through a document's section tree that several formats need.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "zhibiao/document.h"

namespace zhibiao::output {

// By section id: the titles from the root to the section, joined by " / ". A section without a title gives its marker.
[[nodiscard]] std::unordered_map<std::string, std::string> section_paths(const std::vector<Section>& sections);

// How a document is named to a reader: its path, with the line where it is one of JSON Lines.
[[nodiscard]] std::string source_name(const Source& source);

[[nodiscard]] std::size_t count_sections(const std::vector<Section>& sections);

}  // namespace zhibiao::output
