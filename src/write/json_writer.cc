#include "write/json_writer.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "text/decode.h"

namespace pith::internal {

using Json = nlohmann::json;

namespace {

bool must_escape(char c) { return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\'; }

void append_escaped(std::string& out, char c) {
  constexpr std::string_view kHex = "0123456789abcdef";
  constexpr std::string_view kNamed = "\b\f\n\r\t\"\\";
  constexpr std::string_view kNames = "bfnrt\"\\";
  out += '\\';
  if (const std::size_t named = kNamed.find(c); named != std::string_view::npos) {
    out += kNames[named];
  } else {
    out.append("u00").append(1, kHex[static_cast<unsigned char>(c) >> 4U]);
    out += kHex[static_cast<unsigned char>(c) & 15U];
  }
}

void append_json_string(std::string& out, std::string_view text) {
  if (!is_utf8(text)) {
    out += Json(text).dump(-1, ' ', false, Json::error_handler_t::replace);
    return;
  }
  out += '"';
  while (!text.empty()) {
    const auto end = std::find_if(text.begin(), text.end(), must_escape);
    const auto plain = static_cast<std::size_t>(end - text.begin());
    out += text.substr(0, plain);
    if (plain < text.size()) append_escaped(out, text[plain]);
    text.remove_prefix(std::min(plain + 1, text.size()));
  }
  out += '"';
}

}  // namespace

std::string json_string(std::string_view text) {
  std::string json;
  append_json_string(json, text);
  return json;
}

JsonWriter& JsonWriter::key(std::string_view name) {
  separate();
  append_json_string(out_, name);
  out_ += indent_ < 0 ? ":" : ": ";
  after_key_ = true;
  return *this;
}

JsonWriter& JsonWriter::value(std::string_view text) {
  separate();
  append_json_string(out_, text);
  return *this;
}

JsonWriter& JsonWriter::value(double number) { return raw(Json(number).dump()); }

JsonWriter& JsonWriter::begin(char bracket) {
  separate();
  out_ += bracket;
  ++depth_;
  empty_ = true;
  return *this;
}

JsonWriter& JsonWriter::end(char bracket) {
  --depth_;
  if (!std::exchange(empty_, false)) new_line();
  out_ += bracket;
  return *this;
}

JsonWriter& JsonWriter::raw(std::string_view json) {
  separate();
  out_ += json;
  return *this;
}

void JsonWriter::separate() {
  if (std::exchange(after_key_, false) || depth_ == 0) return;
  if (!std::exchange(empty_, false)) out_ += ',';
  new_line();
}

void JsonWriter::new_line() {
  if (indent_ < 0) return;
  out_ += '\n';
  out_.append(depth_ * static_cast<std::size_t>(indent_), ' ');
}

}  // namespace pith::internal
