#include "bench/unit_elements.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

#include "base/ascii.h"
#include "html/class_names.h"

namespace pith::internal::bench {

bool is_heading(Tag tag) { return tag >= Tag::h1 && tag <= Tag::h6; }

bool is_block(Tag tag) {
  switch (tag) {
    case Tag::address:
    case Tag::article:
    case Tag::aside:
    case Tag::blockquote:
    case Tag::br:
    case Tag::caption:
    case Tag::dd:
    case Tag::details:
    case Tag::div:
    case Tag::dl:
    case Tag::dt:
    case Tag::fieldset:
    case Tag::figcaption:
    case Tag::figure:
    case Tag::footer:
    case Tag::form:
    case Tag::header:
    case Tag::hgroup:
    case Tag::hr:
    case Tag::li:
    case Tag::main:
    case Tag::nav:
    case Tag::ol:
    case Tag::p:
    case Tag::pre:
    case Tag::section:
    case Tag::summary:
    case Tag::table:
    case Tag::tbody:
    case Tag::td:
    case Tag::tfoot:
    case Tag::th:
    case Tag::thead:
    case Tag::tr:
    case Tag::ul:
      return true;
    default:
      return is_heading(tag);
  }
}

bool is_never_shown(Node node) {
  switch (node.tag()) {
    case Tag::script:
    case Tag::style:
    case Tag::template_:
    case Tag::noscript:
    case Tag::title:
    case Tag::select:
    case Tag::textarea:
    case Tag::iframe:
    case Tag::svg:
    case Tag::video:  // what they hold is shown where nothing can play them
    case Tag::audio:
      return true;
    default:
      return node.has_attribute(Attr::hidden);
  }
}

bool is_placeholder(std::string_view address) {
  static constexpr std::array<std::string_view, 9> kWords = {
      "blank", "placeholder", "spacer", "transparent", "pixel", "loading", "lazy", "1x1", "loader"};
  address = address.substr(0, address.find_first_of("?#"));
  std::string name = lowered(address.substr(address.rfind('/') + 1));
  if (name.empty()) return true;
  name.erase(std::min(name.rfind('.'), name.size()));
  return std::any_of(kWords.begin(), kWords.end(), [&name](std::string_view word) {
    return name == word || name.starts_with(std::string(word) + '_') ||
           name.ends_with('_' + std::string(word)) || name.starts_with(std::string(word) + '-') ||
           name.ends_with('-' + std::string(word));
  });
}

bool is_sign(Node image) {
  static constexpr std::array<std::string_view, 6> kClasses = {"emoji",   "smiley",   "wp-smiley",
                                                               "smilies", "emoticon", "only-dark"};
  if (has_class(image, kClasses)) return true;
  constexpr int kSmallest = 32;
  if (image.attribute(Attr::src).ends_with(".ico")) return true;
  const auto pixels = [image](Attr name) {
    const std::string value(image.attribute(name));
    return value.empty() ? kSmallest + 1 : std::atoi(value.c_str());
  };
  return pixels(Attr::width) <= kSmallest && pixels(Attr::height) <= kSmallest;
}

bool has_quote(Node figure) {
  bool found = false;
  walk(figure, [&found](Node node) {
    found = found || node.tag() == Tag::blockquote;
    return !found;
  });
  return found;
}

bool is_gutter(Node node) {
  if (node.is_text()) return false;
  static constexpr std::array<std::string_view, 13> kClasses = {
      "gutter",     "lineno",  "linenos", "line-number",       "line-numbers",
      "linenodiv",  "lnt",     "ln",      "line-numbers-rows", "rouge-gutter",
      "linenumber", "copybtn", "blob-num"};
  return node.tag() == Tag::button || has_class(node, kClasses);
}

namespace {

std::string code_lines(std::string_view raw) {
  std::string out;
  std::string line;
  const auto end_line = [&] {
    line.erase(line.find_last_not_of(" \t") + 1);
    if (!out.empty() || !line.empty()) out += line + '\n';
    line.clear();
  };
  for (std::size_t i = 0; i < raw.size(); ++i) {
    const unsigned char c = static_cast<unsigned char>(raw[i]);
    if (raw[i] == '\n') {
      end_line();
    } else if (raw.substr(i).starts_with("\u00A0")) {
      line += ' ';
      ++i;
    } else if (raw.substr(i).starts_with("\u200B") || raw.substr(i).starts_with("\uFEFF")) {
      i += 2;
    } else if (c >= ' ' || c == '\t') {
      line += raw[i];
    }
  }
  end_line();
  while (out.ends_with('\n')) out.pop_back();
  return out;
}

// An element for each line of code, with or without line ends between them.
bool is_line_of_code(Node node) {
  static constexpr std::array<std::string_view, 3> kLines = {"line", "code-line", "view-line"};
  return !node.is_text() && has_class(node, kLines);
}

}  // namespace

std::string code_of(Node pre) {
  std::string raw;
  bool needs_end = false;  // a line of code was not ended yet
  std::size_t line = 0;    // where it begins
  const auto end_line = [&raw] {
    if (!raw.empty() && raw.back() != '\n') raw += '\n';
  };
  walk(
      pre,
      [&](Node node) {
        if (is_gutter(node)) return false;
        if (node.is_text()) {
          raw += node.text();
          if (node.text().find('\n') != std::string_view::npos) needs_end = false;
        } else if (node.tag() == Tag::br) {
          raw += '\n';
          needs_end = false;
        } else if (is_line_of_code(node)) {
          if (std::exchange(needs_end, false)) raw += '\n';
          line = raw.size();
        } else if (node != pre && is_block(node.tag())) {
          end_line();
        }
        return true;
      },
      [&](Node node) {
        if (is_line_of_code(node)) {
          needs_end = raw.size() == line || raw.back() != '\n';
        } else if (node != pre && is_block(node.tag())) {
          end_line();
        }
      });
  return code_lines(raw);
}

bool holds_data(Node table) {
  const std::string_view role = table.attribute(Attr::role);
  if (role == "presentation" || role == "none") return false;
  bool header = false;
  bool blocks = false;
  std::size_t rows = 0;
  std::size_t wide_rows = 0;
  std::size_t cells = 0;
  std::size_t text = 0;  // of the cell, in bytes
  constexpr std::size_t kFewWords = 400;
  walk(
      table,
      [&](Node node) {
        if (node == table) return true;
        if (node.is_text()) {
          for (const char c : node.text()) text += is_html_space(c) ? 0 : 1;
          blocks = blocks || text > kFewWords;
          return false;
        }
        switch (node.tag()) {
          case Tag::table:
            blocks = true;
            return false;
          case Tag::tr:
            cells = 0;
            return true;
          case Tag::th:
          case Tag::caption:
            header = true;
            ++cells;
            text = 0;
            return true;
          case Tag::td:
            ++cells;
            text = 0;
            return true;
          case Tag::h1:
          case Tag::h2:
          case Tag::h3:
          case Tag::form:
          case Tag::article:
          case Tag::section:
          case Tag::pre:
            blocks = true;
            return true;
          default:
            return true;
        }
      },
      [&](Node node) {
        if (node.tag() != Tag::tr) return;
        ++rows;
        if (cells > 1) ++wide_rows;
      });
  return rows > 1 && wide_rows > 1 && (header || !blocks);
}

}  // namespace pith::internal::bench
