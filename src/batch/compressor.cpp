#include "batch/compressor.h"

#include <archive.h>
#include <archive_entry.h>
#include <sys/stat.h>

#include <utility>

namespace zhibiao::batch {

struct Compressor::Stream {
  archive* writer = ::archive_write_new();
  Put put;
  Expected<void> failed;  // of `put`
  bool opened = false;

  static la_ssize_t take(archive* /*writer*/, void* self, const void* bytes, std::size_t size) {
    auto& stream = *static_cast<Stream*>(self);
    stream.failed = stream.put({static_cast<const char*>(bytes), size});
    return stream.failed ? static_cast<la_ssize_t>(size) : -1;
  }

  Expected<void> check(la_ssize_t result) const {
    if (!failed) return failed;
    if (result >= 0) return {};
    const char* why = ::archive_error_string(writer);
    return tl::unexpected(
        Error{.code = "disk-full", .message = Message::verbatim(why != nullptr ? why : "libarchive")});
  }
};

Compressor::Compressor(output::Compression compression, Put put) : stream_(std::make_unique<Stream>()) {
  stream_->put = std::move(put);
  archive* writer = stream_->writer;
  if (compression == output::Compression::zstd) {
    ::archive_write_add_filter_zstd(writer);
  } else {
    ::archive_write_add_filter_gzip(writer);
    ::archive_write_set_filter_option(writer, "gzip", "timestamp", nullptr);
  }
  ::archive_write_set_format_raw(writer);
  ::archive_write_set_bytes_per_block(writer, 0);
}

Compressor::~Compressor() { ::archive_write_free(stream_->writer); }

Expected<void> Compressor::write(std::string_view bytes) {
  archive* writer = stream_->writer;
  if (!std::exchange(stream_->opened, true)) {
    const int opened = ::archive_write_open(writer, stream_.get(), nullptr, &Stream::take, nullptr);
    if (auto fine = stream_->check(opened); !fine) return fine;
    const std::unique_ptr<archive_entry, decltype(&::archive_entry_free)> entry(::archive_entry_new(),
                                                                                &::archive_entry_free);
    ::archive_entry_set_filetype(entry.get(), S_IFREG);
    if (auto fine = stream_->check(::archive_write_header(writer, entry.get())); !fine) return fine;
  }
  while (!bytes.empty()) {
    const la_ssize_t written = ::archive_write_data(writer, bytes.data(), bytes.size());
    if (auto fine = stream_->check(written); !fine) return fine;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return {};
}

Expected<void> Compressor::finish() {
  if (auto begun = write({}); !begun) return begun;
  return stream_->check(::archive_write_close(stream_->writer));
}

}  // namespace zhibiao::batch
