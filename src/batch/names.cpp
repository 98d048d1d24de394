#include "batch/names.h"

#include <fnmatch.h>

#include <algorithm>
#include <array>

namespace zhibiao::batch {
namespace {

constexpr auto kCompressed = std::to_array<std::string_view>({".gz", ".zst", ".xz", ".bz2"});
constexpr auto kArchives = std::to_array<std::string_view>(
    {".zip", ".tar", ".tar.gz", ".tar.zst", ".tar.xz", ".tar.bz2", ".tgz", ".tzst", ".txz", ".tbz2"});

char lower_ascii(char letter) {
  return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

// Archives come from systems where REPORTS.ZIP is an ordinary name.
bool has_extension(std::string_view name, std::string_view extension) {
  return name.size() > extension.size() &&
         std::equal(extension.begin(), extension.end(), name.end() - static_cast<std::ptrdiff_t>(extension.size()),
                    [](char wanted, char letter) { return wanted == lower_ascii(letter); });
}

template <class Extensions>
std::size_t extension_size(std::string_view name, const Extensions& extensions) {
  const auto found = std::find_if(extensions.begin(), extensions.end(),
                                  [&](std::string_view extension) { return has_extension(name, extension); });
  return found == extensions.end() ? 0 : found->size();
}

bool matches(const std::vector<std::string>& globs, const std::string& name, const std::string& relative,
             bool any_case = false) {
  return std::any_of(globs.begin(), globs.end(), [&](const std::string& glob) {
    const bool whole = glob.find('/') != std::string::npos;
    const int flags = (whole ? FNM_PATHNAME : 0) | (any_case ? FNM_CASEFOLD : 0);
    return ::fnmatch(glob.c_str(), whole ? relative.c_str() : name.c_str(), flags) == 0;
  });
}

}  // namespace

Container container_of(std::string_view name) {
  if (extension_size(name, kArchives) > 0) return Container::archive;
  return extension_size(name, kCompressed) > 0 ? Container::compressed : Container::none;
}

std::string_view document_name(std::string_view name) {
  if (container_of(name) != Container::compressed) return name;
  return name.substr(0, name.size() - extension_size(name, kCompressed));
}

std::string ending_of(std::string_view name) {
  const std::size_t begin = name.find_first_not_of('.');  // .profile and .. have none
  const std::size_t dot = name.rfind('.');
  std::string ending(dot == std::string_view::npos || dot < begin ? "" : name.substr(dot));
  std::transform(ending.begin(), ending.end(), ending.begin(), lower_ascii);
  return ending;
}

bool is_left_out(const NamePatterns& patterns, const std::string& name, const std::string& relative) {
  return (!patterns.hidden && name.starts_with('.')) || matches(patterns.excludes, name, relative);
}

bool is_wanted(const NamePatterns& patterns, const std::string& name, const std::string& relative) {
  return matches(patterns.globs, name, relative, patterns.any_case) ||
         matches(patterns.globs, std::string(document_name(name)), std::string(document_name(relative)),
                 patterns.any_case);
}

bool is_wanted_member(const NamePatterns& patterns, const std::string& path) {
  std::size_t begin = 0;
  while (true) {
    const std::size_t end = std::min(path.find('/', begin), path.size());
    const std::string name = path.substr(begin, end - begin);
    const bool plain = !name.empty() && name != "." && name != "..";
    if (plain && is_left_out(patterns, name, path.substr(0, end))) return false;
    if (end == path.size()) return matches(patterns.globs, name, path, patterns.any_case);
    begin = end + 1;
  }
}

}  // namespace zhibiao::batch
