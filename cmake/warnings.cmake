add_library(zhibiao_warnings INTERFACE)
if(ZHIBIAO_DEVELOPER_MODE)
  target_compile_options(zhibiao_warnings INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion
                                                    -Werror)
  if(CMAKE_CXX_COMPILER_ID STREQUAL Clang)
    # A view, pointer or reference that outlives what it looks at.
    target_compile_options(zhibiao_warnings INTERFACE -Wdangling -Wdangling-gsl -Wreturn-stack-address -Wrange-loop-analysis)
  endif()
  if(CMAKE_UNITY_BUILD)
    # A source compiled together with others sees their names, and g++ takes it for a header.
    target_compile_options(zhibiao_warnings INTERFACE -Wno-shadow $<$<CXX_COMPILER_ID:GNU>:-Wno-subobject-linkage>)
  endif()
endif()
