// An article's formats and the names of its enumerators, in C.
#include <cstdlib>

#include "c/handles.h"

namespace c = pith::internal::c;

namespace {

// The names are literals, which end in a zero byte.
template <typename Enum, typename Number>
const char* name(Number number) {
  if (number < 0 || number > 0xFF) return "unknown";
  return to_string(static_cast<Enum>(number)).data();
}

}  // namespace

pith_buffer pith_write(const pith_article* article, pith_format format,
                       const pith_write_options* options) {
  if (article == nullptr || pith_format_name(format) == nullptr) return {nullptr, 0};
  return c::guarded(pith_buffer{nullptr, 0}, [&] {
    return c::owned(write_file(pith::output_formats()[std::size_t(format)], article->article,
                               options == nullptr ? pith::WriteOptions{} : options->options));
  });
}

const char* pith_format_name(pith_format format) {
  return c::name_of_row(pith::output_formats(), int{format});
}

pith_format pith_format_named(const char* name) {
  const pith::OutputFormat* const found = name == nullptr ? nullptr : pith::find_format(name);
  return pith_format{found == nullptr ? -1
                                      : static_cast<int>(found - pith::output_formats().data())};
}

void pith_buffer_free(pith_buffer buffer) { std::free(buffer.data); }

const char* pith_outcome_name(pith_outcome outcome) { return name<pith::Outcome>(int{outcome}); }

const char* pith_page_type_name(pith_page_type type) { return name<pith::PageType>(int{type}); }

const char* pith_kind_name(pith_kind kind) { return name<pith::BlockKind>(int{kind}); }

const char* pith_label_name(pith_label label) { return name<pith::Label>(int{label}); }

const char* pith_span_kind_name(pith_span_kind kind) { return name<pith::SpanKind>(int{kind}); }

const char* pith_task_name(pith_task task) { return name<pith::Task>(int{task}); }

const char* pith_alignment_name(pith_alignment alignment) {
  return name<pith::Alignment>(int{alignment});
}

const char* pith_container_kind_name(pith_container_kind kind) {
  return name<pith::ContainerKind>(int{kind});
}
