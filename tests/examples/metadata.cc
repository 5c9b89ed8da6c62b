// Every metadata field of a page with the place where it stands.
#include <pith/pith.h>

#include <iostream>
#include <iterator>
#include <string>

int main() {
  const std::string bytes(std::istreambuf_iterator<char>(std::cin), {});
  const pith::Article article = pith::extract(bytes);
  for (const pith::MetadataField& field : pith::kMetadataFields) {
    for (const pith::MetaValue& value : field.values(article.metadata)) {
      std::cout << field.name << ": " << value.value << " (" << value.source << ")\n";
    }
  }
}
