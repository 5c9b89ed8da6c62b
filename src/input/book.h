// Reads the documents of an EPUB book that say what it is made of (EPUB 2 and 3): the container,
// the package, the table of contents and what is encrypted. input/containers/epub.h reads its
// chapters.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace pith::internal {

// Where these documents are in the zip.
inline constexpr char kContainerPath[] = "META-INF/container.xml";
inline constexpr char kEncryptionPath[] = "META-INF/encryption.xml";

// A document of the spine, which lists them in reading order.
struct BookPart {
  std::string path = {};  // in the zip
  bool is_navigation = false;
  bool is_text = true;  // XHTML, and not a picture
};

struct Book {
  std::string title = {};
  std::string authors = {};  // "; " separates them
  std::string language = {};
  std::string date = {};                 // of publication, as it is written
  std::vector<BookPart> parts = {};      // each once
  std::set<std::string> covers = {};     // the paths of documents that the book calls its cover
  std::vector<std::string> tables = {};  // the paths of its tables of contents
  std::string flaw = {};                 // why there are no parts, or ""
};

// The path of the first package that the container names, or "".
std::string package_path(std::string_view container);

// `path` is that of the package, to which the others are relative.
Book read_package(std::string_view package, const std::string& path);

// The titles of chapters by their paths, from a table of contents: NCX, or an EPUB 3 navigation
// document at `path`.
std::map<std::string, std::string> chapter_titles(std::string_view table, const std::string& path);

// The paths that are encrypted so that only a reading system with a key can read them (DRM).
// Obfuscated fonts do not count.
std::set<std::string> encrypted_paths(std::string_view encryption);

// The path in the zip that `href` names in the document at `path`: "OEBPS/ch 1.xhtml" for
// "../OEBPS/ch%201.xhtml#a" in "META-INF/x.xml". "" for addresses outside of the book.
std::string path_in_book(std::string_view path, std::string_view href);

}  // namespace pith::internal
