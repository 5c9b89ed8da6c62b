// The options of extract(). Every field has a default that suits a page from the open web.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pith {

class Site;

// Which error weighs more: leaving boilerplate in (precision) or content out (recall).
enum class Favor : std::uint8_t { balanced, precision, recall };

// How extract() reads the bytes.
enum class InputFormat : std::uint8_t {
  automatic,  // as text if content_type is text/plain and the bytes do not look like markup
  html,
  text,  // plain text: lines and paragraphs that have lost their markup
};

struct Options {
  // --- What is known about the page -------------------------------------------------------------

  // The URL that the page came from, against which relative links are resolved. If it is empty or
  // not UTF-8, links are left as they are written.
  std::string url = {};
  // The Content-Type header ("text/html; charset=windows-1251"). Its charset outranks the page's
  // own <meta>, as in browsers. Empty if there was none.
  std::string content_type = {};
  InputFormat format = InputFormat::automatic;
  // The day on which the page was retrieved, in UTC. No date in the metadata is later, but for a
  // day of time zones: what is dated later is an event that the page announces. Without it, such a
  // date may pass, because extract() asks no clock.
  std::optional<std::chrono::sys_days> retrieved = {};
  // What is known about the page from elsewhere: the mail, the feed or the book that holds it. Each
  // is UTF-8, or empty if nothing is known. In the metadata, what the page itself declares comes
  // first. The title comes before headings, the date before dates that can only be guessed from the
  // text, and all of them before what plain text seems to say. Their source is "hint".
  std::string title_hint = {};
  std::string author_hint = {};    // "; " separates several authors
  std::string date_hint = {};      // of publication, in any form that pages use ("2026-11-30")
  std::string language_hint = {};  // a language tag (BCP 47)
  std::string site_hint = {};      // of the feed or the book

  // What was learned from other pages of the same host (site.h), or null. It must outlive the call.
  const Site* site = nullptr;

  // --- What is kept -----------------------------------------------------------------------------

  Favor favor = Favor::balanced;
  // Keep readers' comments on an article. The posts of a forum are its content in any case.
  bool comments = false;
  // Keep data tables. If false, their cells are dropped.
  bool tables = true;
  // Keep the captions of kept images and videos as text. Otherwise, such a caption is kept if it
  // reads like a part of the text; images have theirs as Span::caption anyway. Kept tables,
  // listings and formulas have their captions in any case.
  bool captions = false;
  // Keep pages in these languages only, as BCP 47 ranges: "en" has "en-GB" as well (RFC 4647, basic
  // filtering), "und" has the pages whose language cannot be told. Other pages have
  // Outcome::no_content and a message that says why; their metadata is there. Empty: keep all.
  std::vector<std::string> languages = {};
  // CSS selectors for one stubborn site, "article .story, #text": tags, *, .class, #id, [attr],
  // [attr=value] (also ~= ^= $= *= |=), descendants, ">" and ",", of at most 64 parts. Empty: none.
  //
  // The content is what the elements that `select` matches hold, all of it but hidden parts, and
  // nothing else; `comments` and `tables` leave out the comments and tables that are in there. If
  // no element matches, as in plain text, the outcome is Outcome::no_content, with a message. A
  // page's state for scripts is not looked at. What `drop` matches is no content, whatever `select`
  // says. Neither changes the metadata. If one of them is no selector, the outcome is
  // Outcome::no_content, too: a row's `set` (below) tells before.
  std::string select = {};
  std::string drop = {};
  // Keep pages whose text has so many words, and pages whose metadata has all of these fields (by
  // their names in kMetadataFields). Others have Outcome::no_content, as with `languages`.
  std::size_t min_words = 0;
  std::vector<std::string> with_metadata = {};
  // Keep dropped blocks in Article::blocks as well, and fill Block::reason.
  bool explain = false;

  // --- What the metadata means ------------------------------------------------------------------

  // Where the page names no publication date, set Metadata::date to the date of the last change.
  bool date_or_modified = false;

  // --- What it may cost -------------------------------------------------------------------------

  // A page that exceeds one of these limits is read as plain text, without its structure. The
  // outcome says which limit it was, and the article holds what the text alone could give.

  // The largest input. Only the beginning of larger ones is read (Outcome::too_large). 20 MB is the
  // usual limit of extractors (trafilatura's MAX_FILE_SIZE); the largest page of the development
  // sets has 6 MB.
  std::size_t max_input_bytes = 20'000'000;
  // Memory the tree and the blocks may take beside the input; over it: Outcome::budget_exceeded. A
  // page takes some three times its size, one of nothing but tags some hundred times. Plain text
  // has blocks too, of 1.6 kB each: below that, as with 0, nothing is kept.
  std::size_t max_memory_bytes = 1'000'000'000;
  // The steps that building the tree may take; beyond them, the outcome is
  // Outcome::budget_exceeded. Each tag and each text takes one step. A tag that is not closed in
  // order takes as many steps as elements are open around it. Typical pages take a few thousand
  // steps. A million steps take about ten milliseconds.
  std::size_t max_work = 100'000'000;
};

// --- Options by name ----------------------------------------------------------------------------

enum class OptionKind : std::uint8_t { boolean, choice, number, text, list };

// An option of extract() or of a writer, which is a member of Target, for callers who set options
// by name.
template <typename Target>
struct OptionRow {
  const char* name;  // the member's name
  OptionKind kind;
  const char* meaning;                      // one line for the documentation
  std::span<const std::string_view> words;  // of a boolean, a choice or a list: its values
  const char* form;  // what a value has to be, if it is not one of `words`; or ""
  // What is wrong with this value, if it depends on the value; or null.
  std::string (*problem)(std::string_view value);
  // Sets the member. Returns false and changes nothing for a value that it cannot have. Booleans
  // are true or false (also on, off, 1 and 0), numbers are decimal. To a list it adds the values,
  // which commas separate; an empty text empties the list.
  bool (*set)(Target& target, std::string_view value);
  std::string (*get)(const Target& target);

  // Why `set` refuses the value, to be put behind it: "is not one of true, false".
  std::string why_refused(std::string_view value) const {
    if (problem != nullptr) return problem(value);
    if (words.empty()) return std::string("is not ") + form;
    std::string all;
    for (const std::string_view word : words) all.append(all.empty() ? "" : ", ").append(word);
    return "is not one of " + all;
  }
};

// Every member of Options but `site`.
std::span<const OptionRow<Options>> extract_options();

}  // namespace pith
