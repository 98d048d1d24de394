# zhibiao_layer(NAME SOURCES ... LIBRARIES ...): one folder of src/ as an object library of the library zhibiao.
# The order of the calls in src/CMakeLists.txt is the order of the layers; each may include only those before it.
function(zhibiao_layer name)
  cmake_parse_arguments(arg "" "" "SOURCES;LIBRARIES" ${ARGN})
  add_library(zhibiao_${name} OBJECT ${arg_SOURCES})
  target_include_directories(zhibiao_${name} PUBLIC ${CMAKE_SOURCE_DIR}/include ${CMAKE_SOURCE_DIR}/src
                                                    ${CMAKE_BINARY_DIR}/generated)
  target_link_libraries(zhibiao_${name} PUBLIC tl::expected ${arg_LIBRARIES} PRIVATE zhibiao_warnings zhibiao_sanitizers)
  set_property(GLOBAL APPEND PROPERTY ZHIBIAO_LAYERS ${name})
  set(system_libraries ${arg_LIBRARIES})
  list(FILTER system_libraries EXCLUDE REGEX "^zhibiao_")
  set_property(GLOBAL APPEND PROPERTY ZHIBIAO_SYSTEM_LIBRARIES ${system_libraries})
endfunction()
