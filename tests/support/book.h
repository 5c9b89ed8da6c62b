// Makes EPUB books, for tests of their reader.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "support/archive.h"

namespace pith::internal::test {

inline std::string xml(const std::string& document) {
  return "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + document;
}

inline std::string container_of(const std::string& package) {
  return xml(
      "<container version=\"1.0\" xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\">"
      "<rootfiles><rootfile full-path=\"" +
      package + "\" media-type=\"application/oebps-package+xml\"/></rootfiles></container>");
}

// The package of a book by Ana Reyes; `manifest` and `spine` are the items in these.
inline std::string package_of(const std::string& manifest, const std::string& spine,
                              const std::string& more = "") {
  return xml(
      "<package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\">"
      "<metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
      "xmlns:opf=\"http://www.idpf.org/2007/opf\"><dc:title>The Keeper</dc:title>"
      "<dc:creator>Ana Reyes</dc:creator><dc:creator>Jo Bell</dc:creator>"
      "<dc:language>en-GB</dc:language><dc:date opf:event=\"conversion\">2020-01-01</dc:date>"
      "<dc:date opf:event=\"publication\">2011-05-02</dc:date></metadata><manifest>" +
      manifest + "</manifest><spine toc=\"ncx\">" + spine + "</spine>" + more + "</package>");
}

inline std::string chapter(const std::string& head, const std::string& body) {
  return xml(
      "<html xmlns=\"http://www.w3.org/1999/xhtml\" "
      "xmlns:epub=\"http://www.idpf.org/2007/ops\"><head>" +
      head + "</head><body>" + body + "</body></html>");
}

inline std::string manifest_item(const std::string& id, const std::string& href,
                                 const std::string& more = "") {
  return "<item id=\"" + id + "\" href=\"" + href + "\" media-type=\"application/xhtml+xml\" " +
         more + "/>";
}

inline std::string spine_item(const std::string& id) { return "<itemref idref=\"" + id + "\"/>"; }

// A book with the chapters "One" and "Two", which the archive has in the other order, and `more`
// members.
inline std::vector<Member> members_of_book(const std::vector<Member>& more = {}) {
  std::vector<Member> members = {
      {"mimetype", "application/epub+zip"},
      {"OEBPS/text/two.xhtml", chapter("<title>Two</title>", "<p>The second chapter.</p>")},
      {"OEBPS/text/one.xhtml", chapter("<title>One</title>", "<p>The first chapter.</p>")},
      {"OEBPS/content.opf",
       package_of(manifest_item("a", "text/one.xhtml") + manifest_item("b", "text/two.xhtml"),
                  spine_item("a") + spine_item("b"))},
      {"META-INF/container.xml", container_of("OEBPS/content.opf")}};
  members.insert(members.end(), more.begin(), more.end());
  return members;
}

inline std::string encryption_of(const std::string& path, const std::string& algorithm) {
  return xml(
      "<encryption xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\" "
      "xmlns:enc=\"http://www.w3.org/2001/04/xmlenc#\"><enc:EncryptedData>"
      "<enc:EncryptionMethod Algorithm=\"" +
      algorithm + "\"/><enc:CipherData><enc:CipherReference URI=\"" + path +
      "\"/></enc:CipherData></enc:EncryptedData></encryption>");
}

}  // namespace pith::internal::test
