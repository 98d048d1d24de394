#include "batch/output_plan.h"

#include <sys/stat.h>

#include <climits>
#include <filesystem>
#include <map>
#include <optional>
#include <set>

#include "base/atomic_file.h"
#include "base/sha256.h"
#include "batch/message_rows.h"
#include "batch/names.h"

namespace zhibiao::batch {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLongestName = NAME_MAX;
constexpr std::size_t kHashDigits = 8;
// What a file is called until it is whole stands in the same folder.
constexpr std::size_t kLongestFolder = PATH_MAX - 64;

std::string hash_of(std::string_view text) { return "~" + base::sha256_hex(text).substr(0, kHashDigits); }

// No character is cut.
std::string_view beginning_of(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return text;
  while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0U) == 0x80U) --bytes;
  return text.substr(0, bytes);
}

// The name with its ending, or where that is too long its beginning, a hash and the ending.
std::string fitting(std::string_view name, std::string_view ending) {
  if (name.size() + ending.size() <= kLongestName) return std::string(name).append(ending);
  const std::string hash = hash_of(name);
  return std::string(beginning_of(name, kLongestName - ending.size() - hash.size())).append(hash).append(ending);
}

using Identity = std::pair<dev_t, ino_t>;

std::optional<Identity> identity_of(const std::string& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return std::nullopt;
  return Identity(status.st_dev, status.st_ino);
}

Error would_overwrite(const std::string& path) {
  return {.code = "output-is-input",
          .path = path,
          .message = rows::kOverwritesInput(),
          .hint = rows::kGiveAnotherNameOrFolder()};
}

std::string above(const std::string& path) {
  std::string folder = base::folder_of(path);
  while (folder.size() > 1 && folder.ends_with('/')) folder.pop_back();
  return folder;
}

}  // namespace

// Names are made longer step by step, and all that have one name take the step, so that none depends on their order.
class OutputPlan::Planner {
 public:
  Planner(const std::vector<Input>& inputs, OutputPlan& plan) : inputs_(inputs), plan_(plan), steps_(inputs.size()) {}

  void plan() {
    for (const bool archives : {false, true}) {
      while (take_steps(archives)) {
      }
      for (std::size_t i = 0; i < inputs_.size(); ++i) {
        if (is_archive(i) == archives) reserve(plan_.outputs_[i].file = file(i));
      }
    }
    plan_members();
  }

 private:
  enum Step : unsigned char { kPlain, kWithExtension, kWithHash, kWithNumber };

  [[nodiscard]] bool is_archive(std::size_t input) const {
    return container_of(inputs_[input].path) == Container::archive;
  }

  [[nodiscard]] std::string file(std::size_t input) const {
    const fs::path relative(inputs_[input].relative);
    std::string name = (steps_[input] == kPlain ? relative.stem() : relative.filename()).string();
    if (steps_[input] >= kWithHash) name += hash_of(inputs_[input].path);
    if (steps_[input] == kWithNumber) name += "-" + std::to_string(input);
    std::string path = (fs::path(plan_.folder_) / relative.parent_path() / fitting(name, plan_.extension_)).string();
    return above(path).size() > kLongestFolder || path.size() >= PATH_MAX ? plan_.instead_of(path) : path;
  }

  // Whether any name had to become longer.
  bool take_steps(bool archives) {
    std::map<std::string, std::vector<std::size_t>> by_file;
    std::unordered_set<std::string> folders;
    for (std::size_t i = 0; i < inputs_.size(); ++i) {
      if (is_archive(i) != archives) continue;
      const std::string path = file(i);
      by_file[path].push_back(i);
      for (std::string folder = above(path); folder.size() > plan_.folder_.size(); folder = above(folder)) {
        if (!folders.insert(folder).second) break;
      }
    }
    bool any = false;
    for (const auto& [path, all] : by_file) {
      if (all.size() == 1 && plan_.is_free(path) && !folders.contains(path)) continue;
      for (const std::size_t input : all) {
        if (steps_[input] == kWithNumber) continue;
        ++steps_[input];
        any = true;
      }
    }
    return any;
  }

  void reserve(const std::string& path) {
    plan_.files_.insert(path);
    for (std::string folder = above(path); folder.size() > plan_.folder_.size(); folder = above(folder)) {
      if (!plan_.folders_.insert(folder).second) break;
    }
  }

  // reports.zip and reports.tar have two folders.
  void plan_members() {
    std::map<std::string, std::vector<std::size_t>> by_folder;
    const auto folder = [&](std::size_t input, bool whole) {
      const fs::path relative(inputs_[input].relative);
      const std::string name = (whole ? relative.filename() : relative.stem()).string();
      return (fs::path(plan_.folder_) / relative.parent_path() / fitting(name, "!")).string();
    };
    for (std::size_t i = 0; i < inputs_.size(); ++i) {
      if (is_archive(i)) by_folder[folder(i, false)].push_back(i);
    }
    std::unordered_set<std::string> taken;
    for (const auto& [path, all] : by_folder) {
      for (const std::size_t input : all) {
        std::string& members = plan_.outputs_[input].members;
        members = all.size() == 1 ? path : folder(input, true);
        if (plan_.files_.contains(members) || !taken.insert(members).second) {
          members = above(members) + "/" +
                    fitting(fs::path(inputs_[input].relative).filename().string() +
                                hash_of(inputs_[input].path + std::to_string(input)),
                            "!");
        }
      }
    }
  }

  const std::vector<Input>& inputs_;
  OutputPlan& plan_;
  std::vector<unsigned char> steps_;
};

Expected<OutputPlan> OutputPlan::make(const std::vector<Input>& inputs, const std::string& folder,
                                      std::string_view extension) {
  OutputPlan plan;
  plan.folder_ = folder;
  while (plan.folder_.size() > 1 && plan.folder_.ends_with('/')) plan.folder_.pop_back();
  plan.extension_ = extension;
  plan.outputs_.resize(inputs.size());
  Planner(inputs, plan).plan();
  std::vector<std::string> files;
  for (const Output& output : plan.outputs_) files.push_back(output.file);
  if (auto fine = check_not_inputs(inputs, files); !fine) return tl::unexpected(std::move(fine.error()));
  return plan;
}

bool OutputPlan::holds(const std::string& file) const {
  return !file.empty() && files_.contains((fs::path(folder_) / fs::path(file).lexically_relative(folder_)).string());
}

bool OutputPlan::is_file_above(std::string folder) const {
  for (; folder.size() > folder_.size(); folder = above(folder)) {
    if (files_.contains(folder)) return true;
  }
  return false;
}

bool OutputPlan::is_free(const std::string& file) const {
  return !files_.contains(file) && !folders_.contains(file) && !is_file_above(above(file));
}

std::string OutputPlan::instead_of(const std::string& file) const {
  const std::string name(beginning_of(fs::path(file).stem().string(), kLongestName / 2));
  return (fs::path(folder_) / (name + hash_of(file) + extension_)).string();
}

std::string OutputPlan::member(std::size_t input, const std::string& member) {
  if (std::exchange(archive_, input + 1) != input + 1) {
    member_files_.clear();
    member_folders_.clear();
  }
  const Output& output = outputs_[input];
  std::string folder = output.members;
  if (folder.empty()) {
    const fs::path own(output.file);
    folder = (own.parent_path() / fitting(own.stem().string(), "!")).string();
  }
  const std::size_t top = folder.size();
  std::vector<std::string> parts;
  for (const fs::path& part : fs::path(member).relative_path()) {
    if (!part.empty() && part != "." && part != "..") parts.push_back(part.string());
  }
  std::string name = parts.empty() ? hash_of(member) : fs::path(parts.back()).stem().string();
  if (!parts.empty()) parts.pop_back();
  std::string deep = folder;
  for (const std::string& part : parts) deep += "/" + fitting(part, "");
  // A file of the archive may have the name that a folder of it needs.
  bool in_the_way = is_file_above(deep);
  for (std::string each = deep; each.size() > top; each = above(each)) {
    in_the_way = in_the_way || member_files_.contains(each);
  }
  if (in_the_way) {
    name += hash_of(member);
  } else {
    folder = deep;
  }
  const auto placed = [&](const std::string& ending) {
    std::string file = folder + "/" + fitting(name, ending + extension_);
    return folder.size() > kLongestFolder || file.size() >= PATH_MAX ? instead_of(file) : file;
  };
  std::string file = placed("");
  for (std::size_t count = 2; !is_free(file) || member_files_.contains(file) || member_folders_.contains(file);
       ++count) {
    file = placed("." + std::to_string(count));
  }
  member_files_.insert(file);
  for (std::string each = above(file); each.size() > top; each = above(each)) {
    if (!member_folders_.insert(each).second) break;
  }
  return file;
}

void OutputPlan::select(const std::vector<std::size_t>& inputs) {
  std::vector<Output> selected;
  for (const std::size_t input : inputs) selected.push_back(std::move(outputs_[input]));
  outputs_ = std::move(selected);
}

Expected<void> check_not_inputs(const std::vector<Input>& inputs, const std::vector<std::string>& outputs) {
  std::map<Identity, std::string> existing;
  for (const std::string& output : outputs) {
    if (const auto identity = identity_of(output)) existing.emplace(*identity, output);
  }
  if (existing.empty()) return {};
  for (const Input& input : inputs) {
    const auto identity = identity_of(file_of(input));
    if (!identity) continue;
    if (const auto found = existing.find(*identity); found != existing.end()) {
      return tl::unexpected(would_overwrite(found->second));
    }
  }
  return {};
}

}  // namespace zhibiao::batch
