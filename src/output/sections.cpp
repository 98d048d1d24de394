#include "output/sections.h"

namespace zhibiao::output {
namespace {

void add_paths(const std::vector<Section>& sections, const std::string& parent,
               std::unordered_map<std::string, std::string>& paths) {
  for (const Section& section : sections) {
    const std::string& name = section.title.empty() ? section.marker : section.title;
    const std::string path = parent.empty() ? name : parent + " / " + name;
    paths.emplace(section.id, path);
    add_paths(section.sections, path, paths);
  }
}

}  // namespace

std::unordered_map<std::string, std::string> section_paths(const std::vector<Section>& sections) {
  std::unordered_map<std::string, std::string> paths;
  add_paths(sections, "", paths);
  return paths;
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
