#include "batch/records.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

#include "base/descriptor.h"
#include "base/message_rows.h"
#include "base/system_error.h"
#include "base/temporary_folder.h"
#include "batch/lines.h"
#include "batch/message_rows.h"
#include "output/record_reader.h"
#include "output/spool.h"

namespace zhibiao::batch {
namespace {

using Of = ConversionError::Of;

tl::unexpected<ConversionError> failed(Of of, Error error) {
  return tl::unexpected(ConversionError{of, std::move(error)});
}

class ConvertingSink : public Sink {
 public:
  ConvertingSink(std::unique_ptr<Sink> records, std::string path, const Writer& writer, std::unique_ptr<Sink> sink,
                 Restore restore)
      : records_(std::move(records)),
        path_(std::move(path)),
        writer_(writer),
        sink_(std::move(sink)),
        restore_(std::move(restore)) {}

  std::size_t up_to_date(std::size_t input) override { return records_->up_to_date(input); }
  Expected<void> keep(std::size_t input) override { return records_->keep(input); }
  Expected<void> write(const Place& place, const Record& record) override { return records_->write(place, record); }
  Expected<void> end_input(std::size_t input, const InputEnd& end) override { return records_->end_input(input, end); }
  Expected<void> stop() override { return records_->stop(); }

  Expected<void> finish() override {
    if (auto written = records_->finish(); !written) return written;
    auto converted = convert_records(path_, writer_, *sink_, restore_, nullptr);
    if (!converted) return tl::unexpected(std::move(converted.error().error));
    return sink_->finish();
  }

 private:
  std::unique_ptr<Sink> records_;
  std::string path_;
  const Writer& writer_;
  std::unique_ptr<Sink> sink_;
  Restore restore_;
};

}  // namespace

tl::expected<void, ConversionError> read_records(const std::string& path,
                                                 const std::function<Expected<void>(Document&)>& take,
                                                 const std::atomic<bool>* stop) {
  const bool standard_input = path == kStandardInput;
  const base::Descriptor file(standard_input ? -1 : ::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!standard_input && !file.is_open())
    return failed(Of::records, base::system_error(errno, base::rows::kCannotOpen, path));
  using Next = LineReader::Next;
  LineReader lines(standard_input ? STDIN_FILENO : file.get(), path, 0, stop);
  output::RecordReader reader;
  for (std::size_t count = 1;; ++count) {
    // A record may be larger than memory, and is gone through more than once.
    const auto record = std::make_shared<output::Spool>(base::temporary_folder(), rows::kCannotPutRecordAside);
    Expected<void> put;
    switch (lines.next([&](std::string_view piece) { return put = record->append(piece); })) {
      case Next::line:
      case Next::too_long:
        break;
      case Next::end:
        return {};
      case Next::failed:
        return failed(put ? Of::records : Of::output, lines.error());
      case Next::interrupted:
        return failed(Of::stopped, {});
    }
    if (record->empty()) continue;
    auto document = reader.read(record);
    if (!document) {
      document.error().path = path;
      document.error().line = count;
      return failed(Of::records, std::move(document.error()));
    }
    auto taken = take(*document);
    if (reader.problem()) return failed(Of::output, *reader.problem());
    if (!taken) return failed(Of::output, std::move(taken.error()));
  }
}

tl::expected<void, ConversionError> convert_records(const std::string& path, const Writer& writer, Sink& sink,
                                                    const Restore& restore, const std::atomic<bool>* stop) {
  const auto convert = [&](Document& document) -> Expected<void> {
    if (restore) restore(document);
    auto record = Record::of(document, writer);
    if (!record) return tl::unexpected(std::move(record.error()));
    return sink.write({}, *record);
  };
  return read_records(path, convert, stop);
}

std::unique_ptr<Sink> converting_sink(std::unique_ptr<Sink> records, std::string path, const Writer& writer,
                                      std::unique_ptr<Sink> sink, Restore restore) {
  return std::make_unique<ConvertingSink>(std::move(records), std::move(path), writer, std::move(sink),
                                          std::move(restore));
}

}  // namespace zhibiao::batch
