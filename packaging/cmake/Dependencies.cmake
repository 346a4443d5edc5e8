# SPDX-License-Identifier: GPL-3.0-or-later
# What Debian 12 packages (packaging/dependencies installs it) and the two pinned engines it does not.
find_package(Qt6 6.4 REQUIRED COMPONENTS Core Gui Sql Test)
find_package(PkgConfig REQUIRED)
pkg_check_modules(SODIUM REQUIRED IMPORTED_TARGET libsodium)
pkg_check_modules(ICU REQUIRED IMPORTED_TARGET icu-uc icu-i18n)
pkg_check_modules(HARFBUZZ REQUIRED IMPORTED_TARGET harfbuzz harfbuzz-subset)
find_package(ZLIB REQUIRED)
include(Engine)
if(BUILD_TESTING)
    include(SecondEngine)
endif()
include(Fonts)
include(SharedHeaders)
