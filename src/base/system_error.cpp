#include "base/system_error.h"
#include "base/message_rows.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <iterator>
#include <system_error>

namespace zhibiao::base {
namespace {

struct Cause {
  int number;
  const char* code;
  const MessageRow<>& words;
};

constexpr Cause kCauses[] = {
    {ENOENT, "not-found", rows::kNoSuchFileOrFolder},
    {ENOTDIR, "not-found", rows::kPartOfPathIsNoFolder},
    {EACCES, "no-permission", rows::kPermissionDenied},
    {EPERM, "no-permission", rows::kOperationNotPermitted},
    {EROFS, "no-permission", rows::kFileSystemIsReadOnly},
    {EISDIR, "is-folder", rows::kItIsFolder},
    {ENOSPC, "disk-full", rows::kNoSpaceLeftOnDevice},
    {EDQUOT, "disk-full", rows::kDiskQuotaIsUsedUp},
    {EFBIG, "disk-full", rows::kFileWouldBeLargerThanAllowed},
    {EPIPE, "closed-pipe", rows::kReaderHasClosedPipe},
    {ELOOP, "link-loop", rows::kTooManySymbolicLinks},
    {ENAMETOOLONG, "name-too-long", rows::kNameIsTooLong},
    {EMFILE, "too-many-files", rows::kTooManyOpenFiles},
    {ENFILE, "too-many-files", rows::kTooManyOpenFiles},
    {ENOMEM, "out-of-memory", rows::kMemoryIsShort},
    {EAGAIN, "no-resources", rows::kNoResourcesLeft},
    {EBADF, "closed-stream", rows::kItIsClosed},
};

const Cause* find_cause(int number) {
  const auto* const found =
      std::find_if(std::begin(kCauses), std::end(kCauses), [&](const Cause& cause) { return cause.number == number; });
  return found == std::end(kCauses) ? nullptr : found;
}

}  // namespace

bool may_pass(std::string_view code) {
  constexpr auto kPassing = std::to_array<std::string_view>(
      {"too-many-files", "out-of-memory", "no-resources", "input-output", "disk-full", "timeout"});
  return std::find(kPassing.begin(), kPassing.end(), code) != kPassing.end();
}

Message cause_of(int number) {
  const Cause* cause = find_cause(number);
  return cause != nullptr ? cause->words() : Message::verbatim(std::generic_category().message(number));
}

Error system_error(int number, const MessageRow<1>& doing, std::string_view path) {
  const Cause* cause = find_cause(number);
  return {.code = cause != nullptr ? cause->code : "input-output",
          .path = std::string(path),
          .message = doing(cause_of(number))};
}

}  // namespace zhibiao::base
