# cpack makes Debian packages of what is installed: the program, the C library, and what programs are
# built with. They are for the release of Debian that they are built on.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME pith)
set(CPACK_PACKAGE_CONTACT "The authors of pith <pith@localhost>")
string(REPLACE "-" "~" CPACK_PACKAGE_VERSION ${pith_full_version}) # 1.0.0~rc1 comes before 1.0.0
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY ${PROJECT_DESCRIPTION})
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION web)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_COMPONENTS_GROUPING IGNORE)
set(CPACK_COMPONENTS_ALL program library development)
set(CPACK_STRIP_FILES ON)

set(CPACK_DEBIAN_PROGRAM_PACKAGE_NAME pith)
set(CPACK_DEBIAN_LIBRARY_PACKAGE_NAME libpith-c${PROJECT_VERSION_MAJOR})
set(CPACK_DEBIAN_LIBRARY_PACKAGE_SECTION libs)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_NAME libpith-dev)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SECTION libdevel)
set(CPACK_COMPONENT_PROGRAM_DESCRIPTION "The program pith.")
set(CPACK_COMPONENT_LIBRARY_DESCRIPTION "The C library, which contains the extractor.")
set(CPACK_COMPONENT_DEVELOPMENT_DESCRIPTION "Headers, libraries for C++, and how CMake and pkg-config find them.")
# The libraries for C++ are archives, so who links them links these.
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SHLIBDEPS OFF)
string(JOIN ", " CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS
       "libpith-c${PROJECT_VERSION_MAJOR} (= ${CPACK_PACKAGE_VERSION}-1)" pkg-config
       libgumbo-dev libutf8proc-dev libuchardet-dev libcld2-dev)
string(JOIN ", " CPACK_DEBIAN_DEVELOPMENT_PACKAGE_RECOMMENDS
       libcurl4-openssl-dev zlib1g-dev libarchive-dev libpugixml-dev libzstd-dev libbrotli-dev libisal-dev liblzma-dev libbz2-dev
       libgmime-3.0-dev libplist-dev)
include(CPack)
