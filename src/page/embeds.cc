#include "page/embeds.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "base/ascii.h"
#include "html/class_names.h"

namespace pith::internal {
namespace {

constexpr std::size_t kNone = std::string_view::npos;
constexpr std::size_t kLongestAddress = 2048;
constexpr std::size_t kLongestTitle = 200;
constexpr int kMaxSources = 12;  // children of a player that are looked at

// Components that name what they play by a number of its service, with the address that it has.
struct Component {
  std::string_view name;
  std::string_view before;
  std::string_view behind;
  std::size_t shortest;  // what is shorter is no number of this service
};

constexpr auto kComponents = std::to_array<Component>({
    {"amp-dailymotion", "https://www.dailymotion.com/video/", "", 5},
    {"amp-facebook", "", "", 0},
    {"amp-instagram", "https://www.instagram.com/p/", "/", 8},
    {"amp-soundcloud", "https://api.soundcloud.com/tracks/", "", 6},
    {"amp-twitter", "https://twitter.com/i/status/", "", 8},
    {"amp-vimeo", "https://vimeo.com/", "", 6},
    {"amp-youtube", "https://www.youtube.com/watch?v=", "", 11},
    {"lite-vimeo", "https://vimeo.com/", "", 6},
    {"lite-youtube", "https://www.youtube.com/watch?v=", "", 11},
});

// Components that have an address themselves.
constexpr auto kPlayers = std::to_array<std::string_view>(
    {"amp-iframe", "amp-video", "amp-audio", "amp-video-iframe", "amp-tiktok", "amp-reddit"});

bool is_address(std::string_view url) {
  if (url.empty() || url.size() > kLongestAddress) return false;
  const std::size_t colon = url.find_first_of(":/?#");
  if (colon != kNone && url[colon] == ':') {
    const std::string_view scheme = url.substr(0, colon);
    return equals_ignore_case(scheme, "http") || equals_ignore_case(scheme, "https");
  }
  return url.front() != '#' && url.find('.') != kNone;
}

bool is_identifier(std::string_view text) {
  return !text.empty() && text.size() <= 64 && std::all_of(text.begin(), text.end(), [](char c) {
    return is_ascii_alphanumeric(c) || c == '-' || c == '_';
  });
}

std::string_view address_of(Node element) {
  for (const Attr name : {Attr::data_src, Attr::data_lazy_src, Attr::src}) {
    const std::string_view url = trim(element.attribute(name), kHtmlSpace);
    if (is_address(url)) return url;
  }
  return {};
}

// Of a player: its own address or that of its first source.
std::string_view media_address(Node player) {
  std::string_view url = address_of(player);
  int seen = 0;
  for (Node child = player.first_child(); child && url.empty() && seen < kMaxSources;
       child = child.next_sibling(), ++seen) {
    if (child.tag() == Tag::source) url = address_of(child);
  }
  return url;
}

bool is_tiny(Node element) {
  for (const Attr name : {Attr::width, Attr::height}) {
    const std::string_view value = trim(element.attribute(name), kHtmlSpace);
    if (value == "0" || value == "1" || value == "0px" || value == "1px") return true;
  }
  return false;
}

// The words of an address's host and path that say what a frame is for. They are whole words
// between other characters: "embed" of "/embed/a1", "player" of "player.example.com". The first one
// counts: what follows may be a name that somebody made up.
enum class Purpose { unknown, content, other };

Purpose purpose_of(std::string_view url) {
  constexpr auto kContent = std::to_array<std::string_view>(
      {"embed",        "embeds",      "embedded",      "player",        "players",   "video",
       "videos",       "videoseries", "audio",         "podcast",       "episode",   "episodes",
       "maps",         "track",       "tracks",        "playlist",      "playlists", "tweet",
       "post",         "posts",       "watch",         "vid",           "media",     "chart",
       "charts",       "datawrapper", "visualisation", "visualization", "slideshow", "slideshare",
       "presentation", "gist",        "codepen",       "pen",           "storymap",  "infographic",
       "oembed",       "mp",          "m3u8",          "stream",        "clip"});
  constexpr auto kOther =
      std::to_array<std::string_view>({"ad",        "ads",         "adserver",
                                       "adframe",   "advert",      "banner",
                                       "banners",   "doubleclick", "googlesyndication",
                                       "pixel",     "gtm",         "ns",
                                       "analytics", "newsletter",  "subscribe",
                                       "signup",    "like",        "likebox",
                                       "share",     "follow",      "login",
                                       "captcha",   "recaptcha",   "form",
                                       "forms",     "consent",     "cookie",
                                       "comments",  "chat",        "payment",
                                       "checkout",  "donate",      "counter",
                                       "tracking",  "tracker",     "sync"});
  url = url.substr(0, url.find_first_of("?#"));
  for (std::size_t at = 0; at < url.size();) {
    const std::size_t begin = at;
    while (at < url.size() && is_ascii_letter(url[at])) ++at;
    const std::string_view word = url.substr(begin, at - begin);
    if (at == begin) ++at;
    const auto is = [word](std::string_view known) { return equals_ignore_case(word, known); };
    if (std::any_of(kOther.begin(), kOther.end(), is)) return Purpose::other;
    if (std::any_of(kContent.begin(), kContent.end(), is)) return Purpose::content;
  }
  return Purpose::unknown;
}

bool is_hidden(Node element) {
  return element.has_attribute(Attr::hidden) || element.attribute(Attr::aria_hidden) == "true" ||
         equals_ignore_case(style_value(element, "display"), "none") ||
         equals_ignore_case(style_value(element, "visibility"), "hidden");
}

// Flash movies are played by nothing any more.
bool is_flash(Node element, std::string_view url) {
  const std::string_view file = url.substr(0, url.find_first_of("?#"));
  const std::string_view type = element.attribute(Attr::type);
  return ends_with_ignore_case(file, ".swf") || type.find("flash") != kNone;
}

Embed embed(std::string url, Node element) {
  std::string_view title = trim(element.attribute(Attr::title), kHtmlSpace);
  if (title.empty()) title = trim(element.attribute(Attr::aria_label), kHtmlSpace);
  if (title.size() > kLongestTitle) title = {};
  return {std::move(url), title};
}

std::optional<Embed> read_component(Node element) {
  const std::string_view name = element.name();
  if (name.size() < 8 || (name.front() | 0x20) > 'l' || name.find('-') == kNone)
    return std::nullopt;
  for (const Component& component : kComponents) {
    if (!equals_ignore_case(name, component.name)) continue;
    const std::string_view id = trim(element.attribute(Attr::data_videoid), kHtmlSpace);
    if (component.before.empty() && is_address(id)) return embed(std::string(id), element);
    if (component.before.empty() || !is_identifier(id) || id.size() < component.shortest) {
      return std::nullopt;
    }
    std::string url(component.before);
    url.append(id).append(component.behind);
    return embed(std::move(url), element);
  }
  const auto is = [name](std::string_view known) { return equals_ignore_case(name, known); };
  if (std::none_of(kPlayers.begin(), kPlayers.end(), is)) return std::nullopt;
  const std::string_view url = media_address(element);
  if (url.empty() || purpose_of(url) == Purpose::other) return std::nullopt;
  return embed(std::string(url), element);
}

}  // namespace

std::optional<Embed> read_embed(Node element) {
  std::string_view url;
  switch (element.tag()) {
    case Tag::iframe:
      url = address_of(element);
      if (purpose_of(url) != Purpose::content) return std::nullopt;
      break;
    case Tag::video:
    case Tag::audio:
      url = media_address(element);
      break;
    case Tag::embed:
    case Tag::object:
      url = address_of(element);
      if (is_flash(element, url)) return std::nullopt;
      break;
    case Tag::unknown:
      return read_component(element);
    default:
      return std::nullopt;
  }
  if (url.empty() || is_tiny(element) || is_hidden(element)) return std::nullopt;
  if (purpose_of(url) == Purpose::other) return std::nullopt;
  return embed(std::string(url), element);
}

}  // namespace pith::internal
