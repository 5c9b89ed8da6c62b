// Extraction and the contents of an article, in C.
#include <iterator>
#include <memory>
#include <span>

#include "c/handles.h"
#include "pith/extract.h"

namespace c = pith::internal::c;

using c::borrowed;
using c::nothing;
using pith::Block;
using pith::BlockContainer;
using pith::kMetadataFields;
using pith::MetaValue;
using pith::Span;

// The constants of pith_c.h have the values of the enumerators, so that they need no conversion.
static_assert(PITH_OUTCOME_CANCELED == static_cast<int>(pith::Outcome::canceled));
static_assert(PITH_PAGE_RECIPE == static_cast<int>(pith::PageType::recipe));
static_assert(PITH_KIND_EMBED == static_cast<int>(pith::BlockKind::embed));
static_assert(PITH_LABEL_COMMENT == static_cast<int>(pith::Label::comment));
static_assert(PITH_SPAN_NOTE_REFERENCE == static_cast<int>(pith::SpanKind::note_reference));
static_assert(PITH_TASK_DONE == static_cast<int>(pith::Task::done));
static_assert(PITH_ALIGNMENT_RIGHT == static_cast<int>(pith::Alignment::right));
static_assert(PITH_CONTAINER_API_LIST == static_cast<int>(pith::ContainerKind::api_list));

namespace {

// The numbers of fields are the indices of their rows.
static_assert(kMetadataFields[PITH_FIELD_FEED].many == &pith::Metadata::feeds);

std::span<const MetaValue> values_of(const pith_article* article, pith_field field) {
  if (article == nullptr || field < 0 || std::size_t(field) >= std::size(kMetadataFields))
    return {};
  return kMetadataFields[field].values(article->article.metadata);
}

// A block's handle is its address.
const pith_block* handle(const Block* block) { return reinterpret_cast<const pith_block*>(block); }
const Block* block_of(const pith_block* block) { return reinterpret_cast<const Block*>(block); }

const Span* span_of(const pith_block* block, size_t index) {
  return index < pith_block_span_count(block) ? &block_of(block)->spans[index] : nullptr;
}

pith_string string_of(const pith_block* block, size_t index, std::string Span::*member) {
  const Span* const span = span_of(block, index);
  return span == nullptr ? nothing() : borrowed(span->*member);
}

const BlockContainer* container_of(const pith_block* block, size_t index) {
  if (index >= pith_block_container_count(block)) return nullptr;
  return &block_of(block)->containers[index];
}

// The places of a block that is in no list and in no table.
constexpr pith::ListPlace kNoList{.depth = 0};
constexpr pith::TablePlace kNoTable;

pith::ListPlace list_of(const pith_block* block) {
  return block == nullptr ? kNoList : block_of(block)->list.value_or(kNoList);
}

pith::TablePlace table_of(const pith_block* block) {
  return block == nullptr ? kNoTable : block_of(block)->table.value_or(kNoTable);
}

}  // namespace

const char* pith_version() { return PITH_VERSION; }

pith_article* pith_extract(const char* bytes, size_t length, const pith_options* options) {
  if (!c::readable(bytes, length)) return nullptr;
  return c::guarded<pith_article*>(nullptr, [&] {
    auto article = std::make_unique<pith_article>();
    article->article = pith::extract(c::view(bytes, length),
                                     options == nullptr ? pith::Options{} : options->options);
    return article.release();
  });
}

void pith_article_free(pith_article* article) { delete article; }

pith_outcome pith_article_outcome(const pith_article* article) {
  if (article == nullptr) return PITH_OUTCOME_NO_CONTENT;
  return static_cast<pith_outcome>(article->article.outcome);
}

pith_string pith_article_message(const pith_article* article) {
  return article == nullptr ? nothing() : borrowed(article->article.message);
}

pith_string pith_article_url(const pith_article* article) {
  return article == nullptr ? nothing() : borrowed(article->article.url);
}

bool pith_article_is_plain_text(const pith_article* article) {
  return article != nullptr && article->article.is_plain_text;
}

pith_string pith_article_encoding(const pith_article* article) {
  return article == nullptr ? nothing() : borrowed(article->article.encoding);
}

pith_page_type pith_article_page_type(const pith_article* article) {
  if (article == nullptr) return PITH_PAGE_UNKNOWN;
  return static_cast<pith_page_type>(article->article.page_type);
}

pith_string pith_article_page_type_reason(const pith_article* article) {
  return article == nullptr ? nothing() : borrowed(article->article.page_type_reason);
}

float pith_article_confidence(const pith_article* article) {
  return article == nullptr ? 0 : article->article.confidence.value_or(0);
}

const char* pith_field_name(pith_field field) {
  return c::name_of_row<pith::MetadataField>(kMetadataFields, int{field});
}

pith_field pith_field_named(const char* name) {
  return pith_field{c::row_named<pith::MetadataField>(kMetadataFields, name)};
}

size_t pith_article_field_count(const pith_article* article, pith_field field) {
  return values_of(article, field).size();
}

pith_sourced pith_article_field(const pith_article* article, pith_field field, size_t index) {
  const std::span<const MetaValue> values = values_of(article, field);
  if (index >= values.size()) return {nothing(), nothing()};
  return {borrowed(values[index].value), borrowed(values[index].source)};
}

size_t pith_article_block_count(const pith_article* article) {
  return article == nullptr ? 0 : article->article.blocks.size();
}

const pith_block* pith_article_block(const pith_article* article, size_t index) {
  if (index >= pith_article_block_count(article)) return nullptr;
  return handle(&article->article.blocks[index]);
}

pith_kind pith_block_kind(const pith_block* block) {
  return block == nullptr ? PITH_KIND_PARAGRAPH : static_cast<pith_kind>(block_of(block)->kind);
}

pith_label pith_block_label(const pith_block* block) {
  return block == nullptr ? PITH_LABEL_BOILERPLATE
                          : static_cast<pith_label>(block_of(block)->label);
}

float pith_block_score(const pith_block* block) {
  return block == nullptr ? 0 : block_of(block)->score;
}

pith_string pith_block_text(const pith_block* block) {
  return block == nullptr ? nothing() : borrowed(block_of(block)->text);
}

pith_string pith_block_reason(const pith_block* block) {
  return block == nullptr ? nothing() : borrowed(block_of(block)->reason);
}

pith_string pith_block_decided_by(const pith_block* block) {
  return block == nullptr ? nothing() : borrowed(block_of(block)->decided_by);
}

int pith_block_heading_level(const pith_block* block) {
  return block == nullptr ? 0 : block_of(block)->heading_level;
}

int pith_block_quote_depth(const pith_block* block) {
  return block == nullptr ? 0 : block_of(block)->quote_depth;
}

pith_range pith_block_source(const pith_block* block) {
  if (block == nullptr) return {0, 0};
  return {block_of(block)->source.begin, block_of(block)->source.end};
}

pith_string pith_block_code_language(const pith_block* block) {
  return block == nullptr ? nothing() : borrowed(block_of(block)->code_language);
}

bool pith_block_break_before(const pith_block* block) {
  return block != nullptr && block_of(block)->break_before;
}

pith_string pith_block_note(const pith_block* block) {
  return block == nullptr ? nothing() : borrowed(block_of(block)->note);
}

size_t pith_block_line_ends_before(const pith_block* block) {
  return block == nullptr ? 0 : block_of(block)->line_ends_before;
}

size_t pith_block_span_count(const pith_block* block) {
  return block == nullptr ? 0 : block_of(block)->spans.size();
}

pith_span_kind pith_block_span_kind(const pith_block* block, size_t index) {
  const Span* const span = span_of(block, index);
  return span == nullptr ? PITH_SPAN_NONE : static_cast<pith_span_kind>(span->kind);
}

pith_range pith_block_span_range(const pith_block* block, size_t index) {
  const Span* const span = span_of(block, index);
  if (span == nullptr) return {0, 0};
  return {span->begin, span->end};
}

pith_string pith_block_span_target(const pith_block* block, size_t index) {
  return string_of(block, index, &Span::target);
}

pith_string pith_block_span_alt(const pith_block* block, size_t index) {
  return string_of(block, index, &Span::alt);
}

pith_string pith_block_span_link(const pith_block* block, size_t index) {
  return string_of(block, index, &Span::link);
}

pith_string pith_block_span_caption(const pith_block* block, size_t index) {
  return string_of(block, index, &Span::caption);
}

bool pith_block_span_spaced(const pith_block* block, size_t index) {
  const Span* const span = span_of(block, index);
  return span != nullptr && span->spaced;
}

int pith_block_list_depth(const pith_block* block) { return list_of(block).depth; }

bool pith_block_list_ordered(const pith_block* block) { return list_of(block).ordered; }

int pith_block_list_number(const pith_block* block) { return list_of(block).number; }

size_t pith_block_list_item(const pith_block* block) { return list_of(block).item; }

pith_task pith_block_list_task(const pith_block* block) {
  return static_cast<pith_task>(list_of(block).task);
}

size_t pith_block_table(const pith_block* block) { return table_of(block).table; }

size_t pith_block_table_row(const pith_block* block) { return table_of(block).row; }

size_t pith_block_table_column(const pith_block* block) { return table_of(block).column; }

bool pith_block_table_header(const pith_block* block) { return table_of(block).header; }

pith_alignment pith_block_table_alignment(const pith_block* block) {
  return static_cast<pith_alignment>(table_of(block).alignment);
}

size_t pith_block_container_count(const pith_block* block) {
  return block == nullptr ? 0 : block_of(block)->containers.size();
}

pith_container_kind pith_block_container_kind(const pith_block* block, size_t index) {
  const BlockContainer* const container = container_of(block, index);
  return container == nullptr ? PITH_CONTAINER_NONE
                              : static_cast<pith_container_kind>(container->kind);
}

size_t pith_block_container_id(const pith_block* block, size_t index) {
  const BlockContainer* const container = container_of(block, index);
  return container == nullptr ? 0 : container->id;
}
