// The names of an article's enumerators, as they stand in JSON and in explanations.
#include "pith/article.h"

namespace pith {

std::string_view to_string(Outcome outcome) {
  switch (outcome) {
    case Outcome::content:
      return "content";
    case Outcome::no_content:
      return "no_content";
    case Outcome::not_html:
      return "not_html";
    case Outcome::too_large:
      return "too_large";
    case Outcome::budget_exceeded:
      return "budget_exceeded";
    case Outcome::out_of_memory:
      return "out_of_memory";
    case Outcome::canceled:
      return "canceled";
  }
  return "unknown";
}

std::string_view to_string(PageType type) {
  switch (type) {
    // clang-format off
    case PageType::unknown: return "unknown";
    case PageType::article: return "article";
    case PageType::forum: return "forum";
    case PageType::product: return "product";
    case PageType::collection: return "collection";
    case PageType::listing: return "listing";
    case PageType::documentation: return "documentation";
    case PageType::service: return "service";
    case PageType::recipe: return "recipe";
      // clang-format on
  }
  return "unknown";
}

std::string_view to_string(BlockKind kind) {
  switch (kind) {
    case BlockKind::paragraph:
      return "paragraph";
    case BlockKind::heading:
      return "heading";
    case BlockKind::list_item:
      return "list_item";
    case BlockKind::table_cell:
      return "table_cell";
    case BlockKind::code:
      return "code";
    case BlockKind::caption:
      return "caption";
    case BlockKind::image:
      return "image";
    case BlockKind::term:
      return "term";
    case BlockKind::definition:
      return "definition";
    case BlockKind::callout_title:
      return "callout_title";
    case BlockKind::math:
      return "math";
    case BlockKind::embed:
      return "embed";
  }
  return "unknown";
}

std::string_view to_string(Label label) {
  switch (label) {
    case Label::boilerplate:
      return "boilerplate";
    case Label::main_content:
      return "main_content";
    case Label::comment:
      return "comment";
  }
  return "unknown";
}

std::string_view to_string(SpanKind kind) {
  switch (kind) {
    // clang-format off
    case SpanKind::link: return "link";
    case SpanKind::emphasis: return "emphasis";
    case SpanKind::strong: return "strong";
    case SpanKind::code: return "code";
    case SpanKind::image: return "image";
    case SpanKind::superscript: return "superscript";
    case SpanKind::subscript: return "subscript";
    case SpanKind::deleted: return "deleted";
    case SpanKind::inserted: return "inserted";
    case SpanKind::marked: return "marked";
    case SpanKind::quotation: return "quotation";
    case SpanKind::keyboard: return "keyboard";
    case SpanKind::math: return "math";
    case SpanKind::note_reference: return "note_reference";
      // clang-format on
  }
  return "unknown";
}

std::string_view to_string(Task task) {
  switch (task) {
    // clang-format off
    case Task::none: return "none";
    case Task::open: return "open";
    case Task::done: return "done";
      // clang-format on
  }
  return "unknown";
}

std::string_view to_string(Alignment alignment) {
  switch (alignment) {
    // clang-format off
    case Alignment::none: return "none";
    case Alignment::left: return "left";
    case Alignment::center: return "center";
    case Alignment::right: return "right";
      // clang-format on
  }
  return "unknown";
}

std::string_view to_string(ContainerKind kind) {
  switch (kind) {
    // clang-format off
    case ContainerKind::quote: return "quote";
    case ContainerKind::list_item: return "list_item";
    case ContainerKind::callout: return "callout";
    case ContainerKind::details: return "details";
    case ContainerKind::definition_list: return "definition_list";
    case ContainerKind::definition: return "definition";
    case ContainerKind::note: return "note";
    case ContainerKind::api_list: return "api_list";
      // clang-format on
  }
  return "unknown";
}

}  // namespace pith
