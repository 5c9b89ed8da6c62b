#include "bench/faithful.h"

#include <gumbo.h>
#include <utf8proc.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>

namespace pith::bench {
namespace {

// How many texts in a row a text may leave out.
constexpr std::size_t kMostLeftOut = 8;

bool is_nothing(utf8proc_int32_t code_point) {
  switch (utf8proc_category(code_point)) {
    case UTF8PROC_CATEGORY_ZS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_CF:
    case UTF8PROC_CATEGORY_CO:
      return true;
    default:
      return false;
  }
}

// Decomposed, as compositions differ by where a text is cut; without what is nothing.
std::string normal(std::string_view text) {
  std::string out;
  bool ascii = true;
  const auto* at = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  for (auto left = static_cast<utf8proc_ssize_t>(text.size()); left > 0;) {
    utf8proc_int32_t code_point = 0;
    const utf8proc_ssize_t size = std::max<utf8proc_ssize_t>(
        1, utf8proc_iterate(at, std::min<utf8proc_ssize_t>(left, 4), &code_point));
    if (code_point < 0 || !is_nothing(code_point)) {
      out.append(reinterpret_cast<const char*>(at), static_cast<std::size_t>(size));
      ascii = ascii && *at < 0x80;
    }
    at += size;
    left -= size;
  }
  if (ascii) return out;
  utf8proc_uint8_t* mapped = nullptr;
  const utf8proc_ssize_t size =
      utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(out.data()),
                   static_cast<utf8proc_ssize_t>(out.size()), &mapped,
                   static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_DECOMPOSE));
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(mapped, &std::free);
  if (size >= 0) out.assign(reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(size));
  return out;
}

// What a page holds, in document order; JSON-LD as written.
struct Texts {
  std::vector<std::string> shown;
  std::vector<std::string> json_ld;
};

bool is_json_ld(const GumboElement& element) {
  const GumboAttribute* type = gumbo_get_attribute(&element.attributes, "type");
  return element.tag == GUMBO_TAG_SCRIPT && type != nullptr &&
         std::string_view(type->value).find("ld+json") != std::string_view::npos;
}

Texts texts_of(std::string_view html) {
  GumboOptions options = kGumboDefaultOptions;
  options.max_errors = 0;
  GumboOutput* tree = gumbo_parse_with_options(&options, html.data(), html.size());
  Texts texts;
  std::vector<const GumboNode*> waiting = {tree->root};
  while (!waiting.empty()) {
    const GumboNode* node = waiting.back();
    waiting.pop_back();
    if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_CDATA) {
      texts.shown.push_back(normal(node->v.text.text));
    }
    if (node->type != GUMBO_NODE_ELEMENT) continue;
    const GumboElement& element = node->v.element;
    if (element.tag == GUMBO_TAG_SELECT || element.tag == GUMBO_TAG_DATALIST) continue;
    const GumboVector& children = element.children;
    if (element.tag == GUMBO_TAG_SCRIPT || element.tag == GUMBO_TAG_STYLE) {
      for (unsigned i = 0; i < children.length && is_json_ld(element); ++i) {
        texts.json_ld.emplace_back(static_cast<const GumboNode*>(children.data[i])->v.text.text);
      }
      continue;
    }
    for (unsigned i = children.length; i-- > 0;) {
      waiting.push_back(static_cast<const GumboNode*>(children.data[i]));
    }
  }
  gumbo_destroy_output(&options, tree);
  std::erase(texts.shown, std::string());
  return texts;
}

// Where a run of texts [begin, end) makes up a text.
struct Place {
  std::size_t begin = 0;
  std::size_t end = 0;  // 0: nowhere
};

// The place from `from` on that ends first.
Place find(const std::vector<std::string>& shown, std::size_t from, std::string_view text) {
  // What of the text was found on a way there, and how many texts were left out since.
  struct Way {
    std::size_t begin = 0;
    std::size_t found = 0;
    std::size_t left_out = 0;
  };
  std::vector<Way> ways;
  std::vector<Way> next;
  for (std::size_t i = from; i < shown.size(); ++i) {
    const std::string& piece = shown[i];
    next.clear();
    const auto add = [&next](const Way& way) {
      const auto same = std::find_if(next.begin(), next.end(),
                                     [&way](const Way& other) { return other.found == way.found; });
      if (same == next.end()) {
        next.push_back(way);
      } else if (way.left_out < same->left_out) {
        *same = way;
      }
    };
    ways.push_back({i, 0, kMostLeftOut});
    for (const Way& way : ways) {
      if (text.compare(way.found, piece.size(), piece) == 0) {
        if (way.found + piece.size() == text.size()) return {way.begin, i + 1};
        add({way.begin, way.found + piece.size(), 0});
      }
      if (way.left_out < kMostLeftOut) add({way.begin, way.found, way.left_out + 1});
    }
    std::swap(ways, next);
  }
  return {};
}

std::size_t count(const std::vector<std::string>& shown, std::string_view text) {
  std::size_t found = 0;
  for (Place place = find(shown, 0, text); place.end > 0; place = find(shown, place.end, text)) {
    ++found;
  }
  return found;
}

// The strings of JSON-LD, tags and entities in them resolved; of broken JSON all of it.
std::vector<std::string> declared_texts(const std::vector<std::string>& blocks) {
  std::vector<std::string> found;
  const auto add = [&found](const std::string& html) {
    std::string all;
    for (const std::string& text : texts_of(html).shown) all += text;
    found.push_back(std::move(all));
  };
  for (const std::string& block : blocks) {
    const auto json = nlohmann::json::parse(block, nullptr, /*allow_exceptions=*/false);
    if (json.is_discarded()) {
      add(block);
      continue;
    }
    const nlohmann::json leaves = json.flatten();
    for (const auto& [path, value] : leaves.items()) {
      if (value.is_string()) add(value.get<std::string>());
    }
  }
  return found;
}

}  // namespace

std::string_view to_string(Breach breach) {
  switch (breach) {
    case Breach::not_on_page:
      return "not on the page";
    case Breach::out_of_order:
      return "out of order";
    case Breach::twice:
      return "more often than on the page";
  }
  return "";
}

Faithfulness check_faithful(std::string_view page, const std::vector<std::string>& texts) {
  Faithfulness result;
  const Texts on_page = texts_of(page);
  const std::vector<std::string>& shown = on_page.shown;
  const std::vector<std::string> declared = declared_texts(on_page.json_ld);
  std::map<std::string, std::size_t> output;
  std::size_t at = 0;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const std::string text = normal(texts[i]);
    if (text.empty()) continue;
    const std::size_t times = ++output[text];
    const Place place = find(shown, at, text);
    if (place.end > 0) {
      at = place.end;
      continue;
    }
    const std::size_t on_page_times = count(shown, text);
    const bool is_declared =
        on_page_times == 0 && std::any_of(declared.begin(), declared.end(), [&](const auto& all) {
          return all.find(text) != std::string::npos;
        });
    if (is_declared) {
      ++result.declared;
    } else {
      result.broken.push_back({on_page_times == 0      ? Breach::not_on_page
                               : times > on_page_times ? Breach::twice
                                                       : Breach::out_of_order,
                               i});
    }
  }
  return result;
}

}  // namespace pith::bench
