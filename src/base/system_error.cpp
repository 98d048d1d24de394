#include "base/system_error.h"

#include <cerrno>
#include <system_error>

namespace zhibiao::base {
namespace {

struct Cause {
  int number;
  const char* code;
  const char* words;
};

constexpr Cause kCauses[] = {
    {ENOENT, "not-found", "no such file or folder"},
    {ENOTDIR, "not-found", "a part of the path is no folder"},
    {EACCES, "no-permission", "permission denied"},
    {EPERM, "no-permission", "operation not permitted"},
    {EROFS, "no-permission", "the file system is read-only"},
    {EISDIR, "is-folder", "it is a folder"},
    {ENOSPC, "disk-full", "no space left on the device"},
    {EDQUOT, "disk-full", "the disk quota is used up"},
    {EFBIG, "disk-full", "the file would be larger than allowed"},
    {EPIPE, "closed-pipe", "the reader has closed the pipe"},
    {ELOOP, "link-loop", "too many symbolic links"},
    {ENAMETOOLONG, "name-too-long", "the name is too long"},
    {EMFILE, "too-many-files", "too many open files"},
};

}  // namespace

Error system_error(int number, std::string_view doing, std::string_view path) {
  Error error;
  error.code = "input-output";
  error.path = path;
  for (const Cause& cause : kCauses) {
    if (cause.number != number) continue;
    error.code = cause.code;
    error.message = std::string(doing) + ": " + cause.words;
    return error;
  }
  error.message = std::string(doing) + ": " + std::generic_category().message(number);
  return error;
}

}  // namespace zhibiao::base
