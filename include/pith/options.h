// What extract() is told besides the bytes. Every field has a default that suits a page from the
// open web.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace pith {

class Site;

// Which error weighs more: leaving boilerplate in (precision) or content out (recall).
enum class Favor : std::uint8_t { balanced, precision, recall };

// How the bytes are to be read.
enum class InputFormat : std::uint8_t {
  automatic,  // text when content_type says text/plain and the bytes do not look like markup
  html,
  text,  // already flattened text: lines and paragraphs, no markup
};

struct Options {
  // --- What is known about the page -------------------------------------------------------------

  // Where the page came from: the base of relative links. Empty, or not UTF-8: links stay as they
  // are written.
  std::string url = {};
  // The Content-Type header ("text/html; charset=windows-1251"). Its charset outranks the page's
  // own <meta>, as in browsers. Empty: none.
  std::string content_type = {};
  InputFormat format = InputFormat::automatic;

  // What other pages of the same host taught (site.h); it has to outlive the call. Null: nothing.
  const Site* site = nullptr;

  // --- What is kept -----------------------------------------------------------------------------

  Favor favor = Favor::balanced;
  // Keep readers' comments that stand beside a page's text. What a page is for, such as the posts
  // of a forum, is its content either way.
  bool comments = false;
  // Data tables. Off: their cells are dropped.
  bool tables = true;
  // Keep dropped blocks in Article::blocks too and fill Block::reason.
  bool explain = false;

  // --- What it may cost -------------------------------------------------------------------------

  // Over any of these limits a page is read without its structure, as plain text: the outcome says
  // which limit it was, and what could be told from the text alone is kept.

  // Of larger inputs the beginning is read, Outcome::too_large. 20 MB is the usual cap of
  // extractors (trafilatura's MAX_FILE_SIZE); the largest page of the development sets has 6 MB.
  std::size_t max_input_bytes = 20'000'000;
  // Memory the tree and the blocks may take beside the input; over it: Outcome::budget_exceeded. A
  // page takes some three times its size, one of nothing but tags some hundred times. Plain text has
  // blocks too, of 1.6 kB each: below that, as with 0, nothing is kept.
  std::size_t max_memory_bytes = 1'000'000'000;
  // Steps that building the tree may take: one for each tag and text, and for each tag that is not
  // ended in order as many as elements are open around it. Over it: Outcome::budget_exceeded. Pages
  // take some thousand, a million is some hundredth of a second.
  std::size_t max_work = 100'000'000;
};

// --- Options by name ----------------------------------------------------------------------------

enum class OptionKind : std::uint8_t { boolean, choice, number, text };

// Who decides an option.
enum class OptionScope : std::uint8_t {
  page,     // a fact about the page, which comes with it
  request,  // whoever asks for the result
  limit,    // whoever pays for it: a service does not leave it to its clients
};

// An option of extract() or of a writer, which is a member of Target. The program, the service, C
// and Python all read these tables, so a new option is a member and a row.
template <typename Target>
struct OptionRow {
  const char* name;  // as the member
  const char* flag;  // its name on the command line and in HTTP requests; "": neither has it
  OptionKind kind;
  OptionScope scope;
  const char* usage;  // in the help of the program, for flags that are made from this row; or ""
  const char* brief;  // what it does, one line
  const char* more;   // what else --help says
  std::span<const std::string_view> words;  // of a boolean or a choice: its values
  // Sets the member. Returns false and changes nothing for a value that it cannot have. Booleans
  // are true or false (also on, off, 1 and 0), numbers are decimal.
  bool (*set)(Target& target, std::string_view value);
  std::string (*get)(const Target& target);
};

// Every member of Options but `site`.
std::span<const OptionRow<Options>> extract_options();

}  // namespace pith
