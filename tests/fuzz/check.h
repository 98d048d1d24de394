// A broken promise ends a fuzzer, with its words and in every kind of build.
#pragma once

#include <cstdio>
#include <cstdlib>

inline void check(bool holds, const char* promise) {
  if (holds) return;
  std::fprintf(stderr, "does not hold: %s\n", promise);
  std::abort();
}
