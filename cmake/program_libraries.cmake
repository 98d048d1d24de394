# zhibiao_program_libraries(RESULT LIBRARY...): what a program that is started often links: static archives in place of
# shared libraries, wherever the -dev packages brought all that one needs, for loading those is most of a short run.
option(ZHIBIAO_SHARED_LIBRARIES "Link the system's shared libraries only; each start takes longer then" OFF)
mark_as_advanced(ZHIBIAO_SHARED_LIBRARIES)

# The archives that stand for each library, and what they need. ICU stays shared: its data are 30 MB.
set(zhibiao_static_re2::re2 libre2.a)
set(zhibiao_static_nettle::nettle libnettle.a)
set(zhibiao_static_SQLite::SQLite3 libsqlite3.a)
set(zhibiao_static_PkgConfig::MINIZIP libminizip.a libz.a)
set(zhibiao_static_LibArchive::LibArchive libarchive.a libz.a libbz2.a liblzma.a libnettle.a libzstd)

function(zhibiao_program_libraries result)
  set(all "")
  foreach(library IN LISTS ARGN)
    set(found ${library})
    if(zhibiao_static_${library} AND NOT ZHIBIAO_SHARED_LIBRARIES)
      set(found "")
      foreach(name IN LISTS zhibiao_static_${library})
        # libzstd stays shared where its -dev package is not there; loading it costs little.
        find_library(ZHIBIAO_LIBRARY_${name} NAMES ${name} ${name}.a ${name}.so.1)
        mark_as_advanced(ZHIBIAO_LIBRARY_${name})
        list(APPEND found ${ZHIBIAO_LIBRARY_${name}})
      endforeach()
      if(found MATCHES "-NOTFOUND")
        message(STATUS "static archives for ${library} are not there: zhibiao will start slower than it could")
        set(found ${library})
      endif()
    endif()
    list(APPEND all ${found})
  endforeach()
  set(${result} ${all} PARENT_SCOPE)
endfunction()
