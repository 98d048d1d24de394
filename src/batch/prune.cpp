#include "batch/prune.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <string_view>
#include <system_error>
#include <unordered_set>

#include "base/atomic_file.h"
#include "base/system_error.h"
#include "batch/message_rows.h"

namespace zhibiao::batch {
namespace {

constexpr std::size_t kRowsAtOnce = 512;

bool is_gone(const std::string& path) {
  struct stat status {};
  if (::lstat(path.c_str(), &status) == 0) return false;
  return errno == ENOENT || errno == ENOTDIR;
}

bool is_folder(const std::string& path) {
  struct stat status {};
  return ::lstat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode);
}

bool is_below(std::string_view path, std::string_view folder) {
  while (folder.size() > 1 && folder.ends_with('/')) folder.remove_suffix(1);
  if (folder == "/") return path.starts_with('/');
  return path.size() > folder.size() && path.starts_with(folder) && path[folder.size()] == '/';
}

// The folder that holds it is there and holds something.
bool is_folder_alive(const std::string& path) {
  const std::string folder = base::folder_of(path);
  std::error_code problem;
  const bool empty = std::filesystem::is_empty(folder.empty() ? "." : folder, problem);
  return !problem && !empty;
}

class Judge {
 public:
  Judge(const std::vector<Input>& inputs, const Listing& listing, bool all_may_go)
      : listing_(listing), all_may_go_(all_may_go) {
    for (const Input& input : inputs) present_.insert(input.path);
  }

  [[nodiscard]] bool may_go(const State::Name& name) const {
    const std::string& path = name.path;
    if (present_.contains(path)) return false;
    if (!name.found) return true;  // a name that was asked for in vain, and is not any more
    if (!is_gone(path) && !is_folder(path)) return false;
    const auto holds = [&](const std::string& folder) { return is_below(path, folder); };
    if (std::any_of(listing_.unread.begin(), listing_.unread.end(), holds)) return false;
    if (all_may_go_) return true;
    if (std::any_of(listing_.missing.begin(), listing_.missing.end(), holds)) return false;
    bool listed = false;
    for (const FoundFolder& folder : listing_.folders) {
      if (!holds(folder.path)) continue;
      if (folder.inputs == 0) return false;
      listed = true;
    }
    return listed || is_folder_alive(path);
  }

 private:
  const Listing& listing_;
  bool all_may_go_;
  std::unordered_set<std::string_view> present_;
};

template <class Take>
void each_input(State& state, const std::string& after, const Take& take) {
  std::string last = after;
  while (true) {
    const auto names = state.inputs_after(last, kRowsAtOnce);
    if (names.empty()) return;
    for (const State::Name& name : names) {
      if (!take(name)) return;
    }
    last = names.back().path;
  }
}

// Those above the file, as far as they are empty; the first that is not ends it.
void remove_empty_folders(std::string path) {
  while (true) {
    path.resize(base::folder_of(path).size());
    while (path.ends_with('/')) path.pop_back();
    if (path.empty() || ::rmdir(path.c_str()) != 0) return;
  }
}

void remove(State& state, const RememberedOutput& output, Pruned& pruned) {
  if (!is_gone(output.path)) {
    if (!is_ours(output)) {
      pruned.skipped.push_back({output.path, Severity::warning, rows::kNotPruned()});
      return state.forget_output(output.path);
    }
    if (::unlink(output.path.c_str()) != 0) {
      pruned.skipped.push_back(
          {output.path, Severity::warning, base::system_error(errno, rows::kCannotRemove, output.path).message});
      return;
    }
    pruned.removed.push_back({output.document, output.path});
    remove_empty_folders(output.path);
  }
  state.forget_output(output.path);
}

}  // namespace

std::vector<std::string> lost_folders(State& state, const Listing& listing) {
  std::vector<std::string> candidates = listing.missing;
  for (const FoundFolder& folder : listing.folders) {
    if (folder.inputs == 0) candidates.push_back(folder.path);
  }
  std::vector<std::string> lost;
  for (const std::string& folder : candidates) {
    const std::string below = folder.ends_with('/') ? folder : folder + '/';
    bool any = false;
    each_input(state, below, [&](const State::Name& name) {
      any = is_below(name.path, folder) && name.found;
      return is_below(name.path, folder) && !any;
    });
    if (any) lost.push_back(folder);
  }
  return lost;
}

// Files are removed before they are forgotten: a run that is killed in between finds nothing to remove.
Expected<Pruned> prune(State& state, const std::vector<Input>& inputs, const Listing& listing, std::size_t limit) {
  Pruned pruned;
  const Judge judge(inputs, listing, limit >= kNoPruneLimit);
  std::vector<std::string> gone;
  std::size_t files = state.count_stale();
  each_input(state, "", [&](const State::Name& name) {
    if (judge.may_go(name)) {
      // What was asked for in vain was never a document.
      if (name.found) files += state.count_outputs_of(name.path);
      gone.push_back(name.path);
    }
    return true;
  });
  const std::size_t all = state.count_outputs();
  if (limit < kNoPruneLimit && files * kNoPruneLimit > limit * all) {
    pruned.refused =
        Error{.code = "too-many-gone", .message = rows::kTooManyGone(files, all), .hint = rows::kAllowWithPruneLimit()};
    return pruned;
  }
  for (const std::string& input : gone) {
    for (const RememberedOutput& output : state.outputs_of(input)) remove(state, output, pruned);
    state.forget(input);
  }
  std::string last;
  while (true) {
    const auto outputs = state.stale_after(last, kRowsAtOnce);
    if (outputs.empty()) break;
    for (const RememberedOutput& output : outputs) remove(state, output, pruned);
    last = outputs.back().path;
  }
  if (auto committed = state.commit(); !committed) return tl::unexpected(std::move(committed.error()));
  return pruned;
}

}  // namespace zhibiao::batch
