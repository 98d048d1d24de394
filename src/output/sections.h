// Ways through a document's section tree that several formats need.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "zhibiao/document.h"

namespace zhibiao::output {

// The path of a section: the titles from the root to it, joined by " / ". One without a title gives its marker.
[[nodiscard]] std::string path_below(const std::string& parent, const Section& section);

// By section id. One path is kept at a time: those of many sections below a long title are many times as large as
// their document.
class SectionPaths {
 public:
  // `sections` must outlive it.
  explicit SectionPaths(const std::vector<Section>& sections) { add(sections, nullptr); }
  // Empty where no section has that id. Good until the next call.
  [[nodiscard]] std::string_view of(const std::optional<std::string>& id);

 private:
  struct Place {
    const Section* section;
    const Place* parent;  // nothing at the root
  };
  void add(const std::vector<Section>& sections, const Place* parent);
  static std::string path_of(const Place& place);

  std::unordered_map<std::string_view, Place> places_;
  std::string id_, path_;
};

// How a document is named to a reader: its path, with the line where it is one of JSON Lines.
[[nodiscard]] std::string source_name(const Source& source);

[[nodiscard]] std::size_t count_sections(const std::vector<Section>& sections);

}  // namespace zhibiao::output
