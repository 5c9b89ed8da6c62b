#include "serve/pages.h"

#include <algorithm>
#include <array>
#include <span>

#include "base/ascii.h"
#include "option_table.h"
#include "write/xml_escape.h"

namespace pith::internal::serve {
namespace {

// The frame of all pages, with the style. What a page shows goes where kMain is.
constexpr std::string_view kFrame =
#include "serve/page.data"
    ;
constexpr std::string_view kForm =
#include "serve/form.data"
    ;
constexpr std::string_view kMain = "<!--MAIN-->\n";

void replace(std::string& page, std::string_view old, std::string_view text) {
  page.replace(page.find(old), old.size(), text);
}

std::string escaped(std::string_view text) {
  std::string out;
  append_escaped(out, text);
  return out;
}

// A reason in words, with the flags of the program set apart. One that begins with a word is shown
// as a sentence; others begin with a URL or the name of an option.
std::string reason_of(std::string_view reason) {
  const std::size_t word = reason.find_first_of(" :");
  const bool is_sentence = word != std::string_view::npos && reason[word] == ' ';
  std::string out = is_sentence ? "<p class=\"reason sentence\" role=\"alert\">"
                                : "<p class=\"reason\" role=\"alert\">";
  while (!reason.empty()) {
    const std::size_t flag = std::min(reason.find(" --"), reason.size());
    out += escaped(reason.substr(0, flag));
    reason.remove_prefix(flag);
    if (reason.empty()) break;
    const std::size_t end = std::min(reason.find_first_of(" ,;:)", 1), reason.size());
    out.append(" <code>").append(escaped(reason.substr(1, end - 1))).append("</code>");
    reason.remove_prefix(end);
  }
  return out + "</p>\n";
}

// What an option does, as a label: it begins with a capital letter, and has nothing of the command
// line that the help has at its end, such as "(default --tables)".
std::string label_of(std::string_view brief) {
  if (brief.ends_with(')')) brief = brief.substr(0, brief.rfind(" ("));
  std::string label = escaped(brief);
  if (!label.empty() && is_ascii_letter(label[0])) label[0] = static_cast<char>(label[0] & ~0x20);
  return label;
}

// --- The form
// -------------------------------------------------------------------------------------

// The control for an option. One that is left alone sends nothing, an empty text or the default.
template <typename Target>
std::string control(const OptionEntry<Target>& row) {
  const std::string name = std::string(" name=\"") + row.flag + "\"";
  const std::string more = std::string(" title=\"") + escaped(row.more) + "\"";
  const std::string field = "<label class=\"field\"" + more + ">" + label_of(row.brief);
  switch (row.kind) {
    case OptionKind::boolean: {
      // A box sets the opposite of the default.
      const char* const value = row.get({}) == "true" ? "false" : "true";
      return "<label class=\"check\"" + more + "><input type=\"checkbox\"" + name + " value=\"" +
             value + "\">" + label_of(row.brief) + "</label>\n";
    }
    case OptionKind::choice: {
      std::string choices;
      for (const std::string_view word : row.words) {
        choices.append("<option>").append(word).append("</option>");
      }
      const std::string hint =
          *row.more == '\0' ? "" : "<span class=\"hint\">" + escaped(row.more) + "</span>";
      return "<label class=\"field\">" + label_of(row.flag) + ": " + escaped(row.brief) +
             "<select" + name + ">" + choices + "</select>" + hint + "</label>\n";
    }
    case OptionKind::number:
      return field + "<input type=\"text\" inputmode=\"numeric\" pattern=\"[0-9]*\"" + name +
             " placeholder=\"" + escaped(row.get({})) + "\"></label>\n";
    case OptionKind::text:
    case OptionKind::list:
      break;
  }
  const std::string hint =
      *row.form == '\0' ? "" : "<span class=\"hint\">" + label_of(row.form) + "</span>";
  return field + "<input type=\"text\"" + name + " autocapitalize=\"off\" spellcheck=\"false\">" +
         hint + "</label>\n";
}

struct Controls {
  std::string fields;
  std::string boxes;
};

template <typename Target>
void add_controls(std::span<const OptionEntry<Target>> rows, OptionPlace place, OptionScope scope,
                  Controls& controls) {
  for (const OptionEntry<Target>& row : rows) {
    if (row.place != place || row.scope != scope || *row.flag == '\0') continue;
    (row.kind == OptionKind::boolean ? controls.boxes : controls.fields) += control(row);
  }
}

// The controls of the options of this place and scope, the boxes below the others.
std::string controls_of(OptionPlace place, OptionScope scope) {
  Controls controls;
  add_controls(extract_option_table(), place, scope, controls);
  add_controls(write_option_table(), place, scope, controls);
  return "<div class=\"row\">\n" + controls.fields + "</div>\n<div class=\"checks\">\n" +
         controls.boxes + "</div>\n";
}

// "20 MB".
std::string megabytes(std::size_t bytes) {
  constexpr std::size_t kMegabyte = 1'000'000;
  constexpr std::size_t kKilobyte = 1'000;
  return bytes >= kMegabyte ? std::to_string(bytes / kMegabyte) + " MB"
                            : std::to_string(bytes / kKilobyte) + " kB";
}

// --- What went wrong
// --------------------------------------------------------------------------------

struct Words {
  int status;
  const char* heading;
  const char* advice;
};
constexpr std::array kWords = {
    Words{400, "Something in the form is not right", "Go back, change it, and send it again."},
    Words{403, "This is not fetched",
          "The service fetches pages of the public internet only, and only for its own form. You "
          "can paste the page's source instead."},
    Words{404, "There is no such page", "The service has one form, and answers programs."},
    Words{405, "This address takes what the form sends",
          "It cannot be opened by itself: a report is made anew each time."},
    Words{413, "The page is too large",
          "The limit is set by <code>--max-size</code> when the service is started. Pages with "
          "embedded images "
          "become much smaller without them."},
    Words{415, "The form did not arrive as a form", "Go back to the form and send it from there."},
    Words{422, "There is no page at this URL",
          "The service reads HTML pages. If a browser shows the text, paste the page's source."},
    Words{502, "The page could not be fetched",
          "Check the URL, or open the page in a browser and paste its source."},
    Words{503, "The service is busy", "Try again in a moment."},
    Words{504, "The page took too long",
          "Try again later, or open the page in a browser and paste its source."},
};
constexpr const char* kBackButton =
    " Your browser's Back button returns to the form as you filled it in.";
constexpr Words kOther = {0, "The request was refused", "Go back to the form."};

}  // namespace

std::string form_page(std::size_t max_bytes, bool can_fetch) {
  std::string form(kForm);
  replace(form, "<!--FIRST-->\n", controls_of(OptionPlace::first, OptionScope::request));
  replace(form, "<!--MORE-->\n", controls_of(OptionPlace::more, OptionScope::request));
  replace(form, "<!--PAGE-->\n", controls_of(OptionPlace::more, OptionScope::page));
  replace(form, "<!--MOST-->", megabytes(max_bytes));
  replace(form, "<!--URL-->", can_fetch ? "; alone, it is fetched" : "");
  replace(form, "<!--PASTE-->", can_fetch ? " or its URL" : "");
  std::string page(kFrame);
  replace(page, kMain, form);
  return page;
}

std::string error_page(int status, std::string_view reason, bool is_of_form) {
  const auto* const found =
      std::find_if(kWords.begin(), kWords.end(),
                   [status](const Words& words) { return words.status == status; });
  const Words& words = found == kWords.end() ? kOther : *found;
  std::string page(kFrame);
  replace(page, "<title>", std::string("<title>") + words.heading + " - ");
  replace(page, kMain,
          std::string("<h1>") + words.heading + "</h1>\n" + reason_of(reason) + "<p>" +
              words.advice + (is_of_form ? kBackButton : "") +
              "</p>\n<p><a class=\"button\" href=\"/\">" +
              (is_of_form ? "Back to the form" : "Open the form") + "</a></p>\n");
  return page;
}

}  // namespace pith::internal::serve
