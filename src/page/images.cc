#include "page/images.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

#include "base/ascii.h"
#include "base/utf8.h"
#include "html/class_names.h"

namespace pith::internal {
namespace {

constexpr std::size_t kNone = std::string_view::npos;

// How far an image's neighbors are looked through, in nodes.
constexpr int kMaxSiblings = 24;

// A smiley's text is a few characters; what is longer is a picture's description.
constexpr std::size_t kLongestEmoji = 40;
// ":-)", ">:-(": a longer text is the picture's name (":sob:").
constexpr std::size_t kLongestSmiley = 4;

// Pictures declared smaller than this on both sides are icons.
constexpr int kSmallestPicture = 48;

// --- Emoji ---------------------------------------------------------------------------------------

// Characters that are pictures by themselves.
bool is_pictograph(char32_t c) {
  return (c >= 0x1F000 && c <= 0x1FAFF) || (c >= 0x2600 && c <= 0x27BF) ||
         (c >= 0x231A && c <= 0x23FF) || (c >= 0x2B05 && c <= 0x2B55) || c == 0x203C ||
         c == 0x2049 || c == 0x2122 || c == 0x2139 || (c >= 0x2194 && c <= 0x21AA) || c == 0x3030 ||
         c == 0x303D || c == 0x3297 || c == 0x3299 || c == 0xA9 || c == 0xAE;
}

// What joins or changes them: variation selectors, joiners, skin tones, tags, key caps.
bool modifies_pictograph(char32_t c) {
  return c == 0xFE0F || c == 0xFE0E || c == 0x200D || c == 0x20E3 || (c >= 0xE0020 && c <= 0xE007F);
}

bool is_emoji(std::string_view text) {
  bool any = false;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint next = code_point_at(text, at);
    const bool key =
        next.size == 1 && (is_ascii_digit(text[at]) || text[at] == '#' || text[at] == '*');
    const bool cap = key && text.find("\xE2\x83\xA3", at) != kNone;  // U+20E3
    const auto c = static_cast<char32_t>(next.value);
    any = any || cap || is_pictograph(c);
    if (!cap && !is_pictograph(c) && !modifies_pictograph(c)) return false;
    at += next.size;
  }
  return any;
}

constexpr auto kEmojiClasses = std::to_array<std::string_view>(
    {"emoji", "wp-smiley", "twemoji", "emojione", "smiley", "smilies", "joypixels", "emoticon",
     "mceemoticon", "emoji-image", "custom-emoji"});

// --- Addresses -----------------------------------------------------------------------------------

std::string_view without_query(std::string_view url) {
  return url.substr(0, std::min(url.find('?'), url.find('#')));
}

// The name of the file an address leads to, without its ending: "lantern-960".
std::string_view file_stem(std::string_view url) {
  url = without_query(url);
  const std::size_t slash = url.find_last_of('/');
  if (slash != kNone) url.remove_prefix(slash + 1);
  return url.substr(0, url.find_last_of('.'));
}

std::string_view file_ending(std::string_view url) {
  url = without_query(url);
  const std::size_t dot = url.find_last_of("./");
  return dot == kNone || url[dot] == '/' ? std::string_view() : url.substr(dot + 1);
}

bool contains_ignore_case(std::string_view text, std::string_view wanted) {
  return std::search(text.begin(), text.end(), wanted.begin(), wanted.end(),
                     [](char a, char b) { return to_lower(a) == b; }) != text.end();
}

constexpr auto kPlaceholderWords = std::to_array<std::string_view>(
    {"blank", "placeholder", "spacer", "transparent", "pixel", "lazyload", "lazyloading", "lazy",
     "loader", "loading", "spinner", "clear", "dummy", "empty", "trans", "transp", "lqip",
     "onepixel"});
// Words that a placeholder's name may have beside.
constexpr auto kNeutralWords = std::to_array<std::string_view>(
    {"image",    "img",   "default",   "bg",    "x",     "px",      "white", "black",  "gif",
     "png",      "thumb", "thumbnail", "post",  "photo", "picture", "icon",  "the",    "for",
     "dot",      "bit",   "new",       "light", "small", "min",     "ratio", "square", "landscape",
     "portrait", "w",     "h",         "by",    "gray",  "grey"});

template <std::size_t kCount>
bool is_one_of(std::string_view word, const std::array<std::string_view, kCount>& words) {
  return std::any_of(words.begin(), words.end(),
                     [word](std::string_view known) { return equals_ignore_case(word, known); });
}

// "blank.gif", "lazy_placeholder.png", "1x1.trans.gif": a name of such words and figures alone.
bool names_placeholder(std::string_view url) {
  std::string_view stem = file_stem(url);
  if (stem.empty() || stem.size() > 64) return false;
  bool any = equals_ignore_case(stem, "1x1") || equals_ignore_case(stem, "s");
  while (!stem.empty()) {
    const auto begin = std::find_if(stem.begin(), stem.end(), is_ascii_letter);
    stem.remove_prefix(static_cast<std::size_t>(begin - stem.begin()));
    const auto end = std::find_if_not(stem.begin(), stem.end(), is_ascii_letter);
    const std::string_view word = stem.substr(0, static_cast<std::size_t>(end - stem.begin()));
    stem.remove_prefix(word.size());
    if (word.empty()) break;
    if (equals_ignore_case(word, "placeholder")) return true;
    if (is_one_of(word, kPlaceholderWords)) {
      any = true;
    } else if (!is_one_of(word, kNeutralWords) && !equals_ignore_case(word, "s")) {
      return false;
    }
  }
  return any;
}

bool is_usable(std::string_view url) {
  if (url.empty() || url.size() > 4096 || url.front() == '#') return false;
  for (const std::string_view scheme : {"data:", "about:", "javascript:", "blob:", "cid:"}) {
    if (equals_ignore_case(url.substr(0, scheme.size()), scheme)) return false;
  }
  // Left over of a template: "{{ image }}", "${url}", "undefined".
  if (url.find("{{") != kNone || url.starts_with("${")) return false;
  if (url == "undefined" || url == "null" || url == "false" || url == "true") return false;
  return !names_placeholder(url);
}

// The thumbnail that a loader shows in the meantime: "?blur=200", "/blur:20/", "w_20,e_blur_2000".
bool is_blurred(std::string_view url) {
  const std::size_t blur = url.find("blur");
  if (blur != kNone && blur + 4 < url.size()) {
    return std::string_view("=:_/-").find(url[blur + 4]) != kNone;
  }
  return url.find("lqip") != kNone;
}

// "badge.svg", "img.shields.io": the words between other characters.
bool names_badge(std::string_view url) {
  for (std::size_t at = 0; at < url.size() && at < 256;) {
    const std::size_t begin = at;
    while (at < url.size() && is_ascii_letter(url[at])) ++at;
    const std::string_view word = url.substr(begin, at - begin);
    if (is_one_of(word, std::to_array<std::string_view>({"badge", "badges", "shields"})))
      return true;
    if (at == begin) ++at;
  }
  return false;
}

// --- Candidates ----------------------------------------------------------------------------------

struct Candidate {
  std::string_view url = {};
  // How good it is: pixels of width, 1000 for each unit of density; 0 where nothing is said.
  double size = 0;
  bool blurred = false;
  bool modern = false;  // WebP or AVIF, which fewer readers show than JPEG
};

bool is_modern(std::string_view type, std::string_view url) {
  const std::string_view ending = file_ending(url);
  return contains_ignore_case(type, "webp") || contains_ignore_case(type, "avif") ||
         equals_ignore_case(ending, "webp") || equals_ignore_case(ending, "avif");
}

bool is_better(const Candidate& a, const Candidate& b) {
  if (b.url.empty() || a.url.empty()) return !a.url.empty();
  if (a.blurred != b.blurred) return b.blurred;
  if (a.size != b.size) return a.size > b.size;
  return b.modern && !a.modern;
}

// Digits with an optional fraction, as far as they go.
double number(std::string_view text) {
  double value = 0;
  double unit = 0;
  for (const char c : text.substr(0, 12)) {
    if (c == '.' && unit == 0) {
      unit = 1;
    } else if (is_ascii_digit(c)) {
      value = value * 10 + (c - '0');
      unit *= 10;
    } else {
      break;
    }
  }
  return unit > 1 ? value / unit : value;
}

std::size_t first_space(std::string_view text) {
  const auto space = std::find_if(text.begin(), text.end(), is_html_space);
  return static_cast<std::size_t>(space - text.begin());
}

// Takes a candidate from the front of a srcset: "a.jpg 480w, b.jpg 960w", "a.jpg, b.jpg 2x". An
// address may hold commas, which part candidates only where white space follows or an address ends.
Candidate take_candidate(std::string_view& set) {
  Candidate candidate;
  while (!set.empty() && (is_html_space(set.front()) || set.front() == ',')) set.remove_prefix(1);
  std::size_t end = first_space(set);
  candidate.url = set.substr(0, end);
  set.remove_prefix(end);
  const bool bare = candidate.url.ends_with(',');
  while (candidate.url.ends_with(',')) candidate.url.remove_suffix(1);
  if (bare) return candidate;
  end = std::min(set.find(','), set.size());
  const std::string_view descriptor = trim(set.substr(0, end), kHtmlSpace);
  set.remove_prefix(end);
  if (descriptor.ends_with('w')) candidate.size = number(descriptor);
  if (descriptor.ends_with('x')) candidate.size = 1000 * number(descriptor);
  return candidate;
}

// Whether the address may be shown; what is not known before is then.
bool look_at(Candidate& candidate, std::string_view type) {
  candidate.blurred = is_blurred(candidate.url);
  candidate.modern = is_modern(type, candidate.url);
  return is_usable(candidate.url);
}

Candidate best_of_set(std::string_view set, std::string_view type) {
  // The largest one; only where that one cannot be shown all are looked at.
  Candidate best;
  for (std::string_view rest = set; !rest.empty();) {
    const Candidate next = take_candidate(rest);
    if (!next.url.empty() && (best.url.empty() || next.size > best.size)) best = next;
  }
  if (best.url.empty() || look_at(best, type)) return best;
  best = {};
  for (std::string_view rest = set; !rest.empty();) {
    Candidate next = take_candidate(rest);
    if (!next.url.empty() && look_at(next, type) && is_better(next, best)) best = next;
  }
  return best;
}

Candidate best_of_attributes(Node element, std::initializer_list<Attr> sets) {
  Candidate best;
  for (const Attr name : sets) {
    if (!element.has_attribute(name)) continue;
    const Candidate of_set = best_of_set(element.attribute(name), element.attribute(Attr::type));
    if (is_better(of_set, best)) best = of_set;
  }
  return best;
}

// "true", "1", "lazy": loaders' attributes that turn something on.
bool is_switch(std::string_view value) {
  constexpr auto kSwitches = std::to_array<std::string_view>(
      {"true", "false", "lazy", "auto", "yes", "no", "on", "off", "loaded", "eager"});
  return is_one_of(value, kSwitches) || std::all_of(value.begin(), value.end(), is_ascii_digit);
}

// The address in one attribute. Some loaders put a set where others put an address.
Candidate single(Node element, Attr name) {
  const std::string_view value = trim(element.attribute(name), kHtmlSpace);
  if (value.empty() || value.starts_with("data:")) return {};
  if (first_space(value) < value.size() && value.find(',') != kNone) return best_of_set(value, {});
  if (!is_usable(value)) return {};
  if (name != Attr::src && is_switch(value)) return {};
  return {value, 0, is_blurred(value), is_modern({}, value)};
}

bool is_lazy(Node image) {
  const AttrSet has = image.attributes();
  return has.has(Attr::data_src) || has.has(Attr::data_lazy_src) || has.has(Attr::data_original) ||
         has.has(Attr::data_srcset) || has.has(Attr::data_lazy_srcset);
}

// What the image itself has.
Candidate own_source(Node image) {
  const Candidate of_sets =
      best_of_attributes(image, {Attr::srcset, Attr::data_srcset, Attr::data_lazy_srcset});
  Candidate one;
  for (const Attr name : {Attr::data_original, Attr::data_lazy_src, Attr::data_src, Attr::src}) {
    const Candidate next = single(image, name);
    if (one.url.empty() || (one.blurred && !next.url.empty() && !next.blurred)) one = next;
  }
  return is_better(of_sets, one) ? of_sets : one;
}

Candidate picture_source(Node image) {
  Candidate best;
  const Node picture = image.parent();
  if (picture.tag() != Tag::unknown || !equals_ignore_case(picture.name(), "picture")) return best;
  int seen = 0;
  for (Node child = picture.first_child(); child && seen < kMaxSiblings;
       child = child.next_sibling(), ++seen) {
    if (child.tag() != Tag::source) continue;
    const Candidate next =
        best_of_attributes(child, {Attr::srcset, Attr::data_srcset, Attr::data_lazy_srcset});
    if (is_better(next, best)) best = next;
  }
  return best;
}

// The image of the <noscript> that follows: of one behind the image, or behind its <picture>.
Node noscript_twin(Node image) {
  Node at = image;
  if (at.parent() && equals_ignore_case(at.parent().name(), "picture")) at = at.parent();
  at = at.next_sibling();
  while (at && at.is_text() && at.text().find_first_not_of(kHtmlSpace) == kNone) {
    at = at.next_sibling();
  }
  if (at.tag() != Tag::noscript) return {};
  // Its first image, wherever it is in it.
  const Node noscript = at;
  for (int seen = 0; at && seen < kMaxSiblings; ++seen) {
    if (at.tag() == Tag::img) return at;
    Node next = at.first_child();
    while (!next && at && at != noscript) {
      next = at.next_sibling();
      at = at.parent();
    }
    at = next;
  }
  return {};
}

// A side's length in pixels as the element declares it; -1 where it does not, or in other units.
int declared(Node image, Attr attribute, std::string_view property) {
  std::string_view value = style_value(image, property);
  if (value.empty()) value = trim(image.attribute(attribute), kHtmlSpace);
  if (value.empty() || value.size() > 8 || !is_ascii_digit(value.front())) return -1;
  const int pixels = static_cast<int>(number(value));
  value.remove_prefix(std::min(value.find_first_not_of("0123456789."), value.size()));
  return value.empty() || equals_ignore_case(value, "px") ? pixels : -1;
}

}  // namespace

bool is_image(Node element) {
  if (element.tag() == Tag::img) return true;
  if (element.tag() != Tag::unknown) return false;
  const std::string_view name = element.name();
  return name.size() >= 7 && name.size() <= 8 &&
         (equals_ignore_case(name, "amp-img") || equals_ignore_case(name, "amp-anim"));
}

std::optional<std::string_view> emoji_text(Node image) {
  const std::string_view alt = trim(image.attribute(Attr::alt), kHtmlSpace);
  if (alt.empty() || alt.size() > kLongestEmoji) return std::nullopt;
  if (is_emoji(alt)) return alt;
  const bool smiley = alt.size() <= kLongestSmiley &&
                      !std::all_of(alt.begin(), alt.end(), is_ascii_alphanumeric) &&
                      image.has_attribute(Attr::class_) && has_class(image, kEmojiClasses);
  return smiley ? std::optional(alt) : std::nullopt;
}

bool is_for_dark_pages(Node image) {
  constexpr auto kClasses =
      std::to_array<std::string_view>({"only-dark", "dark-only", "dark-mode-only"});
  return image.attribute(Attr::src).ends_with("#gh-dark-mode-only") ||
         (image.has_attribute(Attr::class_) && has_class(image, kClasses));
}

ImageSource read_image_source(Node image) {
  ImageSource result;
  result.lazy = is_lazy(image);
  const int width = declared(image, Attr::width, "width");
  const int height = declared(image, Attr::height, "height");
  const auto is_dot = [](int side) { return side == 0 || side == 1; };
  if (is_dot(width) && (is_dot(height) || height < 0)) return result;
  if (is_dot(height) && width < 0) return result;
  Candidate best = own_source(image);
  const Candidate of_picture = picture_source(image);
  if (is_better(of_picture, best)) best = of_picture;
  if (best.url.empty() || best.blurred) {
    if (const Node twin = noscript_twin(image)) {
      const Candidate of_twin = own_source(twin);
      if (is_better(of_twin, best)) best = of_twin;
    }
  }
  result.url = best.url;
  const bool small =
      width >= 0 && height >= 0 && width < kSmallestPicture && height < kSmallestPicture;
  result.decoration = small || names_badge(best.url);
  return result;
}

bool is_image_file(std::string_view url) {
  return is_one_of(file_ending(url),
                   std::to_array<std::string_view>({"jpg", "jpeg", "png", "gif", "webp", "avif",
                                                    "svg", "jfif", "bmp", "tif", "tiff", "heic"}));
}

}  // namespace pith::internal
