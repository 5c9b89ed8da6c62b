#include "bench/faithful.h"

#include <gumbo.h>
#include <strings.h>
#include <utf8proc.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>

namespace pith::internal::bench {
namespace {

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

// Decomposed, because compositions differ by where a text is cut. Ignorable characters are removed.
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

// The texts of a page in document order, and its JSON-LD as written.
struct Texts {
  std::vector<std::string> shown;
  std::vector<std::string> json_ld;
};

bool is_json_ld(const GumboElement& element) {
  const GumboAttribute* type = gumbo_get_attribute(&element.attributes, "type");
  return element.tag == GUMBO_TAG_SCRIPT && type != nullptr &&
         std::string_view(type->value).find("ld+json") != std::string_view::npos;
}

// The page's name, the choices of a field, the fallback of a player; drawings, formulas.
bool is_never_text(const GumboElement& element) {
  switch (element.tag) {
    case GUMBO_TAG_TITLE:
    case GUMBO_TAG_SELECT:
    case GUMBO_TAG_DATALIST:
    case GUMBO_TAG_APPLET:
    case GUMBO_TAG_AUDIO:
    case GUMBO_TAG_VIDEO:
    case GUMBO_TAG_CANVAS:
      return true;
    default:
      return element.tag_namespace != GUMBO_NAMESPACE_HTML;
  }
}

// Gumbo moves text right before </form> behind it, unless a comment is between them.
std::string with_separated_forms(std::string_view page) {
  static constexpr std::string_view kEnd = "</form";
  std::string html;
  for (std::size_t at = 0; at < page.size(); ++at) {
    const bool ends =
        page.size() - at >= kEnd.size() && strncasecmp(&page[at], kEnd.data(), kEnd.size()) == 0;
    if (ends) html += "<!---->";
    html += page[at];
  }
  return html;
}

Texts texts_of(std::string_view page) {
  const std::string html = with_separated_forms(page);
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
    if (is_never_text(element)) continue;
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

// Runs of a page's texts.
class Runs {
 public:
  Runs(const std::vector<std::string>& shown, std::size_t most_left_out)
      : shown_(shown), most_left_out_(most_left_out) {}

  // The end of the run, from `from` on, that makes up `text`; if there are several, the one that
  // ends first. 0: none.
  std::size_t find(std::size_t from, std::string_view text) const {
    // How much of the text was found on one search path, and how many texts were skipped since.
    struct Way {
      std::size_t found = 0;
      std::size_t left_out = 0;
    };
    std::vector<Way> ways;
    std::vector<Way> next;
    const auto add = [&next](const Way& way) {
      const auto same = std::find_if(next.begin(), next.end(),
                                     [&way](const Way& other) { return other.found == way.found; });
      if (same == next.end()) {
        next.push_back(way);
      } else {
        same->left_out = std::min(same->left_out, way.left_out);
      }
    };
    for (std::size_t i = from; i < shown_.size(); ++i) {
      const std::string& piece = shown_[i];
      ways.push_back({0, most_left_out_});
      next.clear();
      for (const Way& way : ways) {
        if (text.compare(way.found, piece.size(), piece) == 0) {
          if (way.found + piece.size() == text.size()) return i + 1;
          add({way.found + piece.size(), 0});
        }
        if (way.left_out < most_left_out_) add({way.found, way.left_out + 1});
      }
      std::swap(ways, next);
    }
    return 0;
  }

  std::size_t count(std::string_view text) const {
    std::size_t found = 0;
    for (std::size_t end = find(0, text); end > 0; end = find(end, text)) ++found;
    return found;
  }

 private:
  const std::vector<std::string>& shown_;
  std::size_t most_left_out_;
};

// Whether a string in JSON-LD holds the text, without tags and with entities decoded. In broken
// JSON, any part counts.
bool is_declared(const std::vector<std::string>& json_ld, const std::string& text) {
  const auto holds = [&text](const std::string& html) {
    std::string all;
    for (const std::string& shown : texts_of(html).shown) all += shown;
    return all.find(text) != std::string::npos;
  };
  return std::any_of(json_ld.begin(), json_ld.end(), [&holds](const std::string& block) {
    const auto json = nlohmann::json::parse(block, nullptr, /*allow_exceptions=*/false);
    if (json.is_discarded()) return holds(block);
    const nlohmann::json leaves = json.flatten();
    return std::any_of(leaves.begin(), leaves.end(), [&holds](const nlohmann::json& leaf) {
      return leaf.is_string() && holds(leaf.get<std::string>());
    });
  });
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

Faithfulness check_faithful(std::string_view page, const std::vector<std::string>& texts,
                            std::size_t most_left_out) {
  Faithfulness result;
  const Texts on_page = texts_of(page);
  const Runs runs(on_page.shown, most_left_out);
  std::map<std::string, std::size_t> times;
  std::size_t at = 0;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const std::string text = normal(texts[i]);
    if (text.empty()) continue;
    ++times[text];
    if (const std::size_t end = runs.find(at, text); end > 0) {
      at = end;
      continue;
    }
    const std::size_t on_page_times = runs.count(text);
    if (on_page_times > 0) {
      const bool order = times[text] <= on_page_times;
      result.broken.push_back({order ? Breach::out_of_order : Breach::twice, i});
    } else if (is_declared(on_page.json_ld, text)) {
      ++result.declared;
    } else {
      result.broken.push_back({Breach::not_on_page, i});
    }
  }
  return result;
}

bool holds_all(std::string_view output, const std::vector<std::string>& texts) {
  static constexpr std::string_view kMarks = "-|.0123456789";
  const std::string all = normal(output);
  std::size_t at = 0;
  const auto skip_to = [&](std::string_view text) {
    while (all.compare(at, text.size(), text) != 0) {
      if (kMarks.find(all[at]) == std::string_view::npos) return false;
      if (++at == all.size()) return false;
    }
    return true;
  };
  for (const std::string& raw : texts) {
    const std::string text = normal(raw);
    if (text.empty()) continue;
    if (at == all.size() || !skip_to(text)) return false;
    at += text.size();
  }
  return all.find_first_not_of(kMarks, at) == std::string::npos;
}

}  // namespace pith::internal::bench
