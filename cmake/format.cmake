# Targets `format` and `format-check`: clang-format over our own sources.
find_program(ZHIBIAO_CLANG_FORMAT NAMES clang-format-14 clang-format)
mark_as_advanced(ZHIBIAO_CLANG_FORMAT)
if(ZHIBIAO_CLANG_FORMAT)
  set(script ${CMAKE_SOURCE_DIR}/cmake/run_clang_format.cmake)
  set(arguments -DSOURCE=${CMAKE_SOURCE_DIR} -DCLANG_FORMAT=${ZHIBIAO_CLANG_FORMAT})
  add_custom_target(format COMMAND ${CMAKE_COMMAND} ${arguments} "-DMODE=-i" -P ${script} VERBATIM)
  add_custom_target(format-check COMMAND ${CMAKE_COMMAND} ${arguments} "-DMODE=--dry-run\;--Werror" -P ${script} VERBATIM)
endif()
