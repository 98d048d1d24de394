#include "batch/sinks.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <system_error>
#include <utility>

#include "base/atomic_file.h"
#include "base/system_error.h"

namespace zhibiao::batch {
namespace {

namespace fs = std::filesystem;

// Records one after another, as the writer joins them.
class StreamSink : public Sink {
 public:
  explicit StreamSink(const Writer& writer) : writer_(writer) {}

  Expected<void> write(const Place& /*place*/, std::string_view record) final {
    std::string bytes = opened_ ? std::string() : writer_.opening();
    opened_ = true;
    if (!record.empty()) {
      if (any_) bytes += writer_.separator();
      any_ = true;
      bytes += record;
    }
    return put(bytes);
  }

  Expected<void> finish() final {
    const std::string bytes = (opened_ ? std::string() : writer_.opening()) + writer_.closing();
    if (auto written = put(bytes); !written) return written;
    return close();
  }

 private:
  virtual Expected<void> put(std::string_view bytes) = 0;
  virtual Expected<void> close() = 0;

  const Writer& writer_;
  bool opened_ = false;
  bool any_ = false;
};

class DescriptorSink : public StreamSink {
 public:
  DescriptorSink(int descriptor, std::string name, const Writer& writer)
      : StreamSink(writer), descriptor_(descriptor), name_(std::move(name)) {}

 private:
  Expected<void> put(std::string_view bytes) override { return base::write_descriptor(descriptor_, bytes, name_); }

  // Some file systems tell of a lost write only on closing; the descriptor itself belongs to the caller.
  Expected<void> close() override {
    const int copy = ::dup(descriptor_);
    if (copy < 0 || ::close(copy) != 0) return tl::unexpected(base::system_error(errno, "cannot write", name_));
    return {};
  }

  int descriptor_;
  std::string name_;
};

class FileSink : public StreamSink {
 public:
  FileSink(std::string path, const Writer& writer) : StreamSink(writer), path_(std::move(path)) {}

 private:
  Expected<void> put(std::string_view bytes) override {
    if (!file_) {
      auto created = base::AtomicFile::create(path_);
      if (!created) return tl::unexpected(std::move(created.error()));
      file_.emplace(std::move(*created));
    }
    return file_->write(bytes);
  }

  Expected<void> close() override { return file_->commit(); }

  std::string path_;
  std::optional<base::AtomicFile> file_;
};

Expected<void> make_folders(const fs::path& folder) {
  std::error_code code;
  fs::create_directories(folder, code);
  if (code) return tl::unexpected(base::system_error(code.value(), "cannot make the folder", folder.string()));
  return {};
}

class FolderSink : public Sink {
 public:
  FolderSink(std::vector<std::string> paths, const Writer& writer) : paths_(std::move(paths)), writer_(writer) {}

  Expected<void> write(const Place& place, std::string_view record) override {
    const fs::path path = place.member.empty() ? fs::path(paths_[place.input]) : member_path(place);
    if (made_.insert(path.parent_path().string()).second) {
      if (auto made = make_folders(path.parent_path()); !made) return made;
    }
    std::string bytes = writer_.opening();
    bytes += record;
    bytes += writer_.closing();
    return base::write_file(path.string(), bytes);
  }

  Expected<void> finish() override { return {}; }

 private:
  // out/reports.json and the member ../a/b.txt: out/reports!/a/b.json. Two members of one name are both kept.
  fs::path member_path(const Place& place) {
    fs::path path(paths_[place.input]);
    const std::string extension = path.extension().string();
    path.replace_extension();
    path += "!";
    for (const fs::path& part : fs::path(place.member).relative_path()) {
      if (!part.empty() && part != "." && part != "..") path /= part;
    }
    path.replace_extension();
    fs::path free = path;
    for (std::size_t count = 2; !members_.insert(free.string()).second; ++count) {
      free = path.string() + "." + std::to_string(count);
    }
    return free += extension;
  }

  std::vector<std::string> paths_;
  const Writer& writer_;
  std::set<std::string> made_;
  std::set<std::string> members_;
};

using Identity = std::pair<dev_t, ino_t>;

std::optional<Identity> identity_of(const std::string& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return std::nullopt;
  return Identity(status.st_dev, status.st_ino);
}

std::set<Identity> identities_of(const std::vector<Input>& inputs) {
  std::set<Identity> identities;
  for (const Input& input : inputs) {
    if (const auto identity = identity_of(input.path)) identities.insert(*identity);
  }
  return identities;
}

Error would_overwrite(const std::string& path) {
  return {"output-is-input", path, 0, 0, "the output would overwrite an input", {}, "give another name or folder"};
}

}  // namespace

std::unique_ptr<Sink> descriptor_sink(int descriptor, std::string name, const Writer& writer) {
  return std::make_unique<DescriptorSink>(descriptor, std::move(name), writer);
}

std::unique_ptr<Sink> file_sink(std::string path, const Writer& writer) {
  return std::make_unique<FileSink>(std::move(path), writer);
}

std::unique_ptr<Sink> folder_sink(std::vector<std::string> paths, const Writer& writer) {
  return std::make_unique<FolderSink>(std::move(paths), writer);
}

Expected<std::vector<std::string>> plan_folder(const std::vector<Input>& inputs, const std::string& folder,
                                               std::string_view extension) {
  const std::set<Identity> sources = identities_of(inputs);
  std::map<std::string, std::string> taken;  // file of output -> its input
  std::vector<std::string> paths;
  for (const Input& input : inputs) {
    std::string path = (fs::path(folder) / input.relative).replace_extension(extension).string();
    if (const auto [other, fresh] = taken.emplace(path, input.path); !fresh) {
      return tl::unexpected(Error{"same-output",
                                  input.path,
                                  0,
                                  0,
                                  "the output " + path + " is also that of " + other->second,
                                  {},
                                  "run them apart, or give the folder that holds them both"});
    }
    if (const auto identity = identity_of(path); identity && sources.contains(*identity)) {
      return tl::unexpected(would_overwrite(path));
    }
    paths.push_back(std::move(path));
  }
  return paths;
}

Expected<void> check_not_an_input(const std::vector<Input>& inputs, const std::string& output) {
  const auto identity = identity_of(output);
  if (identity && identities_of(inputs).contains(*identity)) return tl::unexpected(would_overwrite(output));
  return {};
}

}  // namespace zhibiao::batch
