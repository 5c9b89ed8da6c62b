#include "serve/body.h"

#include <strings.h>

#include <algorithm>
#include <array>
#include <new>
#include <utility>

namespace pith::internal::serve {
namespace {

constexpr std::size_t kMaxFields = 32;
constexpr std::size_t kFirstBytes = 65536;
constexpr std::size_t kFormBuffer = 8192;     // for the head of one field
constexpr int kAnyWrapping = 32 + MAX_WBITS;  // gzip or zlib, detected from the stream's header

}  // namespace

Answer too_large(std::size_t max_bytes) {
  return refusal(413, "more than " + std::to_string(max_bytes) + " bytes");
}

Answer no_memory() { return refusal_for_now("the pages of other requests fill the memory"); }

Body::~Body() {
  if (form_ != nullptr) MHD_destroy_post_processor(form_);
  if (inflater_) inflateEnd(&*inflater_);
}

void Body::open(const RequestHead& head, MHD_Connection* connection, bool is_form) {
  const std::string coding = head.header("Content-Encoding");
  const auto is = [&coding](const char* name) { return strcasecmp(coding.c_str(), name) == 0; };
  const bool is_plain = coding.empty() || is("identity");
  if (is_form && !is_plain) return refuse(refusal(415, "a form may not be compressed"));
  if (!is_plain && !is("gzip") && !is("x-gzip") && !is("deflate")) {
    return refuse(refusal(415, "a Content-Encoding other than gzip or deflate"));
  }
  if (is_form) {
    form_ = MHD_create_post_processor(connection, kFormBuffer, &Body::add_to_field, this);
    if (form_ == nullptr)
      refuse(refusal(400, "the form has no boundary of two characters or more"));
  } else if (is_plain) {
    // Memory is reserved only for received bytes, because clients may announce more than they send.
    bytes.reserve(std::min({head.length(), max_bytes_, kFirstBytes}));
  } else {
    inflater_.emplace();
    if (inflateInit2(&*inflater_, kAnyWrapping) != Z_OK) throw std::bad_alloc();
  }
}

void Body::add(std::string_view piece) {
  if (refused_) return;
  if (inflater_) {
    inflate(piece);
  } else if (form_ == nullptr) {
    append(bytes, piece);
  } else if (MHD_post_process(form_, piece.data(), piece.size()) == MHD_NO) {
    if (is_out_of_memory_) throw std::bad_alloc();
    refuse(refusal(400, "the form cannot be read"));
  }
}

void Body::close() {
  if (refused_) return;
  if (inflater_ && !is_inflated_) refuse(refusal(400, "the compressed body ends early"));
  if (form_ != nullptr && MHD_destroy_post_processor(std::exchange(form_, nullptr)) == MHD_NO) {
    refuse(refusal(400, "the form ends early"));
  }
}

void Body::refuse(Answer answer) {
  if (refused_) return;
  refused_ = std::move(answer);
  std::string().swap(bytes);
  fields.clear();
}

void Body::append(std::string& target, std::string_view data) {
  size_ += data.size();
  if (size_ > max_bytes_) return refuse(too_large(max_bytes_));
  if (!share_.take(data.size())) return refuse(no_memory());
  target.append(data);
}

void Body::inflate(std::string_view piece) {
  std::array<char, 65536> out;
  z_stream& stream = *inflater_;
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(piece.data()));
  stream.avail_in = static_cast<uInt>(piece.size());
  do {
    // RFC 1952 allows several gzip members in sequence.
    if (is_inflated_ && inflateReset(&stream) != Z_OK) throw std::bad_alloc();
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = out.size();
    const int status = ::inflate(&stream, Z_NO_FLUSH);
    if (status != Z_OK && status != Z_STREAM_END && status != Z_BUF_ERROR) {
      return refuse(refusal(400, "the compressed body cannot be read"));
    }
    is_inflated_ = status == Z_STREAM_END;
    append(bytes, {out.data(), out.size() - stream.avail_out});
  } while (!refused_ && (stream.avail_in > 0 || (stream.avail_out == 0 && !is_inflated_)));
}

// Called by MHD_post_process() for each piece of a field. It must not throw.
MHD_Result Body::add_to_field(void* self, MHD_ValueKind /*kind*/, const char* name,
                              const char* /*filename*/, const char* /*type*/,
                              const char* /*encoding*/, const char* data, std::uint64_t offset,
                              std::size_t size) {
  Body& body = *static_cast<Body*>(self);
  if (name == nullptr) return MHD_NO;
  try {
    std::string& field = body.fields[name];
    if (offset == 0 && !field.empty()) {
      body.refuse(refusal(400, "a field appears twice in the form"));
    } else if (body.fields.size() > kMaxFields) {
      body.refuse(refusal(400, "a form of more than 32 fields"));
    } else {
      body.append(field, {data, size});
    }
  } catch (const std::exception&) {
    body.is_out_of_memory_ = true;
    return MHD_NO;
  }
  return body.refused_ ? MHD_NO : MHD_YES;
}

}  // namespace pith::internal::serve
