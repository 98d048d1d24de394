#include "batch/batch.h"

#include <tbb/global_control.h>
#include <tbb/info.h>
#include <tbb/parallel_pipeline.h>
#include <tbb/task_arena.h>

#include <algorithm>
#include <exception>
#include <memory>
#include <string>
#include <utility>

#include "base/file.h"
#include "batch/stream.h"

namespace zhibiao::batch {
namespace {

// A document between extraction and its turn to be written.
struct Done {
  std::size_t index = 0;
  Document document;
  std::string record;
  bool interrupted = false;  // given up while it was read: as if it had never been taken
};

class Batch {
 public:
  Batch(const std::vector<Input>& inputs, const Extractor& extractor, const Writer& writer, Sink& sink,
        const std::function<void(const Document&)>& seen, const BatchOptions& options)
      : inputs_(inputs), extractor_(extractor), writer_(writer), sink_(sink), seen_(seen), options_(options) {}

  BatchResult run() {
    const std::size_t threads =
        options_.threads > 0 ? options_.threads : static_cast<std::size_t>(tbb::info::default_concurrency());
    const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, threads);
    tbb::task_arena arena(static_cast<int>(threads));
    arena.execute([&] {
      tbb::parallel_pipeline(
          4 * threads,
          tbb::make_filter<void, std::size_t>(tbb::filter_mode::serial_in_order,
                                              [this](tbb::flow_control& flow) { return next(flow); }) &
              tbb::make_filter<std::size_t, std::shared_ptr<Done>>(
                  tbb::filter_mode::parallel, [this](std::size_t index) { return process(index); }) &
              tbb::make_filter<std::shared_ptr<Done>, void>(
                  tbb::filter_mode::serial_in_order, [this](const std::shared_ptr<Done>& done) { write(*done); }));
    });
    result_.stopped = stopped() && result_.documents < inputs_.size();
    if (!result_.stopped && !result_.output_error) keep(sink_.finish());
    return result_;
  }

 private:
  [[nodiscard]] bool stopped() const { return options_.stop != nullptr && options_.stop->load(); }

  std::size_t next(tbb::flow_control& flow) {
    if (next_ == inputs_.size() || stopped() || broken_) flow.stop();
    return next_ < inputs_.size() ? next_++ : next_;
  }

  [[nodiscard]] Document extract(const Input& input) const {
    if (input.error) return Extractor::failed(input.path, *input.error);
    auto bytes = read_input(input, extractor_.options().max_bytes, options_);
    if (!bytes) return Extractor::failed(input.path, bytes.error());
    return extractor_.extract(std::move(*bytes), input.path);
  }

  // What the standard library throws (memory is short) costs this document and no other.
  [[nodiscard]] std::shared_ptr<Done> process(std::size_t index) const {
    auto done = std::make_shared<Done>();
    done->index = index;
    try {
      done->document = extract(inputs_[index]);
      done->interrupted = done->document.failed && done->document.diagnostics.front().code == kInterrupted;
      done->record = writer_.record(done->document);
    } catch (const std::exception& problem) {
      const std::string& path = inputs_[index].path;
      done->document = Extractor::failed(path, {"internal", path, 0, 0, problem.what(), {}, {}});
      done->record = writer_.record(done->document);
    }
    return done;
  }

  void write(const Done& done) {
    if (broken_ || done.interrupted) return;
    keep(sink_.write(done.index, done.record));
    if (broken_) return;
    ++result_.documents;
    if (done.document.failed) ++result_.failed;
    if (seen_) seen_(done.document);
  }

  void keep(Expected<void> written) {
    if (written) return;
    result_.output_error = std::move(written.error());
    broken_ = true;
  }

  const std::vector<Input>& inputs_;
  const Extractor& extractor_;
  const Writer& writer_;
  Sink& sink_;
  const std::function<void(const Document&)>& seen_;
  const BatchOptions& options_;
  std::size_t next_ = 0;
  std::atomic<bool> broken_ = false;
  BatchResult result_;
};

}  // namespace

Expected<std::string> read_input(const Input& input, std::uint64_t limit, const BatchOptions& options) {
  if (input.path == kStandardInput) return read_stream(options.standard_input, input.path, limit, options.stop);
  return base::read_file(input.path, limit);
}

BatchResult run(const std::vector<Input>& inputs, const Extractor& extractor, const Writer& writer, Sink& sink,
                const std::function<void(const Document&)>& seen, const BatchOptions& options) {
  return Batch(inputs, extractor, writer, sink, seen, options).run();
}

}  // namespace zhibiao::batch
