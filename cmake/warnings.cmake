add_library(zhibiao_warnings INTERFACE)
if(ZHIBIAO_DEVELOPER_MODE)
  target_compile_options(zhibiao_warnings INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion
                                                    -Werror)
endif()
