// What a file's name says: whether it is wanted, and whether documents lie inside it. Looks at no file.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace zhibiao::batch {

enum class Container {
  none,
  compressed,  // one document: a.txt.gz
  archive,     // many: reports.zip, reports.tar.xz
};

[[nodiscard]] Container container_of(std::string_view name);
// "a.txt" of "a.txt.gz"; any other name as it is.
[[nodiscard]] std::string_view document_name(std::string_view name);

// ".docx" of "Report.DOCX"; empty where there is none.
[[nodiscard]] std::string ending_of(std::string_view name);
// How many files there were beside those that are taken, by their endings.
using PassedOver = std::map<std::string, std::size_t>;

struct NamePatterns {
  // Shell patterns for a file's name, or with a slash for its path below the folder or inside the archive.
  std::vector<std::string> globs = {"*.txt", "*.md", "*.markdown", "*.rtf"};
  std::vector<std::string> excludes = {};  // files and whole folders that are left out
  bool hidden = false;                     // also names that begin with a dot
  bool any_case = true;                    // of `globs`, so that REPORT.TXT is taken; what a user writes is exact
};

// Names that a folder or an archive holds; what is named by the user himself is taken without being asked about.
[[nodiscard]] bool is_left_out(const NamePatterns& patterns, const std::string& name, const std::string& relative);
[[nodiscard]] bool is_wanted(const NamePatterns& patterns, const std::string& name, const std::string& relative);
// A path inside an archive, every folder of which may leave it out.
[[nodiscard]] bool is_wanted_member(const NamePatterns& patterns, const std::string& path);

}  // namespace zhibiao::batch
