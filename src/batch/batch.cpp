#include "batch/batch.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <tbb/global_control.h>
#include <tbb/info.h>
#include <tbb/parallel_pipeline.h>
#include <tbb/task_arena.h>

#include <algorithm>
#include <cerrno>
#include <exception>
#include <memory>
#include <mutex>
#include <new>
#include <string>
#include <utility>

#include "base/deadline.h"
#include "base/descriptor.h"
#include "base/file.h"
#include "base/system_error.h"
#include "batch/archive.h"
#include "batch/document_reader.h"
#include "batch/document_text.h"
#include "batch/documents.h"
#include "batch/hand_over.h"
#include "batch/message_rows.h"
#include "batch/pipeline_stage.h"
#include "batch/stream.h"
#include "batch/threads.h"
#include "extract/stages.h"

namespace zhibiao::batch {
namespace {

// A document between extraction and its turn to be written.
struct Done {
  Place place;
  Document document;
  Record record;
  std::size_t up_to_date = 0;  // documents that were not read; there is no record then
  bool whole = false;          // nothing more comes of its input
  bool file = false;           // the document is the file as it is
  bool interrupted = false;    // given up while it was read: as if it had never been taken
};

class Batch {
 public:
  Batch(const std::vector<Input>& inputs, const Extractor& extractor, const Writer& writer, Sink& sink,
        const std::function<void(const Document&)>& seen, const BatchOptions& options)
      : extractor_(extractor),
        writer_(writer),
        sink_(sink),
        seen_(seen),
        options_(options),
        reader_(options.reading, extractor.options().max_bytes, extractor.options().encoding, options.stop),
        documents_(inputs, options.reading,
                   {extractor.options().max_bytes, options.stop, options.standard_input,
                    [&sink](std::size_t input) { return sink.up_to_date(input); }}) {}

  BatchResult run() {
    {
      std::optional<Ticker> ticker;
      if (sink_.keeps_back()) ticker.emplace([this] { look_up(); });
      const std::size_t threads = options_.threads == 1 || documents_.is_single() ? 1 : threads_to_use();
      if (threads == 1) {
        while (auto pending = next()) write(*process(*pending));
      } else {
        run_threads(threads);
      }
    }
    if (thrown_) std::rethrow_exception(thrown_);
    result_.stopped = stopped() && (given_up_ || !documents_.at_end());
    result_.skipped = documents_.skipped();
    result_.passed_over = documents_.passed_over();
    if (!broken_) finish();
    return result_;
  }

 private:
  using Handle = std::shared_ptr<Pending>;
  using Result = std::shared_ptr<Done>;

  [[nodiscard]] bool stopped() const { return options_.stop != nullptr && options_.stop->load(); }

  [[nodiscard]] std::size_t threads_to_use() const {
    return threads_to_be_had(options_.threads > 0 ? options_.threads
                                                  : static_cast<std::size_t>(tbb::info::default_concurrency()));
  }

  void run_threads(std::size_t threads) {
    const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, threads);
    tbb::task_arena arena(static_cast<int>(threads));
    hand_over(&documents_);
    hand_over(&sink_);
    arena.execute([&] {
      using tbb::filter_mode;
      tbb::parallel_pipeline(
          4 * threads,
          tbb::make_filter<void, Handle>(filter_mode::serial_in_order, PipelineStage<&Batch::take_next, Batch>(*this)) &
              tbb::make_filter<Handle, Result>(filter_mode::parallel, PipelineStage<&Batch::take_in, Batch>(*this)) &
              tbb::make_filter<Result, void>(filter_mode::serial_in_order,
                                             PipelineStage<&Batch::take_out, Batch>(*this)));
    });
    take_over(&documents_);
    take_over(&sink_);
  }

  // The stages of the pipeline.
  Handle take_next(tbb::flow_control& flow) {
    take_over(&documents_);
    auto pending = next();
    if (!pending) flow.stop();
    hand_over(pending.get());
    hand_over(&documents_);
    return pending;
  }

  Result take_in(const Handle& pending) const {
    take_over(pending.get());
    auto done = process(*pending);
    hand_over(done.get());
    return done;
  }

  void take_out(const Result& done) {
    take_over(done.get());
    take_over(&sink_);
    write(*done);
    hand_over(&sink_);
  }

  void finish() {
    if (!result_.stopped) end_input();
    if (!broken_) keep(result_.stopped ? sink_.stop() : sink_.finish());
  }

  // Nothing when there is no more.
  Handle next() {
    auto pending = stopped() || broken_ ? std::nullopt : documents_.next();
    return pending ? std::make_shared<Pending>(std::move(*pending)) : nullptr;
  }

  [[nodiscard]] Document extract(Pending& pending) const {
    if (pending.error) return Extractor::failed(pending.path, *pending.error);
    switch (pending.form) {
      case Pending::Form::file:
        return extract(pending, reader_.read(pending.path));
      case Pending::Form::inside:
        return extract_inside(pending);
      case Pending::Form::bytes:
        return extract(pending, reader_.read(pending.path, std::move(pending.bytes)));
      case Pending::Form::json_line:
        return extract_line(pending);
      case Pending::Form::up_to_date:
      case Pending::Form::interrupted:
        break;
    }
    return Extractor::failed(pending.path, interrupted_reading(pending.path));
  }

  [[nodiscard]] Document extract(Pending& pending, Expected<DocumentText> text) const {
    if (!text) return Extractor::failed(pending.path, text.error());
    if (!text->program.empty()) {
      pending.diagnostics.push_back({Severity::note, "converted", 0, 0, rows::kConvertedBy(text->program)});
    }
    pending.is_file = text->is_file;
    return extractor_.extract(std::move(text->bytes), pending.path, text->encoding);
  }

  // Named as a batch over its container would name it.
  [[nodiscard]] Document extract_inside(Pending& pending) const {
    const DocumentPlace place = place_of(pending.path);
    DocumentReader reader(options_.reading, {extractor_.options().max_bytes, options_.stop, options_.standard_input,
                                             extractor_.options().encoding});
    auto raw = reader.read(place);
    pending.line = place.line;
    if (place.line > 0) pending.path = place.file;
    if (!raw) return Extractor::failed(pending.path, raw.error());
    if (!raw->program.empty()) {
      pending.diagnostics.push_back({Severity::note, "converted", 0, 0, rows::kConvertedBy(raw->program)});
    }
    Document document = extractor_.extract(std::move(raw->bytes), pending.path, raw->encoding);
    document.source.id = std::move(raw->id);
    return document;
  }

  [[nodiscard]] Document extract_line(const Pending& pending) const {
    JsonLine line = read_json_line(pending.bytes, pending.path, options_.reading.fields);
    Document document = line.error ? Extractor::failed(pending.path, *line.error)
                                   : extractor_.extract(std::move(line.text), pending.path);
    document.source.id = std::move(line.id);
    return document;
  }

  // What the standard library throws (memory is short) costs this document and no other.
  [[nodiscard]] Result process(Pending& pending) const {
    auto done = std::make_shared<Done>();
    done->place = {pending.input, pending.member};
    done->up_to_date = pending.up_to_date;
    if (pending.form == Pending::Form::up_to_date) return done;
    done->whole = pending.form == Pending::Form::file || pending.form == Pending::Form::inside;
    const auto fail = [&](const Error& error) {
      done->document = Extractor::failed(pending.path, error);
      done->document.source.line = pending.line;
      done->record = Record(writer_.record(done->document));
    };
    try {
      done->document = extract(pending);
      done->file = pending.is_file;
      done->document.source.line = pending.line;
      auto& diagnostics = done->document.diagnostics;
      done->interrupted = done->document.failed && diagnostics.front().code == kInterrupted;
      diagnostics.insert(diagnostics.begin(), pending.diagnostics.begin(), pending.diagnostics.end());
      const auto deadline = base::Deadline::in(extractor_.options().time_limit);
      auto record = Record::of(done->document, writer_, deadline);
      record ? static_cast<void>(done->record = std::move(*record)) : fail(record.error());
    } catch (const std::bad_alloc&) {
      fail({.code = "out-of-memory", .path = pending.path, .message = base::rows::kMemoryIsShort()});
    } catch (const std::exception& problem) {
      fail({.code = "internal", .path = pending.path, .message = Message::verbatim(problem.what())});
    }
    return done;
  }

  // What the sink fails of while it is not written to is told by the next record, or by the end.
  void look_up() {
    const std::scoped_lock lock(sink_mutex_);
    if (broken_) return;
    try {
      keep(sink_.look_up());
    } catch (const std::exception&) {  // on a thread where nobody takes it
      thrown_ = std::current_exception();
      broken_ = true;
    }
  }

  void write(const Done& done) {
    const std::scoped_lock lock(sink_mutex_);
    given_up_ = given_up_ || done.interrupted;
    if (broken_ || done.interrupted) return;
    if (input_ != done.place.input) end_input();
    if (broken_) return;
    if (done.up_to_date > 0) return keep_records(done);
    keep(sink_.write(done.place, done.record));
    if (broken_) return;
    input_ = done.place.input;
    ++end_.documents;
    end_.failed = end_.failed || done.document.failed;
    end_.cut_off = end_.cut_off || (done.document.failed && (done.place.member.empty() || is_bomb(done.document)));
    if (done.file) end_.sha256 = done.document.source.sha256;
    if (done.whole) end_input();
    ++result_.documents;
    if (done.document.failed) {
      ++result_.failed;
      if (may_pass(done.document)) ++result_.failed_for_now;
    }
    result_.indicators += done.document.indicators.size();
    result_.bytes += done.document.source.bytes;
    if (seen_) seen_(done.document);
  }

  static bool may_pass(const Document& document) {
    return std::any_of(document.diagnostics.begin(), document.diagnostics.end(), [](const Diagnostic& diagnostic) {
      return diagnostic.severity == Severity::error && base::may_pass(diagnostic.code);
    });
  }

  // Of an archive nothing more is read then.
  static bool is_bomb(const Document& document) {
    return std::any_of(document.diagnostics.begin(), document.diagnostics.end(),
                       [](const Diagnostic& diagnostic) { return diagnostic.code == "archive-bomb"; });
  }

  void keep_records(const Done& done) {
    keep(sink_.keep(done.place.input));
    if (broken_) return;
    result_.up_to_date += done.up_to_date;
    if (options_.up_to_date) options_.up_to_date(done.up_to_date);
  }

  // What the input at hand held was written.
  void end_input() {
    const auto input = std::exchange(input_, std::nullopt);
    const InputEnd end = std::exchange(end_, {});
    if (input) keep(sink_.end_input(*input, end));
  }

  void keep(Expected<void> written) {
    if (written) return;
    result_.output_error = std::move(written.error());
    broken_ = true;
  }

  const Extractor& extractor_;
  const Writer& writer_;
  Sink& sink_;
  const std::function<void(const Document&)>& seen_;
  const BatchOptions& options_;
  TextReader reader_;
  Documents documents_;
  std::optional<std::size_t> input_;  // whose records are being written
  InputEnd end_;                      // what is known of it so far
  bool given_up_ = false;
  std::mutex sink_mutex_;      // held by whoever writes or looks up
  std::exception_ptr thrown_;  // by looking up
  std::atomic<bool> broken_ = false;
  BatchResult result_;
};

}  // namespace

Expected<std::string> read_input(const Input& input, std::uint64_t limit, const BatchOptions& options) {
  if (input.path == kStandardInput) return read_stream(options.standard_input, input.path, limit, options.stop);
  if (container_of(input.path) == Container::compressed) return read_compressed(input.path, {limit, options.stop});
  // A pipe may have nobody at its other end yet: a signal ends the waiting for it.
  const base::Descriptor file(::open(input.path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (!file.is_open()) return tl::unexpected(base::system_error(errno, base::rows::kCannotOpen, input.path));
  struct stat status {};
  const bool streams = ::fstat(file.get(), &status) == 0 && (S_ISFIFO(status.st_mode) || S_ISCHR(status.st_mode));
  return streams ? read_stream(file.get(), input.path, limit, options.stop)
                 : base::read_descriptor(file.get(), input.path, limit);
}

BatchResult run(const std::vector<Input>& inputs, const Extractor& extractor, const Writer& writer, Sink& sink,
                const std::function<void(const Document&)>& seen, const BatchOptions& options) {
  return Batch(inputs, extractor, writer, sink, seen, options).run();
}

}  // namespace zhibiao::batch
