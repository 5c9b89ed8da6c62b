# Installs pith from BUILD into WORK and builds this folder's projects against it: without the input
# component, with it, by pkg-config, and in C both ways.
function(run)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE result OUTPUT_VARIABLE out ERROR_VARIABLE out)
  if(NOT result EQUAL 0)
    list(JOIN ARGN " " command)
    message(FATAL_ERROR "${command}: exit ${result}\n${out}")
  endif()
  set(out "${out}" PARENT_SCOPE)
endfunction()

function(expect_article)
  if(NOT out MATCHES "content\n.*The sea rises and falls twice a day")
    message(FATAL_ERROR "the consumer printed:\n${out}")
  endif()
endfunction()

function(expect_core_only program)
  run(ldd ${program})
  if(out MATCHES "libcurl|libspdlog")
    message(FATAL_ERROR "who links the core alone must not need libcurl or spdlog:\n${out}")
  endif()
endfunction()

function(build_consumer source folder components)
  run(${CMAKE_COMMAND} -S ${source} -B ${folder} -G ${GENERATOR}
      -D CMAKE_PREFIX_PATH=${WORK}/prefix -D COMPONENTS=${components})
  run(${CMAKE_COMMAND} --build ${folder})
endfunction()

file(REMOVE_RECURSE ${WORK})
run(${CMAKE_COMMAND} --install ${BUILD} --prefix ${WORK}/prefix)

build_consumer(${CMAKE_CURRENT_LIST_DIR} ${WORK}/core "")
run(${WORK}/core/consumer)
expect_article()
expect_core_only(${WORK}/core/consumer)

build_consumer(${CMAKE_CURRENT_LIST_DIR} ${WORK}/input input)
file(WRITE ${WORK}/page.html "<p>A page with one paragraph.</p>")
run(${WORK}/input/reader ${WORK}/page.html)

file(GLOB_RECURSE pc ${WORK}/prefix/pith.pc)
get_filename_component(pc ${pc} DIRECTORY)
set(ENV{PKG_CONFIG_PATH} ${pc})
run(sh -c "c++ -std=c++20 ${CMAKE_CURRENT_LIST_DIR}/main.cc $(pkg-config --cflags --libs pith) -o ${WORK}/by_pkg_config")
run(${WORK}/by_pkg_config)
expect_article()
expect_core_only(${WORK}/by_pkg_config)

build_consumer(${CMAKE_CURRENT_LIST_DIR}/c ${WORK}/c "")
run(${WORK}/c/consumer)
expect_article()
expect_core_only(${WORK}/c/consumer)
run(sh -c "cc -std=c11 ${CMAKE_CURRENT_LIST_DIR}/c/main.c $(pkg-config --cflags --libs pith_c) -o ${WORK}/c_by_pkg_config")
set(ENV{LD_LIBRARY_PATH} ${pc}/..)
run(${WORK}/c_by_pkg_config)
expect_article()
