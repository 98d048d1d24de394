// Any bytes as an archive and as a compressed file: members or errors that say what they are, and an end.
#include <cstdint>

#include "batch/archive.h"
#include "batch/forms.h"
#include "check.h"
#include "temporary_file.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace zhibiao::batch;
  constexpr std::size_t kMost = 100'000;
  constexpr UnpackLimits kLimits{.document_bytes = std::uint64_t{1} << 20};
  static const TemporaryFile file("fuzz.zip");
  file.hold(data, size);
  const NamePatterns all{.globs = {"*"}};
  ArchiveReader reader(file.path(), all, kLimits);
  std::size_t members = 0;
  while (const auto member = reader.next()) {
    check(++members < kMost, "an archive ends");
    check(member->bytes.size() <= kLimits.document_bytes, "no member is larger than a document may be");
    check(!member->error || !member->error->code.empty(), "an error says what it is");
  }
  const auto unpacked = read_compressed(file.path(), kLimits);
  check(!unpacked || unpacked->size() <= kLimits.document_bytes, "what is unpacked is no larger than it may be");
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  static_cast<void>(form_of(bytes.substr(0, kEnoughToTellForm), "fuzz.zip"));
  static_cast<void>(form_of_zip(look_into_zip_bytes(bytes), "fuzz.zip"));
  return 0;
}
