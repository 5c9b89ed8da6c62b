#include "html/skeleton.h"

#include "base/utf8.h"

namespace pith::internal {
namespace {

// Sequences are named by code points that the parser handles as letters. The first ones take two or
// three bytes. After the surrogates come the supplementary planes, without each plane's last two
// code points, which are not characters.
constexpr std::uint32_t kFirst = 0x100;
constexpr std::uint32_t kShort = 0xD000 - kFirst;
constexpr std::uint32_t kPlane = 0x10000;
constexpr std::uint32_t kOfPlane = kPlane - 2;
static_assert(kShort + 16 * kOfPlane > Skeleton::kMaxSequences);

}  // namespace

void Skeleton::append_sequence_character() {
  const auto number = static_cast<std::uint32_t>(sequences.size() - 1);
  if (number < kShort) {
    append_utf8(html, kFirst + number);
    return;
  }
  const std::uint32_t rest = number - kShort;
  append_utf8(html, kPlane * (1 + rest / kOfPlane) + rest % kOfPlane);
}

std::uint32_t Skeleton::sequence_of(std::uint32_t code_point) {
  if (code_point < kFirst) return kNone;
  if (code_point < kFirst + kShort) return code_point - kFirst;
  if (code_point < kPlane) return kNone;
  return kShort + (code_point / kPlane - 1) * kOfPlane + code_point % kPlane;
}

namespace {

void append_attributes(const Skeleton& skeleton, const StartTag& tag, std::string& out) {
  for (std::uint32_t i = 0; i < tag.attributes; ++i) {
    const AttributeValue& attribute = skeleton.attributes[tag.first_attribute + i];
    out.append(" ").append(attribute_name(attribute.name)).append("=");
    out.append(skeleton.text(attribute.value));
  }
}

void append_items(const Skeleton& skeleton, Skeleton::Sequence sequence, std::string& out) {
  out += '[';
  for (std::uint32_t i = sequence.begin; i < sequence.end; ++i) {
    const InlineItem& item = skeleton.items[i];
    if (item.kind == InlineItem::Kind::open) {
      const StartTag& tag = skeleton.tags[item.begin];
      out.append("(").append(skeleton.page().substr(tag.begin + 1, tag.name_size));
      append_attributes(skeleton, tag, out);
      out += ':';
    } else if (item.kind == InlineItem::Kind::generated) {
      out.append("(+").append(tag_name(static_cast<Tag>(item.begin))).append(":");
    } else if (item.kind == InlineItem::Kind::close) {
      out += ')';
    } else {
      out.append(skeleton.page().substr(item.begin, item.end - item.begin));
    }
  }
  out += ']';
}

}  // namespace

std::string dump(const Skeleton& skeleton) {
  std::string out;
  for (std::size_t at = 0; at < skeleton.html.size();) {
    const auto lead = static_cast<unsigned char>(skeleton.html[at]);
    if (lead < 0x80) {
      const std::uint32_t tag = skeleton.html[at] == '<' ? skeleton.tag_at(at) : Skeleton::kNone;
      if (tag == Skeleton::kNone) {
        out += skeleton.html[at++];
        continue;
      }
      const std::size_t end = skeleton.html.find('>', at);
      out.append(skeleton.html, at, end - at);
      append_attributes(skeleton, skeleton.tags[tag], out);
      at = end;
      continue;
    }
    const int more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
    std::uint32_t code = lead & (0x3FU >> more);
    for (int i = 1; i <= more; ++i) {
      code = code << 6 |
             (static_cast<unsigned char>(skeleton.html[at + static_cast<std::size_t>(i)]) & 0x3FU);
    }
    at += static_cast<std::size_t>(more) + 1;
    append_items(skeleton, skeleton.sequences[Skeleton::sequence_of(code)], out);
  }
  return out;
}

}  // namespace pith::internal
