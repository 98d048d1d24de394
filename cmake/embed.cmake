# zhibiao_embed(TARGET FILE...): makes the files part of the binary. A generated assembler source takes their bytes in as
# they are; a generated table names them.
function(zhibiao_embed target)
  set(folder ${CMAKE_BINARY_DIR}/generated/embedded)
  set(assembler "    .section .rodata\n")
  set(symbols "")
  set(rows "")
  set(number 0)
  foreach(file IN LISTS ARGN)
    cmake_path(GET file FILENAME name)
    set(symbol zhibiao_embedded_${number})
    string(APPEND assembler "    .global ${symbol}_begin\n    .global ${symbol}_end\n"
                            "    .balign 16\n${symbol}_begin:\n    .incbin \"${file}\"\n${symbol}_end:\n    .byte 0\n")
    string(APPEND symbols "extern const char ${symbol}_begin[];\nextern const char ${symbol}_end[];\n")
    string(APPEND rows "    {\"${name}\", ${symbol}_begin, ${symbol}_end},\n")
    math(EXPR number "${number} + 1")
  endforeach()
  string(APPEND assembler "    .section .note.GNU-stack,\"\",%progbits\n")
  file(CONFIGURE OUTPUT ${folder}/embedded_files.S CONTENT "${assembler}" @ONLY)
  file(CONFIGURE OUTPUT ${folder}/embedded_symbols.inc CONTENT "extern \"C\" {\n${symbols}}\n" @ONLY)
  file(CONFIGURE OUTPUT ${folder}/embedded_files.inc
       CONTENT "constexpr std::array<EmbeddedFile, ${number}> kEmbeddedFiles{{\n${rows}}};\n" @ONLY)
  set_source_files_properties(${folder}/embedded_files.S PROPERTIES OBJECT_DEPENDS "${ARGN}")
  target_sources(${target} PRIVATE ${folder}/embedded_files.S)
endfunction()

# zhibiao_literal(LAYER FILE...): each file as a C++ string literal, generated/LAYER/NAME.inc, for tables that the
# compiler builds.
function(zhibiao_literal layer)
  foreach(file IN LISTS ARGN)
    cmake_path(GET file FILENAME name)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
    file(READ ${file} content)
    file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/generated/${layer}/${name}.inc CONTENT "R\"literal(${content})literal\"\n" @ONLY)
  endforeach()
endfunction()
