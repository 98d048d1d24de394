# What a packager's plain build installs, and the Debian package. The component Development is for those who link the
# library.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

if(TARGET zhibiao)
  install(TARGETS zhibiao RUNTIME COMPONENT Runtime)
endif()
if(TARGET zhibiao_pages)
  set(pages ${CMAKE_BINARY_DIR}/pages)
  install(FILES ${pages}/zhibiao.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 COMPONENT Runtime)
  install(FILES ${pages}/zhibiao.zh_CN.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/zh_CN/man1 RENAME zhibiao.1
          COMPONENT Runtime)
  install(FILES ${pages}/zhibiao.bash DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME zhibiao
          COMPONENT Runtime)
  # zsh looks into the first below /usr/local, into the second for Debian packages.
  foreach(folder site-functions vendor-completions)
    install(FILES ${pages}/_zhibiao DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/${folder} COMPONENT Runtime)
  endforeach()
  install(FILES ${pages}/zhibiao.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d COMPONENT Runtime)
endif()
install(DIRECTORY ${CMAKE_SOURCE_DIR}/patterns DESTINATION ${CMAKE_INSTALL_DATADIR}/zhibiao COMPONENT Runtime)
install(FILES ${CMAKE_SOURCE_DIR}/LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR} RENAME copyright COMPONENT Runtime)
install(FILES ${CMAKE_SOURCE_DIR}/NOTICE DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT Runtime)

install(TARGETS zhibiao_lib EXPORT zhibiao ARCHIVE COMPONENT Development)
install(DIRECTORY ${CMAKE_SOURCE_DIR}/include/zhibiao ${CMAKE_BINARY_DIR}/generated/zhibiao
        DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} COMPONENT Development FILES_MATCHING PATTERN "*.h")
set(package_folder ${CMAKE_INSTALL_LIBDIR}/cmake/zhibiao)
install(EXPORT zhibiao NAMESPACE zhibiao:: FILE zhibiaoTargets.cmake DESTINATION ${package_folder} COMPONENT Development)
write_basic_package_version_file(${CMAKE_BINARY_DIR}/zhibiaoConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_SOURCE_DIR}/cmake/zhibiaoConfig.cmake ${CMAKE_BINARY_DIR}/zhibiaoConfigVersion.cmake
        DESTINATION ${package_folder} COMPONENT Development)

set(CPACK_GENERATOR DEB)
set(CPACK_VERBATIM_VARIABLES ON)
set(CPACK_PACKAGE_NAME zhibiao)
set(CPACK_PACKAGE_CONTACT "zhibiao developers <zhibiao@example.org>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "${PROJECT_DESCRIPTION}")
set(CPACK_RESOURCE_FILE_LICENSE ${CMAKE_SOURCE_DIR}/LICENSE)
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "antiword, catdoc, pandoc, poppler-utils")
set(CPACK_COMPONENTS_ALL Runtime)
set(CPACK_COMPONENTS_GROUPING ALL_COMPONENTS_IN_ONE)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_SECTION text)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
include(CPack)
