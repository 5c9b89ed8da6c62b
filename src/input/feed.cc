#include "input/feed.h"

#include <algorithm>
#include <initializer_list>
#include <iterator>
#include <utility>

#include "base/ascii.h"
#include "base/url.h"
#include "input/html_text.h"
#include "input/json_object.h"
#include "text/words.h"

namespace pith::internal {
namespace {

constexpr std::string_view kAuthorSeparator = "; ";
using Text = FeedEntry::Text;

// Each entry gets a copy of the feed's own authors, language and addresses. A longer one is left
// out: a file of some megabytes would take as many gigabytes. Chosen.
constexpr std::size_t kMaxSharedBytes = 4'000;

std::string shared(std::string text) {
  if (text.size() > kMaxSharedBytes) text.clear();
  return text;
}

// A text of one line without tags, whose character references are decoded: titles in RSS are HTML.
std::string line_of_html(std::string_view html) { return rough_text(html, ""); }

std::string folded(std::string_view text) {
  std::string line;
  for (const char c : trim(text, kHtmlSpace)) {
    if (!is_html_space(c)) {
      line += c;
    } else if (line.back() != ' ') {
      line += ' ';
    }
  }
  return line;
}

// Whether HTML or text ends like an excerpt that the page continues.
bool is_cut_off(std::string_view text) {
  constexpr std::string_view kEnds[] = {"...",
                                        "...]",
                                        "[...]",
                                        "\xe2\x80\xa6",
                                        "\xe2\x80\xa6]",
                                        "read more",
                                        "continue reading",
                                        "\xe2\x86\x92"};
  std::string line = lowered(folded(line_of_html(text)));
  while (!line.empty() && (line.back() == '.' || line.back() == ' ') && !line.ends_with("..")) {
    line.pop_back();
  }
  return std::any_of(std::begin(kEnds), std::end(kEnds),
                     [&line](std::string_view end) { return line.ends_with(end); });
}

// Sets the text of an entry to its summary, if that is as long as a text.
void take_summary(std::string summary, Text kind, FeedEntry& entry) {
  if (entry.kind != Text::none || summary.empty()) return;
  const std::string words = kind == Text::plain ? summary : line_of_html(summary);
  if (count_text(words).words < static_cast<float>(kMinSummaryWords) || is_cut_off(summary)) return;
  entry.kind = kind;
  entry.text = std::move(summary);
}

void take_text(std::string text, Text kind, FeedEntry& entry) {
  if (entry.kind != Text::none || trim(text, kHtmlSpace).empty()) return;
  entry.kind = kind;
  entry.text = std::move(text);
}

void add_author(std::string_view name, std::string& authors) {
  const std::string line = folded(name);
  if (line.empty()) return;
  authors.append(authors.empty() ? "" : kAuthorSeparator).append(line);
}

// The name in "jane@example.org (Jane Doe)"; a mail address alone is no name.
std::string_view name_in_mail(std::string_view author) {
  const std::size_t open = author.find('(');
  const std::size_t close = author.rfind(')');
  if (open != std::string_view::npos && close != std::string_view::npos && open < close) {
    return author.substr(open + 1, close - open - 1);
  }
  return author.find('@') == std::string_view::npos ? author : std::string_view();
}

// --- RSS and Atom -------------------------------------------------------------------------------

class XmlFeed {
 public:
  XmlFeed(const XmlDocument& document, std::string_view url) : document_(document), url_(url) {}

  Feed read() {
    const pugi::xml_node root = document_.root();
    const std::string_view kind = local_name(root.name());
    if (kind == "feed") {
      read_atom(root);
    } else if (kind == "rss" || kind == "RDF") {
      read_rss(root);
    } else {
      feed_.flaw = root ? "not a feed" : document_.flaw();
      return std::move(feed_);
    }
    if (!document_.flaw().empty()) {
      if (!feed_.entries.empty() && !document_.is_whole(last_)) feed_.entries.pop_back();
      feed_.flaw = document_.flaw();
    }
    return std::move(feed_);
  }

 private:
  std::string text(pugi::xml_node parent, std::string_view name) const {
    return document_.text(parent, name);
  }

  // The first of several children that has a text.
  std::string first_text(pugi::xml_node parent, std::initializer_list<const char*> names) const {
    for (const char* const name : names) {
      std::string found = text(parent, name);
      if (!found.empty()) return found;
    }
    return "";
  }

  // What the attributes of an element and of those around it say.
  struct Context {
    std::string base = {};  // xml:base, resolved against the feed's address
    bool has_base = false;
    std::string language = {};
  };

  // `parent`: the context of the element around `node`.
  static Context inner(const Context& parent, pugi::xml_node node) {
    Context context = parent;
    if (const pugi::xml_attribute base = node.attribute("xml:base")) {
      context.base = shared(resolve_url(parent.base, base.value()));
      context.has_base = true;
    }
    if (const pugi::xml_attribute language = node.attribute("xml:lang")) {
      context.language = shared(language.value());
    }
    return context;
  }

  void read_rss(pugi::xml_node root) {
    const pugi::xml_node channel = document_.child(root, "channel");
    feed_.title = folded(line_of_html(text(channel, "title")));
    Context context = inner({.base = std::string(url_)}, root);
    link_ = shared(text(channel, "link"));
    if (link_.empty()) link_ = shared(atom_link(channel, "atom:link", "self"));
    if (context.language.empty()) {
      context.language = shared(first_text(channel, {"language", "dc:language"}));
    }
    const Context of_channel = inner(context, channel);
    read_items(channel, of_channel);
    read_items(root, context);  // in RSS 1.0, the items are beside the channel
  }

  void read_items(pugi::xml_node parent, const Context& context) {
    for (const pugi::xml_node node : parent.children()) {
      if (document_.name(node) != "item") continue;
      read_item(node, context);
      last_ = node;
    }
  }

  void read_item(pugi::xml_node item, const Context& around) {
    FeedEntry entry;
    const Context context = inner(around, item);
    const pugi::xml_node guid = document_.child(item, "guid");
    entry.id = text_of(guid);
    if (entry.id.empty()) entry.id = item.attribute("rdf:about").value();
    std::string link = first_text(item, {"feedburner:origLink", "link"});
    if (link.empty()) link = atom_link(item, "atom:link");
    const bool is_permalink =
        !equals_ignore_case(guid.attribute("isPermaLink").value(), "false") && is_web_url(entry.id);
    if (link.empty() && is_permalink) link = entry.id;
    set_link(context, link, entry);
    entry.title = folded(line_of_html(text(item, "title")));
    for (const pugi::xml_node node : item.children()) {
      const std::string name = document_.name(node);
      if (name == "dc:creator") add_author(text_of(node), entry.authors);
    }
    if (entry.authors.empty()) add_author(name_in_mail(text(item, "author")), entry.authors);
    entry.date = first_text(
        item, {"pubDate", "dc:date", "dcterms:issued", "atom:published", "atom:updated"});
    entry.language = text(item, "dc:language");
    if (entry.language.empty()) entry.language = context.language;
    take_text(text(item, "content:encoded"), Text::html, entry);
    if (const pugi::xml_node content = document_.child(item, "atom:content")) {
      take_content(content, context, entry);
    }
    // The body of a description as XHTML, which some blogs have.
    if (const pugi::xml_node body = document_.child(item, "body")) {
      take_text(markup_in(body), Text::xhtml, entry);
    }
    take_summary(text(item, "description"), Text::html, entry);
    feed_.entries.push_back(std::move(entry));
  }

  void read_atom(pugi::xml_node root) {
    feed_.title = atom_title(root);
    const Context context = inner({.base = std::string(url_)}, root);
    link_ = atom_link(root, "link");
    if (link_.empty()) link_ = atom_link(root, "link", "self");
    link_ = shared(resolve_url(context.base, link_));
    const std::string authors = shared(atom_authors(root));
    for (const pugi::xml_node node : root.children()) {
      if (document_.name(node) != "entry") continue;
      read_entry(node, context, authors);
      last_ = node;
    }
  }

  void read_entry(pugi::xml_node node, const Context& around, const std::string& authors_of_feed) {
    FeedEntry entry;
    const Context context = inner(around, node);
    entry.id = text(node, "id");
    std::string link = text(node, "feedburner:origLink");
    if (link.empty()) link = atom_link(node, "link");
    if (link.empty() && is_web_url(entry.id)) link = entry.id;
    set_link(context, link, entry);
    entry.title = atom_title(node);
    entry.authors = atom_authors(node);
    if (entry.authors.empty()) {
      entry.authors = atom_authors(document_.child(node, "source"));
    }
    if (entry.authors.empty()) entry.authors = authors_of_feed;
    // Of Atom 0.3: issued and modified.
    entry.date = first_text(node, {"published", "issued", "created", "updated", "modified"});
    entry.language = context.language;
    if (const pugi::xml_node content = document_.child(node, "content")) {
      take_content(content, context, entry);
    }
    if (const pugi::xml_node summary = document_.child(node, "summary")) {
      FeedEntry text;
      take_content(summary, context, text);
      take_summary(std::move(text.text), text.kind, entry);
    }
    feed_.entries.push_back(std::move(entry));
  }

  // Atom's content and summary, which say of what type they are. Content elsewhere (`src`),
  // pictures and other documents are no text.
  static void take_content(pugi::xml_node content, const Context& around, FeedEntry& entry) {
    if (content.attribute("src")) return;
    std::string type = lowered(content.attribute("type").value());
    type = type.substr(0, type.find(';'));
    const bool is_escaped = lowered(content.attribute("mode").value()) == "escaped";  // Atom 0.3
    const Text before = entry.kind;
    if (type == "html" || (type == "text/html" || is_escaped)) {
      take_text(text_of(content), Text::html, entry);
    } else if (type == "xhtml" || type == "application/xhtml+xml") {
      take_text(markup_in(content), Text::xhtml, entry);
    } else if (type.empty() || type == "text" || type == "text/plain") {
      take_text(text_of(content), Text::plain, entry);
    }
    const Context context = inner(around, content);
    if (entry.kind != before && context.base != around.base) entry.base = context.base;
  }

  std::string atom_title(pugi::xml_node parent) const {
    const pugi::xml_node title = document_.child(parent, "title");
    const std::string type = lowered(title.attribute("type").value());
    const std::string text = text_of(title);
    return folded(type == "html" || type == "text/html" ? line_of_html(text) : text);
  }

  std::string atom_authors(pugi::xml_node parent) const {
    std::string authors;
    for (const pugi::xml_node node : parent.children()) {
      if (document_.name(node) == "author") add_author(text(node, "name"), authors);
    }
    return authors;
  }

  // The link to the page itself, rel="alternate", or another one; as HTML if there are several.
  std::string atom_link(pugi::xml_node parent, std::string_view name,
                        std::string_view wanted = "alternate") const {
    std::string link;
    for (const pugi::xml_node node : parent.children()) {
      if (document_.name(node) != name) continue;
      const std::string_view rel = node.attribute("rel").as_string("alternate");
      if (rel != wanted && !(rel.empty() && wanted == "alternate")) continue;
      const bool is_html = std::string_view(node.attribute("type").value()) == "text/html";
      if (link.empty() || is_html) link = node.attribute("href").value();
      if (is_html) break;
    }
    return link;
  }

  // Links are relative to xml:base, or else to the feed's page or its own address.
  void set_link(const Context& context, std::string_view link, FeedEntry& entry) const {
    const std::string& base = context.has_base || link_.empty() ? context.base : link_;
    if (!link.empty()) entry.link = resolve_url(base, link);
    if (context.has_base || entry.link.empty()) entry.base = base;
  }

  const XmlDocument& document_;
  std::string_view url_;
  std::string link_;     // of the feed's page, or else of the feed
  pugi::xml_node last_;  // the last entry
  Feed feed_;
};

// --- JSON Feed ----------------------------------------------------------------------------------

// The elements of the array that `json` begins with, as they are written. The array is valid, or
// cut short; then the last element is one that ends with its brackets.
std::vector<std::string_view> elements(std::string_view json) {
  std::vector<std::string_view> found;
  if (!json.starts_with('[')) return found;
  std::size_t depth = 0;
  std::size_t begin = 1;
  const auto add = [&](std::size_t end) {
    const std::string_view element = trim(json.substr(begin, end - begin), " \t\r\n");
    if (!element.empty()) found.push_back(element);
    begin = end + 1;
  };
  for (std::size_t i = 0; i < json.size(); ++i) {
    const char c = json[i];
    if (c == '"') {
      for (++i; i < json.size() && json[i] != '"'; ++i) {
        if (json[i] == '\\') ++i;
      }
      continue;
    }
    if (c == '[' || c == '{') ++depth;
    if (c == ']' || c == '}') --depth;
    if (depth == 0 || (depth == 1 && c == ',')) add(i);
    if (depth == 0) return found;
  }
  if (depth == 1 && json.substr(std::min(begin, json.size())).find('}') != json.npos) {
    add(json.size());
  }
  return found;
}

// Where the array of the member "items" begins in a JSON text that may be cut short, or npos.
std::size_t begin_of_items(std::string_view json) {
  std::size_t depth = 0;
  std::string_view last;  // string
  for (std::size_t i = 0; i < json.size(); ++i) {
    const char c = json[i];
    if (c == '"') {
      const std::size_t begin = ++i;
      for (; i < json.size() && json[i] != '"'; ++i) {
        if (json[i] == '\\') ++i;
      }
      if (i < json.size()) last = json.substr(begin, i - begin);
      continue;
    }
    if (c == '[' && depth == 1 && last == "items") return i;
    if (c == '[' || c == '{') ++depth;
    if ((c == ']' || c == '}') && --depth == 0) break;
  }
  return std::string_view::npos;
}

std::string json_authors(const JsonObject& object) {
  std::string authors;
  std::vector<std::string_view> all = elements(json_member(object, "authors"));
  if (all.empty()) all.push_back(json_member(object, "author"));  // version 1
  for (const std::string_view author : all) {
    if (!author.starts_with('{')) continue;
    add_author(json_string_member(read_json_object(author), "name"), authors);
  }
  return authors;
}

FeedEntry json_entry(const JsonObject& item, std::string_view base, const std::string& authors,
                     const std::string& language) {
  FeedEntry entry;
  const std::string_view id = json_member(item, "id");  // some feeds have numbers
  entry.id = is_json_string(id) ? json_text(id) : std::string(id);
  std::string link = json_string_member(item, "url");
  if (link.empty()) link = json_string_member(item, "external_url");
  if (link.empty() && is_web_url(entry.id)) link = entry.id;
  if (!link.empty()) entry.link = resolve_url(base, link);
  entry.title = folded(json_string_member(item, "title"));
  entry.authors = json_authors(item);
  if (entry.authors.empty()) entry.authors = authors;
  entry.date = json_string_member(item, "date_published");
  if (entry.date.empty()) entry.date = json_string_member(item, "date_modified");
  entry.language = json_string_member(item, "language");
  if (entry.language.empty()) entry.language = language;
  take_text(json_string_member(item, "content_html"), Text::html, entry);
  take_text(json_string_member(item, "content_text"), Text::plain, entry);
  take_summary(json_string_member(item, "summary"), Text::plain, entry);
  return entry;
}

}  // namespace

Feed read_feed(const XmlDocument& document, std::string_view url) {
  return XmlFeed(document, url).read();
}

Feed read_json_feed(std::string_view json, std::string_view url) {
  Feed feed;
  JsonObject object = read_json_object(json);
  std::string_view items = json_member(object, "items");
  std::string before;  // the items, as an object without them
  if (!object.flaw.empty()) {
    feed.flaw = object.flaw;
    const std::size_t begin = begin_of_items(json);
    if (begin == std::string_view::npos) return feed;
    before = std::string(json.substr(0, begin)) + "[]}";
    object = read_json_object(before);
    if (!object.flaw.empty()) return feed;
    items = json.substr(begin);
  }
  feed.title = folded(json_string_member(object, "title"));
  std::string base(url);
  for (const char* const name : {"feed_url", "home_page_url"}) {
    const std::string address = json_string_member(object, name);
    if (!address.empty()) base = shared(resolve_url(base, address));
  }
  const std::string authors = shared(json_authors(object));
  const std::string language = shared(json_string_member(object, "language"));
  for (const std::string_view text : elements(items)) {
    const JsonObject item = read_json_object(text);
    if (item.flaw.empty()) {
      feed.entries.push_back(json_entry(item, base, authors, language));
    } else if (feed.flaw.empty()) {
      ++feed.others;
    } else {
      break;
    }
  }
  return feed;
}

bool is_json_feed(std::string_view head) {
  head.remove_prefix(std::min(head.find_first_not_of(" \t\r\n\xef\xbb\xbf"), head.size()));
  return head.starts_with('{') &&
         (head.find("jsonfeed.org/version/1") != std::string_view::npos ||
          head.find("jsonfeed.org\\/version\\/1") != std::string_view::npos);
}

}  // namespace pith::internal
