# The toolchain file of the wasm presets: Emscripten's own, in the Emscripten that tools/setup chose.
include("${CMAKE_CURRENT_LIST_DIR}/../../build/setup.cmake" OPTIONAL RESULT_VARIABLE CARDMEND_SETUP_FILE)
if(NOT CARDMEND_SETUP_FILE)
  message(FATAL_ERROR "build/setup.cmake is missing: run tools/setup first")
endif()
include("${CARDMEND_EMSCRIPTEN_ROOT}/cmake/Modules/Platform/Emscripten.cmake")
