# Targets `format` and `format-check`: clang-format over our own sources.
find_program(ZHIBIAO_CLANG_FORMAT NAMES clang-format-14 clang-format)
mark_as_advanced(ZHIBIAO_CLANG_FORMAT)
if(ZHIBIAO_CLANG_FORMAT)
  set(script ${CMAKE_SOURCE_DIR}/cmake/run_clang_format.cmake)
  set(arguments -DSOURCE=${CMAKE_SOURCE_DIR} -DCLANG_FORMAT=${ZHIBIAO_CLANG_FORMAT})
  add_custom_target(format COMMAND ${CMAKE_COMMAND} ${arguments} "-DMODE=-i" -P ${script} VERBATIM)
  add_custom_target(format-check COMMAND ${CMAKE_COMMAND} ${arguments} -DMODE=--dry-run -P ${script} VERBATIM)
endif()

# Target `tidy`: clang-tidy over every source that the build compiles; for clang's builds only, whose flags it knows. Where
# sources are compiled several at once, it reads them so too: most of its time goes into what they all include.
find_program(ZHIBIAO_RUN_CLANG_TIDY NAMES run-clang-tidy-14)
mark_as_advanced(ZHIBIAO_RUN_CLANG_TIDY)
if(ZHIBIAO_RUN_CLANG_TIDY AND CMAKE_CXX_COMPILER_ID STREQUAL Clang)
  cmake_host_system_information(RESULT processors QUERY NUMBER_OF_LOGICAL_CORES)
  add_custom_target(tidy COMMAND ${ZHIBIAO_RUN_CLANG_TIDY} -quiet -j ${processors} -p ${CMAKE_BINARY_DIR}
                                 "^${CMAKE_SOURCE_DIR}/(src|tests|tools)/" "^${CMAKE_BINARY_DIR}/(src|tests)/.*/Unity/" VERBATIM
                                 USES_TERMINAL)
  foreach(headers zhibiao_headers zhibiao_test_headers)
    if(TARGET ${headers})
      add_dependencies(tidy ${headers})
    endif()
  endforeach()
endif()
