#include "batch/sinks.h"

#include <unistd.h>

#include <cerrno>
#include <optional>
#include <utility>

#include "base/atomic_file.h"
#include "base/system_error.h"
#include "base/unfinished_file.h"
#include "batch/compressor.h"
#include "batch/folder_files.h"
#include "batch/message_rows.h"
#include "output/formats.h"
#include "output/sized_text.h"

namespace zhibiao::batch {
namespace {

// Records one after another, as the writer joins them.
class StreamSink : public Sink {
 public:
  explicit StreamSink(const Writer& writer) : writer_(writer) {}

  Expected<void> write(const Place& /*place*/, const Record& record) final {
    std::string before = opened_ ? std::string() : writer_.opening();
    opened_ = true;
    if (!record.empty() && std::exchange(any_, true)) before += writer_.separator();
    if (auto written = put(before); !written) return written;
    return record.read([this](std::string_view piece) { return put(piece); });
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
    if (copy < 0 || ::close(copy) != 0)
      return tl::unexpected(base::system_error(errno, base::rows::kCannotWrite, name_));
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
    if (auto opened = open(); !opened) return opened;
    return compressor_ ? compressor_->write(bytes) : file_->write(bytes);
  }

  Expected<void> close() override {
    if (compressor_) {
      auto finished = compressor_->finish();
      if (!finished) return tl::unexpected(std::move(finished.error()));
    }
    return file_->commit();
  }

  Expected<void> open() {
    if (!file_) {
      auto created = base::AtomicFile::create(path_);
      if (!created) return tl::unexpected(std::move(created.error()));
      base::remove_leftovers(created->folder());
      file_.emplace(std::move(*created));
      const output::Compression compression = output::compression_of(path_);
      if (compression != output::Compression::none) {
        compressor_.emplace(compression, [this](std::string_view bytes) { return file_->write(bytes); });
      }
    }
    return {};
  }

  std::string path_;
  std::optional<base::AtomicFile> file_;
  std::optional<Compressor> compressor_;
};

class BuiltFileSink : public Sink {
 public:
  BuiltFileSink(std::string path, WriterOptions options) : path_(std::move(path)), options_(std::move(options)) {}

  Expected<void> write(const Place& /*place*/, const Record& record) override {
    if (auto opened = open(); !opened) return opened;
    output::SizedTexts rows;
    return record.read([&](std::string_view piece) {
      return rows.add(piece, [&](std::string_view row) {
        return built_->add(row).map_error([&](Error error) { return named(std::move(error)); });
      });
    });
  }

  Expected<void> finish() override {
    if (auto opened = open(); !opened) return opened;
    if (auto written = built_->finish(); !written) return tl::unexpected(named(std::move(written.error())));
    return file_->commit();
  }

 private:
  Expected<void> open() {
    if (built_) return {};
    auto created = base::AtomicFile::create(path_);
    if (!created) return tl::unexpected(std::move(created.error()));
    base::remove_leftovers(created->folder());
    file_.emplace(std::move(*created));
    if (file_->beside().empty()) {
      return tl::unexpected(Error{.code = "no-file", .path = path_, .message = rows::kNeedsRegularFile()});
    }
    auto built = output::entry_of(options_.format).create(file_->beside(), file_->folder(), options_);
    if (!built) return tl::unexpected(named(std::move(built.error())));
    built_ = std::move(*built);
    return {};
  }

  // Not by the name that it has until it is whole.
  Error named(Error error) const {
    error.path = path_;
    return error;
  }

  std::string path_;
  WriterOptions options_;
  std::optional<base::AtomicFile> file_;
  std::unique_ptr<output::BuiltFile> built_;
};

class EndingSink : public Sink {
 public:
  EndingSink(std::unique_ptr<Sink> inner, std::function<std::string()> last)
      : inner_(std::move(inner)), last_(std::move(last)) {}

  Expected<void> write(const Place& place, const Record& record) override { return inner_->write(place, record); }

  Expected<void> finish() override {
    const Record record(last_());
    if (auto written = record.empty() ? Expected<void>() : inner_->write({}, record); !written) return written;
    return inner_->finish();
  }

 private:
  std::unique_ptr<Sink> inner_;
  std::function<std::string()> last_;
};

class FolderSink : public Sink {
 public:
  FolderSink(OutputPlan plan, const Writer& writer) : files_(std::move(plan), writer) {}

  Expected<void> write(const Place& place, const Record& record) override {
    if (auto added = files_.add(place, record); !added) return tl::unexpected(std::move(added.error()));
    return look_up();
  }

  [[nodiscard]] bool keeps_back() const override { return true; }
  Expected<void> look_up() override { return files_.is_full() ? files_.commit() : Expected<void>(); }
  Expected<void> finish() override { return files_.commit(); }
  Expected<void> stop() override { return files_.commit(); }
  std::vector<Skipped> notices() override { return files_.take_notices(); }

 private:
  FolderFiles files_;
};

}  // namespace

std::unique_ptr<Sink> descriptor_sink(int descriptor, std::string name, const Writer& writer) {
  return std::make_unique<DescriptorSink>(descriptor, std::move(name), writer);
}

std::unique_ptr<Sink> file_sink(std::string path, const Writer& writer) {
  return std::make_unique<FileSink>(std::move(path), writer);
}

std::unique_ptr<Sink> built_file_sink(std::string path, const WriterOptions& options) {
  return std::make_unique<BuiltFileSink>(std::move(path), options);
}

std::unique_ptr<Sink> ending_sink(std::unique_ptr<Sink> inner, std::function<std::string()> last) {
  return std::make_unique<EndingSink>(std::move(inner), std::move(last));
}

std::unique_ptr<Sink> folder_sink(OutputPlan plan, const Writer& writer) {
  return std::make_unique<FolderSink>(std::move(plan), writer);
}

}  // namespace zhibiao::batch
