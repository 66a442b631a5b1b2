# Finds the QGIS libraries built for Qt 6 (default prefix /opt/qgis6, override with QGIS_PREFIX).
# Targets: QGIS::Core, QGIS::Gui. Variable: QGIS_PREFIX_PATH, what QgsApplication::setPrefixPath wants.
set(QGIS_PREFIX "/opt/qgis6" CACHE PATH "Where QGIS for Qt 6 is installed")
find_path(QGIS_INCLUDE_DIR qgsapplication.h PATHS ${QGIS_PREFIX}/include/qgis NO_DEFAULT_PATH)
find_library(QGIS_CORE_LIBRARY qgis_core PATHS ${QGIS_PREFIX}/lib NO_DEFAULT_PATH)
find_library(QGIS_GUI_LIBRARY qgis_gui PATHS ${QGIS_PREFIX}/lib NO_DEFAULT_PATH)
set(QGIS_VERSION "")
if(QGIS_INCLUDE_DIR AND EXISTS ${QGIS_INCLUDE_DIR}/qgsconfig.h)
  file(STRINGS ${QGIS_INCLUDE_DIR}/qgsconfig.h line REGEX "define VERSION ")
  string(REGEX MATCH "[0-9]+\\.[0-9]+\\.[0-9]+" QGIS_VERSION "${line}")
endif()
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(QGIS REQUIRED_VARS QGIS_CORE_LIBRARY QGIS_GUI_LIBRARY QGIS_INCLUDE_DIR VERSION_VAR QGIS_VERSION
  REASON_FAILURE_MESSAGE "QGIS for Qt 6 is not in ${QGIS_PREFIX}: run ./jw setup")
set(QGIS_PREFIX_PATH ${QGIS_PREFIX})
if(QGIS_FOUND AND NOT TARGET QGIS::Core)
  find_package(Qt6 REQUIRED COMPONENTS Core Gui Widgets Xml Svg Sql Network PrintSupport Positioning Concurrent Core5Compat)
  add_library(QGIS::Core SHARED IMPORTED)
  set_target_properties(QGIS::Core PROPERTIES IMPORTED_LOCATION ${QGIS_CORE_LIBRARY} INTERFACE_INCLUDE_DIRECTORIES "${QGIS_PREFIX}/include"
    # After the system's: QGIS brings a part of another nlohmann-json along.
    INTERFACE_COMPILE_OPTIONS "SHELL:-idirafter ${QGIS_INCLUDE_DIR}"
    INTERFACE_LINK_LIBRARIES "Qt6::Core;Qt6::Gui;Qt6::Xml;Qt6::Svg;Qt6::Sql;Qt6::Network;Qt6::Positioning;Qt6::Concurrent;Qt6::Core5Compat;Qt6::PrintSupport")
  add_library(QGIS::Gui SHARED IMPORTED)
  set_target_properties(QGIS::Gui PROPERTIES IMPORTED_LOCATION ${QGIS_GUI_LIBRARY} INTERFACE_LINK_LIBRARIES "QGIS::Core;Qt6::Widgets")
endif()
