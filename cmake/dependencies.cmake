# Debian's packages only; scripts/dependencies names them.
find_package(PkgConfig REQUIRED)
find_package(LibArchive REQUIRED)
find_package(ICU REQUIRED COMPONENTS uc i18n)
find_package(fmt REQUIRED)
# Compiled once for developers: header-only it doubles the time that a file takes. Debian has no archive of it, so the
# program that users run goes without the shared library.
set(ZHIBIAO_FMT fmt::fmt-header-only)
if(ZHIBIAO_DEVELOPER_MODE)
  set(ZHIBIAO_FMT fmt::fmt)
endif()
find_package(nlohmann_json REQUIRED)
find_package(CLI11 REQUIRED)
find_package(TBB REQUIRED)
find_package(simdjson REQUIRED)
find_package(SQLite3 REQUIRED)
find_package(tl-expected REQUIRED)
# libre2-dev and nettle-dev bring no CMake package.
pkg_check_modules(RE2 REQUIRED IMPORTED_TARGET re2)
add_library(re2::re2 ALIAS PkgConfig::RE2)
pkg_check_modules(MINIZIP REQUIRED IMPORTED_TARGET minizip)
pkg_check_modules(NETTLE REQUIRED IMPORTED_TARGET nettle)
add_library(nettle::nettle ALIAS PkgConfig::NETTLE)
pkg_check_modules(TOMLPLUSPLUS REQUIRED tomlplusplus)
