#include "page/code.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "base/ascii.h"
#include "html/class_names.h"
#include "page/flow.h"

namespace pith::internal {
namespace {

// What highlighters call the numbers of lines. "line-numbers" also names the whole listing, so the
// element has to hold nothing but numbers too.
constexpr auto kGutters = std::to_array<std::string_view>({"blob-num",
                                                           "cm-gutterElement",
                                                           "code-line-number",
                                                           "CodeMirror-linenumber",
                                                           "crayon-num",
                                                           "crayon-nums",
                                                           "gl",
                                                           "gutter",

                                                           "hljs-ln-n",
                                                           "hljs-ln-numbers",
                                                           "ld",
                                                           "line-num",
                                                           "line-number",
                                                           "line-numbers",
                                                           "line-numbers-rows",
                                                           "line-numbers-wrapper",
                                                           "line_number",
                                                           "linenodiv",
                                                           "lineno",
                                                           "linenos",
                                                           "linenumber",
                                                           "linenumbers",
                                                           "ln",
                                                           "ln-num",
                                                           "lnt",

                                                           "react-syntax-highlighter-line-number",
                                                           "rouge-gutter"});

// Buttons and bars inside a listing.
constexpr auto kTools = std::to_array<std::string_view>(
    {"clipboard", "code-copy", "copy", "copy-btn", "copy-button", "copy-code", "copy-code-button",
     "copy-to-clipboard-button", "copybtn", "toolbar", "toolbar-item"});

// Elements that are one line of a listing.
constexpr auto kLines =
    std::to_array<std::string_view>({"cl", "code-line", "CodeMirror-line", "crayon-line",
                                     "grvsc-line", "line", "token-line", "view-line"});

// Tables and boxes that are one listing.
constexpr auto kListings = std::to_array<std::string_view>(
    {"codehilitetable", "crayon-table", "highlighttable", "hljs-ln", "js-file-line-container",
     "lntable", "rouge-table", "syntaxhighlighter"});

// The bar above a listing.
constexpr auto kHeaders = std::to_array<std::string_view>(
    {"code-bar", "code-block-header", "code-header", "code-lang", "code-language", "code-toolbar",
     "codeblock-header", "codeHeader", "highlight-header", "highlight-tools", "snippet-header"});
constexpr std::size_t kMaxHeader = 40;  // bytes: "JavaScript Copy code", no sentence

// Names that stand beside "hljs", "highlight" and the like, where any other class may stand too.
constexpr auto kLanguages = std::to_array<std::string_view>(
    {"ada",        "apache",     "asm",        "awk",        "bash",       "basic",    "bat",
     "c",          "clojure",    "cmake",      "cmd",        "cobol",      "console",  "cpp",
     "cs",         "csharp",     "css",        "csv",        "d",          "dart",     "delphi",
     "diff",       "docker",     "dockerfile", "elixir",     "elm",        "erlang",   "fortran",
     "fsharp",     "gherkin",    "go",         "graphql",    "groovy",     "haskell",  "hcl",
     "html",       "http",       "ini",        "java",       "javascript", "js",       "json",
     "jsx",        "julia",      "kotlin",     "latex",      "less",       "lisp",     "lua",
     "makefile",   "markdown",   "matlab",     "mysql",      "nginx",      "nim",      "nix",
     "objc",       "objectivec", "ocaml",      "pascal",     "perl",       "php",      "plpgsql",
     "postgresql", "powershell", "prolog",     "properties", "proto",      "protobuf", "puppet",
     "py",         "python",     "r",          "rb",         "ruby",       "rust",     "sass",
     "scala",      "scheme",     "scss",       "sh",         "shell",      "sql",      "swift",
     "tcl",        "terraform",  "tex",        "toml",       "ts",         "tsx",      "typescript",
     "vb",         "verilog",    "vhdl",       "vim",        "vue",        "xml",      "yaml",
     "yml",        "zig",        "zsh"});
constexpr auto kHighlighters =
    std::to_array<std::string_view>({"brush:", "chroma", "codehilite", "geshi", "highlight", "hljs",
                                     "mw-highlight", "shiki", "sourceCode", "syntaxhighlighter"});
constexpr auto kPrefixes =
    std::to_array<std::string_view>({"language-", "lang-", "highlight-source-", "highlight-text-",
                                     "mw-highlight-lang-", "highlight-", "brush:"});

bool is_known_language(std::string_view name) {
  return std::any_of(kLanguages.begin(), kLanguages.end(), [name](std::string_view language) {
    return equals_ignore_case(name, language);
  });
}

// A language's name, not whatever an attribute or class of that form may hold.
bool is_plausible(std::string_view language) {
  return !language.empty() && language.size() <= 24 &&
         std::none_of(language.begin(), language.end(), [](char c) {
           return is_html_space(c) || c == '`' || c == '<' || c == '>' || c == '"' || c == '~';
         });
}

// Names by which documentation tools say that there is no language.
bool is_no_language(std::string_view name) {
  constexpr auto kNone = std::to_array<std::string_view>(
      {"default", "none", "plain", "plaintext", "text", "txt", "notranslate", "nohighlight",
       "wrapper", "container", "block", "line", "lines"});
  return std::find(kNone.begin(), kNone.end(), name) != kNone.end();
}

// Names that are words, too, and may be no language where nothing else says that they are.
bool is_common_word(std::string_view name) {
  return name.size() == 1 || name == "basic" || name == "less" || name == "properties";
}

std::string language_in_classes(Node element) {
  const bool of_listing = element.tag() == Tag::pre || element.tag() == Tag::code;
  bool first = true;
  std::string found;
  bool highlighter = false;
  std::string_view beside;  // a known language's name as a class of its own
  std::string_view only;    // the same, the first class of a listing: <pre class="rust">
  bool brush = false;       // SyntaxHighlighter: "brush: java; gutter: true"
  any_class(element, [&](std::string_view name) {
    if (brush) {
      found = name.substr(0, name.find(';'));
      return true;
    }
    for (const std::string_view prefix : kPrefixes) {
      if (!name.starts_with(prefix)) continue;
      const std::string_view rest = name.substr(prefix.size());
      brush = prefix == "brush:" && rest.empty();
      // "highlight-" also begins names of parts of a page: there only a known language counts.
      if (rest.empty() || is_no_language(rest)) continue;
      if (prefix == "highlight-" && !is_known_language(rest)) continue;
      found = rest.substr(0, rest.find(';'));
      return true;
    }
    for (const std::string_view known : kHighlighters) highlighter |= name == known;
    if (beside.empty() && is_known_language(name)) beside = name;
    if (of_listing && first && beside == name && !is_common_word(name)) only = name;
    first = false;
    return false;
  });
  if (found.empty()) found = highlighter ? beside : only;
  return found;
}

std::string language_of(Node node) {
  std::string language = language_in_classes(node);
  for (const Attr attribute : {Attr::data_lang, Attr::data_language, Attr::language}) {
    if (language.empty()) language = node.attribute(attribute);
  }
  return is_plausible(language) && !is_no_language(language) ? language : std::string();
}

// <div class="highlight-source-js"><pre>, <figure><div><pre>: what wraps a listing names it.
std::string language_around(Node element) {
  constexpr int kMaxLevels = 3;
  std::string language;
  Node around = element.parent();
  for (int i = 0; i < kMaxLevels && language.empty() && around; ++i, around = around.parent()) {
    language = language_of(around);
  }
  return language;
}

bool keeps_line_breaks(Node element) {
  return style_value(element, "white-space").substr(0, 3) == "pre";
}

bool is_preformatted(Tag tag) { return tag == Tag::pre || tag == Tag::listing || tag == Tag::xmp; }

bool has_child(Node element, Tag tag) {
  for (Node child = element.first_child(); child; child = child.next_sibling()) {
    if (child.tag() == tag) return true;
  }
  return false;
}

// Some text in it goes over a line's end. Looks at the first nodes only: a listing has line ends
// early.
bool has_inner_line_end(Node element) {
  constexpr int kMaxNodes = 200;
  int nodes = 0;
  bool found = false;
  bool text_seen = false;
  bool end_seen = false;
  walk(element, [&](Node node) {
    if (++nodes > kMaxNodes || found) return false;
    for (const char c : node.text()) {
      if (c == '\n') {
        end_seen = text_seen;
      } else if (!is_html_space(c)) {
        found = found || end_seen;
        text_seen = true;
      }
    }
    return true;
  });
  return found;
}

// Only digits, and white space or signs between them.
bool is_numbers(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    return is_ascii_digit(c) || is_html_space(c) || c == '.' || c == ':';
  });
}

// Ends at the first text that is no number: of nested elements that are called gutters and are none
// each would else read all that the inner ones have read.
bool is_gutter(Node element) {
  if (!has_class(element, kGutters)) return false;
  constexpr int kMaxNodesBeforeText = 16;
  int nodes = 0;
  bool numbers = true;
  bool any = false;
  walk(element, [&](Node node) {
    if (!numbers) return false;
    if (node.is_text()) {
      any = any || !node.text().empty();
      numbers = is_numbers(node.text());
    }
    if (!any && ++nodes > kMaxNodesBeforeText) numbers = false;
    return numbers;
  });
  return numbers;
}

bool is_tool(Node element) {
  if (element.tag() == Tag::button) return true;
  if (!has_class(element, kTools)) return false;
  const std::optional<std::string> text = short_text_content(element, kMaxHeader);
  return text.has_value();
}

bool is_hidden(Node element) {
  return element.has_attribute(Attr::hidden) || style_value(element, "display") == "none";
}

bool is_block_element(Node element) {
  switch (element.tag()) {
    case Tag::div:
    case Tag::li:
    case Tag::p:
    case Tag::tr:
      return true;
    default:
      return false;
  }
}

// One element a line: a block-level element, or a <span> that is styled as one. Where line breaks
// stand between such spans they end the lines.
bool is_line(Node element) {
  if (is_block_element(element)) return true;
  if (element.tag() != Tag::span && element.tag() != Tag::code) return false;
  if (style_value(element, "display") == "block") return true;
  if (!has_class(element, kLines)) return false;
  const Node next = element.next_sibling();
  if (!next) return true;
  if (next.tag() == Tag::br) return false;
  return !next.is_text() || next.text().find('\n') == std::string_view::npos;
}

// One of several listings in a <pre>, such as the same in two languages.
bool is_listing_beside(Node code) {
  const Node next = code.next_sibling();
  return code.tag() == Tag::code && next.tag() == Tag::code &&
         is_preformatted(code.parent().tag()) && !language_of(code).empty() &&
         !language_of(next).empty();
}

class Reader {
 public:
  explicit Reader(const Selection* selection) : selection_(selection) {}

  Code run(Node element) {
    walk(
        element, [&](Node node) { return enter(node, node == element); },
        [&](Node node) {
          if (node != element) leave(node);
        });
    Code code;
    code.language = language_of(element);
    if (code.language.empty()) code.language = std::move(language_);
    if (code.language.empty()) code.language = language_around(element);
    finish(code.text);
    code.source = source_;
    return code;
  }

 private:
  bool enter(Node node, bool top) {
    if (node.is_text()) {
      const bool left_out = selection_ != nullptr && is_left_out(selection_->of(node));
      if (!left_out) read(node);
      return false;
    }
    if (node.tag() == Tag::br) {
      text_ += '\n';
      after_line_ = false;
      return false;
    }
    if (!top && flow_of(node) == Flow::skip) return false;
    if (top) return true;
    if (is_gutter(node) || is_tool(node) || is_hidden(node)) return false;
    const bool names_language = node.tag() == Tag::code || is_preformatted(node.tag());
    if (names_language && language_.empty()) language_ = language_of(node);
    if (is_line(node) || is_preformatted(node.tag())) begin_line(is_line(node));
    return true;
  }

  void leave(Node node) {
    if (is_listing_beside(node)) begin_line(false);
    if (lines_.empty() || !is_line(node)) return;
    const Line line = lines_.back();
    lines_.pop_back();
    // A line that holds other lines has ended with the last of them.
    if (line.has_lines) return;
    const bool ended = text_.size() > line.begin && text_.back() == '\n';
    if (!ended) text_ += '\n';
    after_line_ = true;
  }

  void begin_line(bool counted) {
    if (!text_.empty() && text_.back() != '\n') text_ += '\n';
    if (!counted) return;
    if (!lines_.empty()) lines_.back().has_lines = true;
    lines_.push_back({text_.size(), false});
    after_line_ = false;
  }

  void read(Node node) {
    const std::string_view text = node.text();
    // White space between elements that are lines is the source's own layout.
    const bool blank = text.find_first_not_of(kHtmlSpace) == std::string_view::npos;
    if (blank &&
        (after_line_ || (!lines_.empty() && lines_.back().has_lines) || starts_lines(node))) {
      return;
    }
    after_line_ = false;
    append(text);
    const Node::Range range = node.source_range();
    if (range.end <= range.begin) return;
    if (source_.end == 0) source_.begin = range.begin;
    source_.end = std::max(source_.end, range.end);
  }

  // The white space in front of the first line.
  static bool starts_lines(Node text) {
    const Node next = text.next_sibling();
    return next.is_element() && is_block_element(next) && next.parent().first_child() == text;
  }

  void append(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (text[i] == '\xC2' && i + 1 < text.size() && text[i + 1] == '\xA0') {
        text_ += ' ';  // U+00A0, which keeps indentation where white space collapses
        ++i;
      } else if (text.substr(i, 3) == "\xE2\x80\x8B" || text.substr(i, 3) == "\xEF\xBB\xBF") {
        i += 2;  // U+200B holds empty lines open, U+FEFF is a stray byte order mark
      } else {
        text_ += text[i];
      }
    }
  }

  // Empty lines before the first and after the last are the markup's.
  void finish(std::string& out) {
    std::size_t end = text_.size();
    while (end > 0 && is_html_space(text_[end - 1])) --end;
    text_.resize(end);
    std::size_t begin = 0;
    for (std::size_t i = 0; i < text_.size() && is_html_space(text_[i]); ++i) {
      if (text_[i] == '\n') begin = i + 1;
    }
    text_.erase(0, begin);
    out = std::move(text_);
  }

  struct Line {
    std::size_t begin = 0;
    bool has_lines = false;
  };

  const Selection* selection_ = nullptr;
  std::string text_;
  std::string language_;  // of the first <code> or <pre> inside that names one
  std::vector<Line> lines_;
  bool after_line_ = false;
  SourceRange source_;
};

// A table with a column of line numbers.
bool has_gutter(Node table) {
  Node node = table.first_child();
  for (int i = 0; i < 8 && node; ++i) {
    if (!node.is_element()) {
      node = node.next_sibling();
      continue;
    }
    if (has_class(node, kGutters)) return is_gutter(node);
    const bool on_the_way = node.tag() == Tag::tbody || node.tag() == Tag::tr ||
                            node.tag() == Tag::colgroup || node.tag() == Tag::td;
    if (!on_the_way) return false;
    node = node.first_child() && node.tag() != Tag::colgroup ? node.first_child()
                                                             : node.next_sibling();
  }
  return false;
}

// A page that forgot to end a <pre> has its tables in there, which are no listing.
bool holds_table(Node pre) {
  constexpr int kMaxNodes = 400;
  int seen = 0;
  bool found = false;
  walk(pre, [&](Node node) {
    if (found || ++seen > kMaxNodes || node.tag() == Tag::code) return false;
    found = node.tag() == Tag::table && !has_class(node, kListings) && !has_gutter(node);
    return !found;
  });
  return found;
}

}  // namespace

bool is_code_block(Node element) {
  switch (element.tag()) {
    case Tag::pre:
      return !holds_table(element);
    case Tag::listing:
    case Tag::xmp:
      return true;
    case Tag::code:
      return style_value(element, "display") == "block" || has_child(element, Tag::br) ||
             (keeps_line_breaks(element) && has_inner_line_end(element));
    case Tag::table:
      return has_class(element, kListings) || has_gutter(element);
    case Tag::div:
      return has_class(element, "syntaxhighlighter");
    default:
      return false;
  }
}

bool is_code_header(Node element) {
  // rustdoc names the headings so that hold signatures.
  if (element.tag() >= Tag::h1 && element.tag() <= Tag::h6) return false;
  return has_class(element, kHeaders) && short_text_content(element, kMaxHeader).has_value();
}

Code read_code(Node element, const Selection* selection) { return Reader(selection).run(element); }

}  // namespace pith::internal
