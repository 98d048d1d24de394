#include "output/sections.h"

namespace zhibiao::output {

std::string path_below(const std::string& parent, const Section& section) {
  const std::string& name = section.title.empty() ? section.marker : section.title;
  return parent.empty() ? name : parent + " / " + name;
}

std::string_view SectionPaths::of(const std::optional<std::string>& id) {
  if (!id) return {};
  if (*id == id_) return path_;
  const auto place = places_.find(*id);
  id_ = *id;
  path_ = place == places_.end() ? std::string() : path_of(place->second);
  return path_;
}

// As deep as the outline's levels, which the outline bounds by the heading styles there are.
void SectionPaths::add(const std::vector<Section>& sections, const Place* parent) {
  for (const Section& section : sections) {
    const Place& place = places_.try_emplace(section.id, Place{&section, parent}).first->second;
    add(section.sections, &place);
  }
}

std::string SectionPaths::path_of(const Place& place) {
  return path_below(place.parent != nullptr ? path_of(*place.parent) : std::string(), *place.section);
}

std::string source_name(const Source& source) {
  return source.line > 0 ? source.path + ":" + std::to_string(source.line) : source.path;
}

std::size_t count_sections(const std::vector<Section>& sections) {
  std::size_t count = sections.size();
  for (const Section& section : sections) count += count_sections(section.sections);
  return count;
}

}  // namespace zhibiao::output
