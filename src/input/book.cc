#include "input/book.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <utility>

#include "base/ascii.h"
#include "base/url.h"
#include "input/xml.h"

namespace pith::internal {
namespace {

// Of fallbacks of a resource for reading systems that cannot show it. Chosen; books have one.
constexpr int kMaxFallbacks = 8;

// Algorithms that only obfuscate fonts.
constexpr std::string_view kFontObfuscation[] = {"http://www.idpf.org/2008/embedding",
                                                 "http://ns.adobe.com/pdf/enc#RC"};

// Media types of chapters: XHTML, what it is also called, and the types of OEB and DTBook, which
// EPUB 2 allows.
constexpr std::string_view kTextTypes[] = {"application/xhtml+xml", "text/html",
                                           "application/xml",       "text/xml",
                                           "application/html",      "text/x-oeb1-document",
                                           "text/x-oeb-document",   "application/x-dtbook+xml"};
// Extensions of chapters, whatever the package calls them.
constexpr std::string_view kTextExtensions[] = {".xhtml", ".html", ".htm"};

// Whether a list of words separated by spaces has this one.
bool has_word(std::string_view words, std::string_view wanted) {
  while (!words.empty()) {
    const std::size_t end = std::min(words.find_first_of(kHtmlSpace), words.size());
    if (words.substr(0, end) == wanted) return true;
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return false;
}

// The first child with this local name. Tools disagree about prefixes, so they are not read.
pugi::xml_node child_of(pugi::xml_node parent, std::string_view name) {
  for (const pugi::xml_node node : parent.children()) {
    if (local_name(node.name()) == name) return node;
  }
  return {};
}

struct Resource {
  std::string path = {};
  std::string media_type = {};
  std::string properties = {};
  std::string fallback = {};  // the id of another resource, or ""
};
using Manifest = std::map<std::string, Resource>;  // by id

Manifest read_manifest(pugi::xml_node manifest, const std::string& package) {
  Manifest resources;
  for (const pugi::xml_node item : manifest.children()) {
    if (local_name(item.name()) != "item") continue;
    resources.emplace(item.attribute("id").value(),
                      Resource{.path = path_in_book(package, item.attribute("href").value()),
                               .media_type = item.attribute("media-type").value(),
                               .properties = item.attribute("properties").value(),
                               .fallback = item.attribute("fallback").value()});
  }
  return resources;
}

void read_metadata(pugi::xml_node metadata, Book& book) {
  // In EPUB 2, dates say of what they are.
  std::string publication;
  for (const pugi::xml_node node : metadata.children()) {
    const std::string_view name = local_name(node.name());
    const std::string text = text_of(node);
    if (text.empty()) continue;
    if (name == "title" && book.title.empty()) book.title = text;
    if (name == "creator") book.authors.append(book.authors.empty() ? "" : "; ").append(text);
    if (name == "language" && book.language.empty()) book.language = text;
    if (name != "date") continue;
    if (std::string_view(node.attribute("opf:event").value()) == "publication") publication = text;
    const bool says_other = node.attribute("opf:event") && publication.empty();
    if (book.date.empty() && !says_other) book.date = text;
  }
  if (!publication.empty()) book.date = publication;
}

// The documents that the package calls covers: the guide of EPUB 2.
void read_guide(pugi::xml_node guide, const std::string& package, Book& book) {
  for (const pugi::xml_node reference : guide.children()) {
    if (std::string_view(reference.attribute("type").value()) == "cover") {
      book.covers.insert(path_in_book(package, reference.attribute("href").value()));
    }
  }
}

bool is_text(const Resource& resource) {
  return std::any_of(std::begin(kTextTypes), std::end(kTextTypes),
                     [&](auto type) { return equals_ignore_case(resource.media_type, type); }) ||
         std::any_of(std::begin(kTextExtensions), std::end(kTextExtensions), [&](auto extension) {
           return ends_with_ignore_case(resource.path, extension);
         });
}

// The resource that shows the text of another one, which may be a picture with a text as fallback.
const Resource* readable(const Manifest& manifest, const Resource* resource) {
  for (int i = 0; i < kMaxFallbacks && !is_text(*resource); ++i) {
    const auto found = manifest.find(resource->fallback);
    if (found == manifest.end()) break;
    resource = &found->second;
  }
  return resource;
}

void read_spine(pugi::xml_node spine, const Manifest& manifest, Book& book) {
  std::set<std::string> seen;
  for (const pugi::xml_node item : spine.children()) {
    const auto found = manifest.find(item.attribute("idref").value());
    if (found == manifest.end()) continue;
    const Resource& resource = *readable(manifest, &found->second);
    if (resource.path.empty() || !seen.insert(resource.path).second) continue;
    book.parts.push_back({.path = resource.path,
                          .is_navigation = has_word(resource.properties, "nav"),
                          .is_text = is_text(resource)});
  }
  const auto ncx = manifest.find(spine.attribute("toc").value());
  if (ncx != manifest.end()) book.tables.push_back(ncx->second.path);
}

std::string one_line(std::string_view text) {
  std::string line;
  for (const char c : text) {
    const bool is_space = is_html_space(c);
    if (!is_space) line += c;
    if (is_space && !line.empty() && line.back() != ' ') line += ' ';
  }
  while (line.ends_with(' ')) line.pop_back();
  return line;
}

}  // namespace

std::string path_in_book(std::string_view path, std::string_view href) {
  href = trim(href, kHtmlSpace);
  href = href.substr(0, href.find_first_of("#?"));
  const std::size_t colon = href.find(':');
  if (href.empty() || href.substr(0, colon).find('/') == std::string_view::npos) {
    if (href.empty() || colon != std::string_view::npos) return "";
  }
  const std::string all = href.starts_with('/') ? percent_decoded(href.substr(1))
                                                : std::string(path.substr(0, path.rfind('/') + 1)) +
                                                      percent_decoded(href);
  // Steps up and dots are removed.
  std::vector<std::string_view> steps;
  std::string_view rest = all;
  while (!rest.empty()) {
    const std::size_t slash = std::min(rest.find('/'), rest.size());
    const std::string_view step = rest.substr(0, slash);
    if (step == "..") {
      if (!steps.empty()) steps.pop_back();
    } else if (!step.empty() && step != ".") {
      steps.push_back(step);
    }
    rest.remove_prefix(std::min(slash + 1, rest.size()));
  }
  std::string joined;
  for (const std::string_view step : steps) {
    joined.append(joined.empty() ? "" : "/").append(step);
  }
  return joined;
}

std::string package_path(std::string_view container) {
  const XmlDocument document(container);
  const pugi::xml_node files = child_of(document.root(), "rootfiles");
  for (const pugi::xml_node file : files.children()) {
    const std::string_view type = file.attribute("media-type").value();
    if (local_name(file.name()) != "rootfile") continue;
    if (!type.empty() && type != "application/oebps-package+xml") continue;
    // The paths of all documents begin with its directory.
    constexpr std::size_t kMaxPathBytes = 1'000;  // Chosen: books have "OEBPS/content.opf"
    const std::string_view path = file.attribute("full-path").value();
    return path.size() <= kMaxPathBytes ? path_in_book("", path) : "";
  }
  return "";
}

Book read_package(std::string_view package, const std::string& path) {
  Book book;
  const XmlDocument document(package);
  const pugi::xml_node root = document.root();
  if (local_name(root.name()) != "package") {
    book.flaw = document.flaw().empty() ? "not a package of EPUB" : document.flaw();
    return book;
  }
  const pugi::xml_node metadata = child_of(root, "metadata");
  read_metadata(metadata, book);
  // Of OEB 1, which the first books of EPUB 2 kept.
  for (const char* const older : {"dc-metadata", "x-metadata"}) {
    if (const pugi::xml_node inner = child_of(metadata, older)) read_metadata(inner, book);
  }
  const Manifest manifest = read_manifest(child_of(root, "manifest"), path);
  read_spine(child_of(root, "spine"), manifest, book);
  for (const auto& [id, resource] : manifest) {
    if (has_word(resource.properties, "nav")) {
      book.tables.insert(book.tables.begin(), resource.path);
    }
  }
  read_guide(child_of(root, "guide"), path, book);
  if (book.parts.empty()) {
    book.flaw = document.flaw().empty() ? "its spine names no document" : document.flaw();
  }
  return book;
}

std::map<std::string, std::string> chapter_titles(std::string_view table, const std::string& path) {
  const XmlDocument document(table);
  std::map<std::string, std::string> titles;
  const auto add = [&](std::string_view href, std::string_view title) {
    std::string chapter = path_in_book(path, href);
    std::string line = one_line(title);
    // The first entry of a document is its own; the others are of its sections.
    if (!chapter.empty() && !line.empty()) titles.emplace(std::move(chapter), std::move(line));
  };
  bool in_other_list = false;  // landmarks and lists of pages
  walk_below(document.root(), [&](pugi::xml_node node) {
    const std::string_view name = local_name(node.name());
    if (name == "navPoint") {
      add(child_of(node, "content").attribute("src").value(), text_of(child_of(node, "navLabel")));
    } else if (name == "nav") {
      in_other_list = !has_word(node.attribute("epub:type").value(), "toc");
    } else if (name == "a" && !in_other_list) {
      add(node.attribute("href").value(), text_of(node));
    }
    // What a label or a link holds has been read: below nested ones, it would be read again and
    // again.
    return name != "navLabel" && name != "a";
  });
  return titles;
}

std::set<std::string> encrypted_paths(std::string_view encryption) {
  const XmlDocument document(encryption);
  std::set<std::string> paths;
  for (const pugi::xml_node data : document.root().children()) {
    if (local_name(data.name()) != "EncryptedData") continue;
    const std::string_view algorithm =
        child_of(data, "EncryptionMethod").attribute("Algorithm").value();
    if (std::find(std::begin(kFontObfuscation), std::end(kFontObfuscation), algorithm) !=
        std::end(kFontObfuscation)) {
      continue;
    }
    const pugi::xml_node reference = child_of(child_of(data, "CipherData"), "CipherReference");
    std::string path = path_in_book("", reference.attribute("URI").value());
    if (!path.empty()) paths.insert(std::move(path));
  }
  return paths;
}

}  // namespace pith::internal
