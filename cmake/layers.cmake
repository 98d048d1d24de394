# What nearly every file includes, compiled once. Not beside ccache, which keeps no object that includes such a header.
# RE2 because of -pthread, which all that include it must say.
if(NOT CMAKE_CXX_COMPILER_LAUNCHER)
  file(CONFIGURE OUTPUT precompiled_headers.cpp CONTENT "")
  add_library(zhibiao_headers OBJECT ${CMAKE_CURRENT_BINARY_DIR}/precompiled_headers.cpp)
  target_link_libraries(zhibiao_headers PRIVATE re2::re2 tl::expected zhibiao_warnings zhibiao_sanitizers zhibiao_fuzzed)
  target_precompile_headers(zhibiao_headers PRIVATE <algorithm> <functional> <map> <memory> <optional> <string> <vector>
                            <tl/expected.hpp>)
endif()

# zhibiao_layer(NAME SOURCES ... LIBRARIES ...): one folder of src/ as an object library of the library zhibiao.
# The order of the calls in src/CMakeLists.txt is the order of the layers; each may include only those before it.
function(zhibiao_layer name)
  cmake_parse_arguments(arg "" "" "SOURCES;LIBRARIES" ${ARGN})
  add_library(zhibiao_${name} OBJECT ${arg_SOURCES})
  target_include_directories(zhibiao_${name} PUBLIC ${CMAKE_SOURCE_DIR}/include ${CMAKE_SOURCE_DIR}/src
                                                    ${CMAKE_BINARY_DIR}/generated)
  target_link_libraries(zhibiao_${name} PUBLIC tl::expected ${arg_LIBRARIES}
                                        PRIVATE zhibiao_warnings zhibiao_sanitizers zhibiao_fuzzed)
  if(TARGET zhibiao_headers)
    target_precompile_headers(zhibiao_${name} REUSE_FROM zhibiao_headers)
  endif()
  set_property(GLOBAL APPEND PROPERTY ZHIBIAO_LAYERS ${name})
  set(system_libraries ${arg_LIBRARIES})
  list(FILTER system_libraries EXCLUDE REGEX "^zhibiao_")
  set_property(GLOBAL APPEND PROPERTY ZHIBIAO_SYSTEM_LIBRARIES ${system_libraries})
endfunction()
