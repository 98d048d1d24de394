# ZHIBIAO_SANITIZERS=address,undefined: what is built and linked with those sanitizers, a finding ends the program.
set(ZHIBIAO_SANITIZERS "" CACHE STRING "Sanitizers of the compiler, by comma")
set(ZHIBIAO_COVERAGE OFF CACHE BOOL "Count what the tests run through")
set(ZHIBIAO_FUZZER_ENGINE OFF CACHE BOOL "Link libFuzzer (clang) to the fuzzers instead of the replaying main")
mark_as_advanced(ZHIBIAO_SANITIZERS ZHIBIAO_COVERAGE ZHIBIAO_FUZZER_ENGINE)

add_library(zhibiao_sanitizers INTERFACE)
if(ZHIBIAO_SANITIZERS)
  target_compile_options(zhibiao_sanitizers INTERFACE -fsanitize=${ZHIBIAO_SANITIZERS} -fno-sanitize-recover=all
                                                      -fno-omit-frame-pointer)
  # Behind the sanitizers' calls g++ no longer sees that an optional was asked before it was read.
  target_compile_options(zhibiao_sanitizers INTERFACE $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)
  target_link_options(zhibiao_sanitizers INTERFACE -fsanitize=${ZHIBIAO_SANITIZERS})
endif()
if(ZHIBIAO_COVERAGE)
  target_compile_options(zhibiao_sanitizers INTERFACE --coverage)
  target_link_options(zhibiao_sanitizers INTERFACE --coverage)
endif()

# The layers, not their tests, count for libFuzzer which of their branches an input took.
add_library(zhibiao_fuzzed INTERFACE)
if(ZHIBIAO_FUZZER_ENGINE)
  target_compile_options(zhibiao_fuzzed INTERFACE -fsanitize=fuzzer-no-link)
endif()
