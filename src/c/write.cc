// An article's formats and the names of its enumerators, in C.
#include <cstdlib>
#include <cstring>
#include <optional>

#include "c/handles.h"

namespace {

std::optional<std::string> written(const pith::Article& article, pith_format format,
                                   const pith::WriteOptions& options) {
  switch (format) {
    case PITH_FORMAT_TEXT:
      return pith::write_text(article);
    case PITH_FORMAT_MARKDOWN:
      return pith::write_markdown(article, options);
    case PITH_FORMAT_HTML:
      return pith::write_html(article, options);
    case PITH_FORMAT_JSON:
      return pith::write_json(article, options);
    case PITH_FORMAT_JSONL:
      return pith::write_jsonl(article, options);
    case PITH_FORMAT_EXPLAIN:
      return pith::write_explain(article);
  }
  return std::nullopt;
}

pith_buffer owned(const std::string& text) {
  auto* data = static_cast<char*>(std::malloc(text.size() + 1));
  if (data == nullptr) return {nullptr, 0};
  std::memcpy(data, text.c_str(), text.size() + 1);
  return {data, text.size()};
}

// The names are literals, which end in a zero byte.
template <typename Enum, typename Number>
const char* name(Number number) {
  if (number < 0 || number > 0xFF) return "unknown";
  return to_string(static_cast<Enum>(number)).data();
}

}  // namespace

pith_buffer pith_write(const pith_article* article, pith_format format,
                       const pith_write_options* options) {
  if (article == nullptr) return {nullptr, 0};
  return pith::c::guarded(pith_buffer{nullptr, 0}, [&] {
    const auto text = written(article->article, format,
                              options == nullptr ? pith::WriteOptions{} : options->options);
    return text ? owned(*text) : pith_buffer{nullptr, 0};
  });
}

void pith_buffer_free(pith_buffer buffer) { std::free(buffer.data); }

const char* pith_outcome_name(pith_outcome outcome) { return name<pith::Outcome>(int{outcome}); }

const char* pith_page_type_name(pith_page_type type) { return name<pith::PageType>(int{type}); }

const char* pith_kind_name(pith_kind kind) { return name<pith::BlockKind>(int{kind}); }

const char* pith_label_name(pith_label label) { return name<pith::Label>(int{label}); }
