#include "batch/inputs.h"

#include <dirent.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <memory>
#include <set>
#include <string_view>
#include <utility>

#include "base/system_error.h"
#include "batch/document_reader.h"
#include "batch/message_rows.h"

namespace zhibiao::batch {
namespace {

// The names in a folder by their bytes, "." and ".." left out.
Expected<std::vector<std::string>> names_in(const std::string& folder) {
  const auto refuse = [&] { return tl::unexpected(base::system_error(errno, rows::kCannotReadFolder, folder)); };
  const std::unique_ptr<DIR, int (*)(DIR*)> opened(::opendir(folder.c_str()), &::closedir);
  if (!opened) return refuse();
  std::vector<std::string> names;
  while (true) {
    errno = 0;
    const dirent* entry = ::readdir(opened.get());
    if (entry == nullptr && errno != 0) return refuse();
    if (entry == nullptr) break;
    const std::string_view name = entry->d_name;
    if (name != "." && name != "..") names.emplace_back(name);
  }
  std::sort(names.begin(), names.end());
  return names;
}

// Parts of a path without "." and empty ones.
std::vector<std::string_view> parts_of(std::string_view path) {
  std::vector<std::string_view> parts;
  while (!path.empty()) {
    const std::size_t slash = std::min(path.find('/'), path.size());
    const std::string_view part = path.substr(0, slash);
    if (!part.empty() && part != ".") parts.push_back(part);
    path.remove_prefix(std::min(slash + 1, path.size()));
  }
  return parts;
}

std::string relative_of(const std::string& path) {
  const std::vector<std::string_view> parts = parts_of(path);
  if (parts.empty()) return path;
  const bool downwards = path.front() != '/' && std::find(parts.begin(), parts.end(), "..") == parts.end();
  if (!downwards) return std::string(parts.back());
  std::string relative;
  for (const std::string_view part : parts) relative.append(relative.empty() ? "" : "/").append(part);
  return relative;
}

class Finder {
 public:
  explicit Finder(const InputOptions& options) : options_(options) {}

  void add_argument(const std::string& path) {
    if (path == kStandardInput) {
      list_.inputs.push_back({path, "stdin", {}});
      return;
    }
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) {
      const int number = errno;
      if (place_of(path).is_inside()) {
        list_.inputs.push_back({path, relative_of(path), {}, true});
        return;
      }
      (number == ENOENT || number == ENOTDIR ? list_.listing.missing : list_.listing.unread).push_back(path);
      add_failed(path, relative_of(path), base::system_error(number, base::rows::kCannotOpen, path));
    } else if (S_ISDIR(status.st_mode)) {
      met_.clear();
      const std::size_t before = list_.inputs.size();
      enter(path, status, "");
      list_.listing.folders.push_back({path, list_.inputs.size() - before});
    } else if (S_ISREG(status.st_mode)) {
      list_.inputs.push_back({path, relative_of(path), {}});
    } else {
      add_failed(path, relative_of(path), {.code = "not-a-file", .path = path, .message = rows::kNoRegularFile()});
    }
  }

  InputList take() { return std::move(list_); }

 private:
  // With links followed a folder may be reached in many ways, or lie inside itself.
  void enter(const std::string& folder, const struct stat& status, const std::string& relative) {
    if (options_.follow && !met_.emplace(status.st_dev, status.st_ino).second) {
      list_.skipped.push_back({folder, Severity::note, rows::kSkippedFolderMetBefore()});
      return;
    }
    add_folder(folder, relative);
  }

  // Depth is bounded by the length that the system allows a path.
  void add_folder(const std::string& folder, const std::string& relative) {
    const auto names = names_in(folder);
    if (!names) {
      list_.listing.unread.push_back(folder);
      add_failed(folder, relative.empty() ? relative_of(folder) : relative, names.error());
      return;
    }
    for (const std::string& name : *names) {
      add_entry(folder.ends_with('/') ? folder + name : folder + '/' + name,
                relative.empty() ? name : relative + '/' + name, name);
    }
  }

  void add_entry(const std::string& path, const std::string& relative, const std::string& name) {
    if (is_left_out(options_.names, name, relative)) return;
    const bool wanted = container_of(name) == Container::archive || is_wanted(options_.names, name, relative);
    struct stat status {};
    const int looked = options_.follow ? ::stat(path.c_str(), &status) : ::lstat(path.c_str(), &status);
    if (looked != 0) {
      const int number = errno;
      // A name that leads nowhere hides nothing; any other may be a folder of documents, as one whose path is too long.
      const bool leads_nowhere = number == ENOENT || number == ELOOP;
      if (!leads_nowhere) list_.listing.unread.push_back(path);
      if (wanted || !leads_nowhere) {
        add_failed(path, relative, base::system_error(number, base::rows::kCannotOpen, path));
      }
    } else if (S_ISDIR(status.st_mode)) {
      enter(path, status, relative);
    } else if (!wanted) {
      ++list_.passed_over[ending_of(name)];
    } else if (S_ISREG(status.st_mode)) {
      list_.inputs.push_back({path, relative, {}});
    } else if (S_ISLNK(status.st_mode)) {
      list_.skipped.push_back({path, Severity::note, rows::kSkippedSymbolicLink()});
    } else {
      list_.skipped.push_back({path, Severity::warning, rows::kSkippedNoRegularFile()});
    }
  }

  void add_failed(const std::string& path, std::string relative, Error error) {
    list_.inputs.push_back({path, std::move(relative), std::move(error)});
  }

  const InputOptions& options_;
  InputList list_;
  std::set<std::pair<dev_t, ino_t>> met_;  // folders below the present argument, where links are followed
};

}  // namespace

std::string file_of(const Input& input) { return input.inside ? place_of(input.path).file : input.path; }

InputList find_inputs(const std::vector<std::string>& arguments, const InputOptions& options) {
  Finder finder(options);
  for (const std::string& argument : arguments) finder.add_argument(argument);
  return finder.take();
}

}  // namespace zhibiao::batch
