// Loaded before a program (LD_PRELOAD), lets one call of one function fail, or kills the program there:
//   FAULT_FUNCTION  its name
//   FAULT_AT        which call, counted from 1; 0: none
//   FAULT_MODE      "fail" or "kill"
//   FAULT_COUNTS    a file that gets how often each function was called, at the end
// Memory counts from mallopt() on, which is the first that the program calls: before its own code runs nobody could
// answer for a failure.
#include <dlfcn.h>
#include <fcntl.h>
#include <malloc.h>
#include <pthread.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>

extern "C" void* __libc_malloc(std::size_t size);

namespace {

struct Function {
  const char* name;
  int error;
  std::atomic<long> calls = 0;
};

Function reads{"read", EIO};
Function writes{"write", ENOSPC};
Function opens{"open", EMFILE};
Function closes{"close", EIO};
Function syncs{"fsync", EIO};
Function renames{"rename", EIO};
Function stats{"fstat", EIO};
Function memory{"malloc", ENOMEM};
Function threads{"pthread_create", EAGAIN};
constexpr std::array<Function*, 9> kFunctions = {&reads,   &writes, &opens,  &closes, &syncs,
                                                 &renames, &stats,  &memory, &threads};

const Function* chosen = nullptr;
long chosen_call = 0;
bool kills = false;
bool begun = false;
const char* counts_path = nullptr;

__attribute__((constructor)) void begin() {
  const char* name = std::getenv("FAULT_FUNCTION");
  const char* call = std::getenv("FAULT_AT");
  const char* mode = std::getenv("FAULT_MODE");
  counts_path = std::getenv("FAULT_COUNTS");
  for (const Function* each : kFunctions) {
    if (name != nullptr && std::strcmp(name, each->name) == 0) chosen = each;
  }
  chosen_call = call != nullptr ? std::atol(call) : 0;
  kills = mode != nullptr && std::strcmp(mode, "kill") == 0;
}

__attribute__((destructor)) void end() {
  if (counts_path == nullptr) return;
  std::FILE* file = std::fopen(counts_path, "w");
  if (file == nullptr) return;
  for (const Function* each : kFunctions) std::fprintf(file, "%s %ld\n", each->name, each->calls.load());
  std::fclose(file);
}

bool fails(Function& function) {
  const long call = ++function.calls;
  if (&function != chosen || call != chosen_call) return false;
  if (kills) ::kill(::getpid(), SIGKILL);
  errno = function.error;
  return true;
}

}  // namespace

#define REAL(name)                           \
  static __typeof__(&::name) real = nullptr; \
  if (real == nullptr) real = reinterpret_cast<__typeof__(&::name)>(::dlsym(RTLD_NEXT, #name))

extern "C" {

ssize_t read(int file, void* bytes, size_t size) {
  REAL(read);
  return fails(reads) ? -1 : real(file, bytes, size);
}

ssize_t pread(int file, void* bytes, size_t size, off_t from) {
  REAL(pread);
  return fails(reads) ? -1 : real(file, bytes, size, from);
}

ssize_t pread64(int file, void* bytes, size_t size, off64_t from) {
  REAL(pread64);
  return fails(reads) ? -1 : real(file, bytes, size, from);
}

ssize_t write(int file, const void* bytes, size_t size) {
  REAL(write);
  return fails(writes) ? -1 : real(file, bytes, size);
}

ssize_t pwrite64(int file, const void* bytes, size_t size, off64_t from) {
  REAL(pwrite64);
  return fails(writes) ? -1 : real(file, bytes, size, from);
}

int open(const char* path, int flags, ...) {
  REAL(open);
  va_list more;
  va_start(more, flags);
  const mode_t mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(more, mode_t) : 0;
  va_end(more);
  return fails(opens) ? -1 : real(path, flags, mode);
}

int open64(const char* path, int flags, ...) {
  REAL(open64);
  va_list more;
  va_start(more, flags);
  const mode_t mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(more, mode_t) : 0;
  va_end(more);
  return fails(opens) ? -1 : real(path, flags, mode);
}

// A descriptor is gone even where closing tells of an error.
int close(int file) {
  REAL(close);
  const bool fault = fails(closes);
  const int result = real(file);
  if (!fault) return result;
  errno = closes.error;
  return -1;
}

int fsync(int file) {
  REAL(fsync);
  return fails(syncs) ? -1 : real(file);
}

int fdatasync(int file) {
  REAL(fdatasync);
  return fails(syncs) ? -1 : real(file);
}

int syncfs(int file) noexcept {
  REAL(syncfs);
  return fails(syncs) ? -1 : real(file);
}

int rename(const char* from, const char* to) noexcept {
  REAL(rename);
  return fails(renames) ? -1 : real(from, to);
}

int fstat(int file, struct stat* status) noexcept {
  REAL(fstat);
  return fails(stats) ? -1 : real(file, status);
}

int fstat64(int file, struct stat64* status) noexcept {
  REAL(fstat64);
  return fails(stats) ? -1 : real(file, status);
}

int mallopt(int parameter, int value) noexcept {
  REAL(mallopt);
  begun = true;
  return real(parameter, value);
}

void* malloc(std::size_t size) noexcept { return begun && fails(memory) ? nullptr : __libc_malloc(size); }

int pthread_create(pthread_t* thread, const pthread_attr_t* attributes, void* (*run)(void*), void* argument) noexcept {
  REAL(pthread_create);
  return fails(threads) ? EAGAIN : real(thread, attributes, run, argument);
}

}  // extern "C"
