#include "metadata/sources/declared_texts.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "metadata/values/clean_text.h"

namespace pith::internal {
namespace {

// Limits for all JSON-LD of a page together, as in json_ld.cc.
constexpr std::size_t kMaxNodes = 20'000;
constexpr std::size_t kMaxTexts = 5'000;

// Kinds of objects, by the members that hold text.
enum class Thing : std::uint8_t {
  none,
  article,  // and posts
  recipe,   // and other instructions
  step,     // of instructions
  product,  // and whatever else a page may present
  job,
  video,
  page,
  question,  // and answers
  review,
  comment,
};

struct ThingName {
  std::string_view type;
  Thing thing;
};

constexpr std::array kThings = {
    ThingName{"Answer", Thing::question},
    ThingName{"Book", Thing::product},
    ThingName{"Comment", Thing::comment},
    ThingName{"Course", Thing::product},
    ThingName{"CreativeWork", Thing::article},
    ThingName{"Dataset", Thing::product},
    ThingName{"Event", Thing::product},
    ThingName{"HowTo", Thing::recipe},
    ThingName{"HowToDirection", Thing::step},
    ThingName{"HowToSection", Thing::step},
    ThingName{"HowToStep", Thing::step},
    ThingName{"HowToTip", Thing::step},
    ThingName{"IndividualProduct", Thing::product},
    ThingName{"JobPosting", Thing::job},
    ThingName{"Movie", Thing::product},
    ThingName{"PodcastEpisode", Thing::product},
    ThingName{"Product", Thing::product},
    ThingName{"ProductGroup", Thing::product},
    ThingName{"Question", Thing::question},
    ThingName{"Recipe", Thing::recipe},
    ThingName{"Report", Thing::article},
    ThingName{"SoftwareApplication", Thing::product},
    ThingName{"TVEpisode", Thing::product},
    ThingName{"Thesis", Thing::article},
    ThingName{"UserReview", Thing::comment},
    ThingName{"VideoObject", Thing::video},
};

Thing thing_of(std::string_view type) {
  const std::size_t slash = type.find_last_of("/:#");
  if (slash != std::string_view::npos) type.remove_prefix(slash + 1);
  for (const ThingName& row : kThings) {
    if (row.type == type) return row.thing;
  }
  if (type.ends_with("Article") || type.ends_with("Posting")) return Thing::article;
  if (type.ends_with("Review")) return Thing::review;
  if (type.ends_with("Event")) return Thing::product;
  return type.ends_with("Page") ? Thing::page : Thing::none;
}

Thing thing_of(const JsonValue& object) {
  const JsonValue* const type = object.find("@type");
  if (type == nullptr) return Thing::none;
  if (type->is_string()) return thing_of(type->text());
  if (!type->is_array()) return Thing::none;
  for (const JsonValue& one : type->elements()) {
    const Thing thing = one.is_string() ? thing_of(one.text()) : Thing::none;
    if (thing != Thing::none) return thing;
  }
  return Thing::none;
}

// A member that holds text of the page.
struct TextMember {
  Thing thing;
  std::string_view name;
  Declared kind;
};

constexpr std::array kTextMembers = {
    TextMember{Thing::article, "articleBody", Declared::body},
    TextMember{Thing::article, "text", Declared::body},
    TextMember{Thing::article, "abstract", Declared::body},
    TextMember{Thing::article, "description", Declared::description},
    TextMember{Thing::recipe, "recipeIngredient", Declared::body},
    TextMember{Thing::recipe, "ingredients", Declared::body},
    TextMember{Thing::recipe, "recipeInstructions", Declared::body},
    TextMember{Thing::recipe, "step", Declared::body},
    TextMember{Thing::recipe, "description", Declared::description},
    TextMember{Thing::step, "text", Declared::body},
    TextMember{Thing::step, "name", Declared::body},
    TextMember{Thing::step, "description", Declared::body},
    TextMember{Thing::product, "description", Declared::body},
    TextMember{Thing::product, "text", Declared::body},
    TextMember{Thing::product, "abstract", Declared::body},
    TextMember{Thing::job, "description", Declared::body},
    TextMember{Thing::job, "responsibilities", Declared::body},
    TextMember{Thing::job, "qualifications", Declared::body},
    TextMember{Thing::job, "experienceRequirements", Declared::body},
    TextMember{Thing::job, "educationRequirements", Declared::body},
    TextMember{Thing::job, "skills", Declared::body},
    TextMember{Thing::job, "jobBenefits", Declared::body},
    TextMember{Thing::video, "description", Declared::description},
    TextMember{Thing::page, "description", Declared::description},
    TextMember{Thing::question, "name", Declared::body},
    TextMember{Thing::question, "text", Declared::body},
    TextMember{Thing::review, "reviewBody", Declared::body},
    TextMember{Thing::review, "description", Declared::body},
    TextMember{Thing::comment, "text", Declared::comment},
    TextMember{Thing::comment, "reviewBody", Declared::comment},
    TextMember{Thing::comment, "description", Declared::comment},
};

bool holds_comments(std::string_view member) {
  return member == "comment" || member == "comments" || member == "review" || member == "reviews";
}

bool is_about_others(std::string_view member) {
  return member == "author" || member == "creator" || member == "publisher" || member == "brand" ||
         member == "isPartOf" || member == "isRelatedTo" || member == "isSimilarTo" ||
         member == "offers";
}

bool has_markup(std::string_view text) {
  constexpr auto kNone = std::string_view::npos;
  return text.find('<') != kNone || text.find('&') != kNone;
}

class Reader {
 public:
  explicit Reader(std::vector<DeclaredText>& out) : out_(out) {}

  void read(std::span<const JsonValue> roots) {
    for (const JsonValue& root : roots) queue_.push_back({&root, false});
    for (std::size_t i = 0; i < queue_.size() && i < kMaxNodes; ++i) {
      const Place place = queue_[i];
      if (place.value->is_array()) {
        for (const JsonValue& one : place.value->elements()) enter(one, place.in_comments);
      } else if (place.value->is_object()) {
        read_object(*place.value, place.in_comments);
      }
    }
  }

 private:
  struct Place {
    const JsonValue* value;
    bool in_comments;
  };

  void enter(const JsonValue& value, bool in_comments) {
    if (value.is_array() || value.is_object()) queue_.push_back({&value, in_comments});
  }

  void read_object(const JsonValue& object, bool in_comments) {
    for (const JsonValue::Member& member : object.members()) {
      if (!member.value.is_array() && !member.value.is_object()) continue;
      if (is_about_others(member.name)) continue;
      enter(member.value, in_comments || holds_comments(member.name));
    }
    const Thing thing = thing_of(object);
    if (thing == Thing::none) return;
    for (const TextMember& row : kTextMembers) {
      if (row.thing != thing) continue;
      const JsonValue* const value = object.find(row.name);
      if (value == nullptr) continue;
      const Declared kind =
          in_comments && row.kind == Declared::body ? Declared::comment : row.kind;
      if (value->is_string()) take(value->text(), kind);
      if (!value->is_array()) continue;
      for (const JsonValue& one : value->elements()) {
        if (one.is_string()) take(one.text(), kind);
      }
    }
  }

  void take(std::string_view text, Declared kind) {
    if (has_markup(text)) {
      for (std::string& paragraph : paragraphs(text)) add(std::move(paragraph), kind);
      return;
    }
    while (!text.empty()) {
      const std::size_t end = std::min(text.find('\n'), text.size());
      if (end > 0) add(std::string(text.substr(0, end)), kind);
      text.remove_prefix(std::min(end + 1, text.size()));
    }
  }

  // The first one is the description of the <meta>, which JSON-LD often repeats.
  void add(std::string text, Declared kind) {
    if (out_.size() >= kMaxTexts) return;
    if (!out_.empty() && out_.front().text == text && out_.front().kind == kind) return;
    out_.push_back({kind, std::move(text)});
  }

  std::vector<DeclaredText>& out_;
  std::vector<Place> queue_;
};

}  // namespace

void add_declared_texts(std::span<const JsonValue> roots, std::vector<DeclaredText>& out) {
  Reader(out).read(roots);
}

}  // namespace pith::internal
