# ZHIBIAO_SANITIZERS=address,undefined: what is built and linked with those sanitizers, a finding ends the program.
set(ZHIBIAO_SANITIZERS "" CACHE STRING "Sanitizers of the compiler, by comma")
set(ZHIBIAO_COVERAGE OFF CACHE BOOL "Count what the tests run through")
mark_as_advanced(ZHIBIAO_SANITIZERS ZHIBIAO_COVERAGE)

add_library(zhibiao_sanitizers INTERFACE)
if(ZHIBIAO_SANITIZERS)
  target_compile_options(zhibiao_sanitizers INTERFACE -fsanitize=${ZHIBIAO_SANITIZERS} -fno-sanitize-recover=all
                                                      -fno-omit-frame-pointer)
  target_link_options(zhibiao_sanitizers INTERFACE -fsanitize=${ZHIBIAO_SANITIZERS})
endif()
if(ZHIBIAO_COVERAGE)
  target_compile_options(zhibiao_sanitizers INTERFACE --coverage)
  target_link_options(zhibiao_sanitizers INTERFACE --coverage)
endif()
