# Installs pith from BUILD into WORK, compiles each of its headers alone, and builds the examples of this
# folder against it: without the input component and with it, by CMake and by pkg-config, and in C both ways. SOURCE: the
# root of the sources.
function(run)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE result OUTPUT_VARIABLE out ERROR_VARIABLE out)
  if(NOT result EQUAL 0)
    list(JOIN ARGN " " command)
    message(FATAL_ERROR "${command}: exit ${result}\n${out}")
  endif()
  set(out "${out}" PARENT_SCOPE)
endfunction()

# expect(PATTERN COMMAND...): the command's output on the page.
function(expect pattern)
  list(JOIN ARGN " " command)
  run(sh -c "${command} < ${WORK}/page.html")
  if(NOT out MATCHES "${pattern}")
    message(FATAL_ERROR "${command} printed:\n${out}")
  endif()
endfunction()

function(expect_core_only program)
  run(ldd ${program})
  if(out MATCHES "libcurl|libspdlog")
    message(FATAL_ERROR "who links the core alone must not need libcurl or spdlog:\n${out}")
  endif()
endfunction()

function(build_examples source folder components)
  run(${CMAKE_COMMAND} -S ${source} -B ${folder} -G ${GENERATOR}
      -D CMAKE_PREFIX_PATH=${WORK}/prefix -D COMPONENTS=${components})
  run(${CMAKE_COMMAND} --build ${folder})
endfunction()

set(text "The sea rises and falls twice a day")
file(REMOVE_RECURSE ${WORK})
run(${CMAKE_COMMAND} --install ${BUILD} --prefix ${WORK}/prefix)
file(WRITE ${WORK}/page.html "<title>Tides</title><meta name=author content='Ana Reyes'><nav><a href=/>Home</a></nav>"
     "<article><h1>Tides</h1><p>${text}, and the harbor master writes down how far, in a book that nobody else has "
     "opened for twenty years.</p></article>")

# Each header alone, in a program that asks for more warnings than pith's own build does.
set(warnings -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror -fsyntax-only)
file(GLOB headers ${WORK}/prefix/include/pith/*.h)
foreach(header IN LISTS headers)
  run(c++ -std=c++20 ${warnings} -I${WORK}/prefix/include -include ${header} -x c++ /dev/null)
endforeach()
run(cc -std=c11 ${warnings} -I${WORK}/prefix/include -include ${WORK}/prefix/include/pith/pith_c.h -x c /dev/null)

build_examples(${CMAKE_CURRENT_LIST_DIR} ${WORK}/core "")
expect("title: Tides.*${text}" ${WORK}/core/extract)
expect("authors: Ana Reyes" ${WORK}/core/metadata)
expect("\\+\t.*${text}" ${WORK}/core/own_model ${SOURCE}/src/markup/scorer.model ${SOURCE}/src/plain/plain.model)
expect_core_only(${WORK}/core/extract)

build_examples(${CMAKE_CURRENT_LIST_DIR} ${WORK}/input input)
expect("no.html: no such file.*\"id\":\"page\".*${text}" ${WORK}/input/input no.html ${WORK}/page.html)

file(GLOB_RECURSE pc ${WORK}/prefix/pith.pc)
get_filename_component(pc ${pc} DIRECTORY)
set(ENV{PKG_CONFIG_PATH} ${pc})
run(sh -c "c++ -std=c++20 ${CMAKE_CURRENT_LIST_DIR}/extract.cc $(pkg-config --cflags --libs pith) -o ${WORK}/by_pkg_config")
expect("${text}" ${WORK}/by_pkg_config)
expect_core_only(${WORK}/by_pkg_config)
run(sh -c "c++ -std=c++20 ${CMAKE_CURRENT_LIST_DIR}/input.cc $(pkg-config --cflags --libs pith_input) -o ${WORK}/input_by_pkg_config")
expect("no.html: no such file.*\"id\":\"page\".*${text}" ${WORK}/input_by_pkg_config no.html ${WORK}/page.html)

build_examples(${CMAKE_CURRENT_LIST_DIR}/c ${WORK}/c "")
expect("Ana Reyes.*${text}" ${WORK}/c/extract)
expect_core_only(${WORK}/c/extract)
run(sh -c "cc -std=c11 ${CMAKE_CURRENT_LIST_DIR}/c/extract.c $(pkg-config --cflags --libs pith_c) -o ${WORK}/c_by_pkg_config")
set(ENV{LD_LIBRARY_PATH} ${pc}/..)
expect("${text}" ${WORK}/c_by_pkg_config)
