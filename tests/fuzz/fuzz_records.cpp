// Any bytes as a record: an error that says what it is, or a document whose record reads back as the same one, wherever
// its indicators are kept.
#include <cstdint>
#include <memory>
#include <string>
#include <utility>

#include "check.h"
#include "output/json_format.h"
#include "output/message_rows.h"
#include "output/record_reader.h"

namespace {

using zhibiao::Document;
namespace output = zhibiao::output;

// The record of what was read of `record`; empty where it cannot be read to its end.
std::string written_again(const std::string& record, std::size_t kept) {
  output::RecordReader reader(kept);
  const auto document = reader.read(std::make_shared<output::Spool>(record, "", output::rows::kCannotWriteWorkbook));
  if (!document) {
    check(!document.error().code.empty(), "an error says what it is");
    return {};
  }
  std::string written = output::make_jsonl_writer({})->record(*document);
  if (reader.problem()) return {};
  written.pop_back();
  return written;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string record(reinterpret_cast<const char*>(data), size);
  const std::string in_memory = written_again(record, size);
  check(in_memory == written_again(record, 0), "it is the same where indicators are put aside");
  if (in_memory.empty()) return 0;
  check(in_memory == written_again(in_memory, 0), "what was written is read as the same");
  return 0;
}
