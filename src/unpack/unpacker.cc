#include "unpack/unpacker.h"

#include <brotli/decode.h>
#include <bzlib.h>
#include <isa-l/igzip_lib.h>
#include <lzma.h>
#include <zstd.h>
#include <zstd_errors.h>

#include <algorithm>
#include <cstdint>
#include <new>
#include <utility>

namespace pith::internal {
namespace {

constexpr std::size_t kStep = 65536;
constexpr std::size_t kMaxAtATime = 1'000'000'000;  // for ISA-L and bzip2, which count in 32 bits
constexpr std::size_t kSlack = 512;    // where ISA-L's fast loop may end: it writes ahead
constexpr std::size_t kSizeBytes = 4;  // the size of the original data at the end of a gzip member
constexpr std::string_view kGzipMagic = "\x1f\x8b\x08";
constexpr std::string_view kZstdMagic = "\x28\xb5\x2f\xfd";
// zstd's skippable frames begin with one of sixteen bytes, then these, then the frame's size (RFC
// 8878).
constexpr std::string_view kSkippableMagic = "\x2a\x4d\x18";
constexpr std::size_t kSkippableHeader = 8;
// The skippable frame that holds the dictionary of a .warc.zst (IIPC's specification).
constexpr std::string_view kDictionaryMagic = "\x5d\x2a\x4d\x18";
constexpr std::size_t kMaxDictionaryBytes = 64'000'000;

// ISA-L takes less than half of zlib's time for pages.
class Inflater : public Unpacker {
 public:
  explicit Inflater(Framing framing) : framing_(framing) { isal_inflate_init(state_.get()); }

  std::string_view magic() const override {
    return framing_ == Framing::gzip ? kGzipMagic : std::string_view{};
  }
  bool begins(std::string_view bytes) const override {
    return framing_ == Framing::gzip && bytes.starts_with(kGzipMagic);
  }
  void begin() override {
    isal_inflate_reset(state_.get());
    at_front_ = true;
    state_->crc_flag = framing_ == Framing::gzip   ? ISAL_GZIP
                       : framing_ == Framing::zlib ? ISAL_ZLIB
                                                   : ISAL_DEFLATE;
  }

  Step step(std::string_view& in, std::string& out) override {
    const std::size_t whole = std::exchange(whole_, 0);
    if (whole > 0 && take_whole(in, whole, out)) return Step::ended;
    // ISA-L asks for ten bytes before it says that something is no gzip.
    if (framing_ == Framing::gzip && at_front_ && !in.empty()) {
      at_front_ = false;
      if (in.front() != kGzipMagic.front()) {
        code_ = ISAL_INVALID_WRAPPER;
        return Step::damaged;
      }
    }
    const std::size_t available = std::min(in.size(), kMaxAtATime);
    const std::size_t before = out.size();
    out.resize(before + kStep);
    // ISA-L does not write through next_in.
    state_->next_in = reinterpret_cast<std::uint8_t*>(const_cast<char*>(in.data()));
    state_->avail_in = static_cast<std::uint32_t>(available);
    state_->next_out = reinterpret_cast<std::uint8_t*>(out.data() + before);
    state_->avail_out = kStep;
    code_ = isal_inflate(state_.get());
    out.resize(before + kStep - state_->avail_out);
    // Where the data is damaged, ISA-L may count a few bits more than there are.
    const bool is_less_than_none = state_->avail_in > available;
    in.remove_prefix(is_less_than_none ? available : available - state_->avail_in);
    if (code_ != ISAL_DECOMP_OK) return Step::damaged;
    if (state_->block_state == ISAL_BLOCK_FINISH) return Step::ended;
    return state_->avail_out == 0 ? Step::full : Step::hungry;
  }

  // gzip ends with the size of its last member modulo 2^32. Pages rarely compress better than
  // kMaxRatio; memory for a file that claims more is allocated as it is filled.
  std::size_t expect(std::string_view packed, std::size_t max_bytes) override {
    constexpr std::size_t kMaxRatio = 32;
    if (framing_ != Framing::gzip || packed.size() < kSizeBytes) return 0;
    std::size_t size = 0;
    for (std::size_t i = 1; i <= kSizeBytes; ++i) {
      size = size << 8U | static_cast<unsigned char>(packed[packed.size() - i]);
    }
    size = std::min({size, packed.size() * kMaxRatio, max_bytes});
    if (size <= kMaxAtATime && packed.size() <= kMaxAtATime) whole_ = size;
    return size;
  }

  std::string why() const override {
    switch (code_) {
      case ISAL_INVALID_WRAPPER:
        return "incorrect header check";
      case ISAL_UNSUPPORTED_METHOD:
        return "unknown compression method";
      case ISAL_INCORRECT_CHECKSUM:
        return "incorrect data check";
      case ISAL_NEED_DICT:
        return "needs a dictionary";
      default:
        return "invalid data";
    }
  }
  std::string_view name() const override { return "gzip"; }

 private:
  // Decompresses a member of about `size` bytes in one call, which spares ISA-L the copies that it
  // makes between calls, and this class the clearing of what each of them may fill: a seventh of
  // the instructions of unpacking pages of 70 and of 280 kB (valgrind --tool=callgrind build/pith
  // --quiet -j 1 -f text DIR). Returns false, before the member, if it is damaged or of another
  // size.
  bool take_whole(std::string_view& in, std::size_t size, std::string& out) {
    const std::size_t before = out.size();
    const std::size_t room = size + kSlack;
    out.resize(before + room);
    const auto available = static_cast<std::uint32_t>(in.size());
    state_->next_in = reinterpret_cast<std::uint8_t*>(const_cast<char*>(in.data()));
    state_->avail_in = available;
    state_->next_out = reinterpret_cast<std::uint8_t*>(out.data() + before);
    state_->avail_out = static_cast<std::uint32_t>(room);
    const bool is_good = isal_inflate_stateless(state_.get()) == ISAL_DECOMP_OK;
    out.resize(is_good ? before + room - state_->avail_out : before);
    if (is_good) {
      in.remove_prefix(available - state_->avail_in);
    } else {
      begin();
    }
    return is_good;
  }

  Framing framing_;
  std::unique_ptr<inflate_state> state_ = std::make_unique_for_overwrite<inflate_state>();
  std::size_t whole_ = 0;  // the expected size of the member that the next step gets whole
  bool at_front_ = true;   // of a member
  int code_ = ISAL_DECOMP_OK;
};

class Zstd : public Unpacker {
 public:
  Zstd() : context_(ZSTD_createDCtx()) {
    if (context_ == nullptr) throw std::bad_alloc();
  }
  ~Zstd() override { ZSTD_freeDCtx(context_); }
  Zstd(const Zstd&) = delete;
  Zstd& operator=(const Zstd&) = delete;

  std::string_view magic() const override { return kZstdMagic; }
  bool begins(std::string_view bytes) const override {
    return bytes.starts_with(kZstdMagic) || begins_skippable(bytes);
  }
  bool begins_cut(std::string_view bytes) const override {
    if (Unpacker::begins_cut(bytes)) return true;
    return !bytes.empty() && bytes.size() <= kSkippableMagic.size() &&
           (bytes[0] & '\xf0') == '\x50' && kSkippableMagic.starts_with(bytes.substr(1));
  }
  static bool begins_skippable(std::string_view bytes) {
    return bytes.size() > kSkippableMagic.size() && (bytes[0] & '\xf0') == '\x50' &&
           bytes.substr(1).starts_with(kSkippableMagic);
  }

  void begin() override {
    ZSTD_DCtx_reset(context_, ZSTD_reset_session_only);
    at_front_ = !began_;
    began_ = true;
  }

  Step step(std::string_view& in, std::string& out) override {
    if (at_front_) {
      const bool is_dictionary = dictionary_.empty() ? in.starts_with(kDictionaryMagic) : true;
      if (is_dictionary) return take_dictionary(in);
      at_front_ = false;
    }
    const std::size_t before = out.size();
    out.resize(before + kStep);
    ZSTD_inBuffer from{.src = in.data(), .size = in.size(), .pos = 0};
    ZSTD_outBuffer to{.dst = out.data() + before, .size = kStep, .pos = 0};
    const std::size_t code = ZSTD_decompressStream(context_, &to, &from);
    out.resize(before + to.pos);
    in.remove_prefix(from.pos);
    if (ZSTD_isError(code) != 0) {
      if (ZSTD_getErrorCode(code) == ZSTD_error_memory_allocation) throw std::bad_alloc();
      why_ = ZSTD_getErrorName(code);
      return Step::damaged;
    }
    if (code == 0) return Step::ended;
    return to.pos == kStep ? Step::full : Step::hungry;
  }

  std::string why() const override { return why_; }
  std::string_view name() const override { return "zstd"; }

 private:
  // The dictionary's frame may arrive in pieces, and may itself be compressed.
  Step take_dictionary(std::string_view& in) {
    const auto take = [this, &in](std::size_t until) {
      const std::size_t count = std::min(until - dictionary_.size(), in.size());
      dictionary_.append(in.substr(0, count));
      in.remove_prefix(count);
      return dictionary_.size() == until;
    };
    if (dictionary_.size() < kSkippableHeader && !take(kSkippableHeader)) return Step::hungry;
    std::size_t size = 0;
    for (std::size_t i = kSkippableHeader; i-- > kDictionaryMagic.size();) {
      size = size << 8U | static_cast<unsigned char>(dictionary_[i]);
    }
    if (size > kMaxDictionaryBytes) return refuse("its dictionary is too large");
    if (!take(kSkippableHeader + size)) return Step::hungry;
    at_front_ = false;
    std::string content = std::exchange(dictionary_, {}).substr(kSkippableHeader);
    if (content.starts_with(kZstdMagic)) {
      Zstd inside;
      Unpacked unpacked = unpack(inside, content, kMaxDictionaryBytes);
      if (unpacked.over || !unpacked.flaw.empty()) return refuse("its dictionary is damaged");
      content = std::move(unpacked.bytes);
    }
    const std::size_t code = ZSTD_DCtx_loadDictionary(context_, content.data(), content.size());
    if (ZSTD_getErrorCode(code) == ZSTD_error_memory_allocation) throw std::bad_alloc();
    return ZSTD_isError(code) != 0 ? refuse("its dictionary is damaged") : Step::ended;
  }

  Step refuse(const char* why) {
    at_front_ = false;
    why_ = why;
    return Step::damaged;
  }

  ZSTD_DCtx* context_;
  bool began_ = false;
  bool at_front_ = false;        // before the first frame
  std::string dictionary_ = {};  // the received part of its frame
  std::string why_ = {};
};

class Brotli : public Unpacker {
 public:
  ~Brotli() override { BrotliDecoderDestroyInstance(state_); }
  Brotli() = default;
  Brotli(const Brotli&) = delete;
  Brotli& operator=(const Brotli&) = delete;

  std::string_view magic() const override { return {}; }
  bool begins(std::string_view /*bytes*/) const override { return false; }
  void begin() override {
    BrotliDecoderDestroyInstance(state_);
    state_ = BrotliDecoderCreateInstance(nullptr, nullptr, nullptr);
    if (state_ == nullptr) throw std::bad_alloc();
  }

  Step step(std::string_view& in, std::string& out) override {
    const std::size_t before = out.size();
    out.resize(before + kStep);
    std::size_t in_left = in.size();
    std::size_t out_left = kStep;
    const auto* from = reinterpret_cast<const std::uint8_t*>(in.data());
    auto* to = reinterpret_cast<std::uint8_t*>(out.data() + before);
    const BrotliDecoderResult code =
        BrotliDecoderDecompressStream(state_, &in_left, &from, &out_left, &to, nullptr);
    out.resize(before + kStep - out_left);
    in.remove_prefix(in.size() - in_left);
    switch (code) {
      case BROTLI_DECODER_RESULT_SUCCESS:
        return Step::ended;
      case BROTLI_DECODER_RESULT_NEEDS_MORE_INPUT:
        return Step::hungry;
      case BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT:
        return Step::full;
      case BROTLI_DECODER_RESULT_ERROR:
        break;
    }
    if (is_out_of_memory()) throw std::bad_alloc();
    return Step::damaged;
  }

  std::string why() const override {
    return BrotliDecoderErrorString(BrotliDecoderGetErrorCode(state_));
  }
  std::string_view name() const override { return "brotli"; }

 private:
  // These error codes are consecutive (brotli/decode.h).
  bool is_out_of_memory() const {
    const BrotliDecoderErrorCode code = BrotliDecoderGetErrorCode(state_);
    return code <= BROTLI_DECODER_ERROR_ALLOC_CONTEXT_MODES &&
           code >= BROTLI_DECODER_ERROR_ALLOC_BLOCK_TYPE_TREES;
  }

  BrotliDecoderState* state_ = nullptr;
};

// xz and bzip2, which only archives use. libarchive could decompress them too, but it discards up
// to 64 kB of the last decompressed data of a file that is cut short.

constexpr std::string_view kXzMagic{"\xfd\x37zXZ\0", 6};
constexpr std::string_view kBzip2Magic = "BZh";
// `xz -9` needs 65 MB; files that need more than this are malicious.
constexpr std::uint64_t kMaxXzMemory = 512'000'000;

class Xz : public Unpacker {
 public:
  ~Xz() override { lzma_end(&stream_); }
  Xz() = default;
  Xz(const Xz&) = delete;
  Xz& operator=(const Xz&) = delete;

  std::string_view magic() const override { return kXzMagic; }
  void begin() override {
    if (lzma_stream_decoder(&stream_, kMaxXzMemory, 0) != LZMA_OK) throw std::bad_alloc();
  }

  Step step(std::string_view& in, std::string& out) override {
    const std::size_t before = out.size();
    out.resize(before + kStep);
    stream_.next_in = reinterpret_cast<const std::uint8_t*>(in.data());
    stream_.avail_in = in.size();
    stream_.next_out = reinterpret_cast<std::uint8_t*>(out.data() + before);
    stream_.avail_out = kStep;
    code_ = lzma_code(&stream_, LZMA_RUN);
    out.resize(before + kStep - stream_.avail_out);
    in.remove_prefix(in.size() - stream_.avail_in);
    if (code_ == LZMA_STREAM_END) return Step::ended;
    if (code_ == LZMA_MEM_ERROR) throw std::bad_alloc();
    if (code_ != LZMA_OK && code_ != LZMA_BUF_ERROR) return Step::damaged;
    return stream_.avail_out == 0 ? Step::full : Step::hungry;
  }

  std::string why() const override {
    if (code_ == LZMA_MEMLIMIT_ERROR) return "needs more than 512 MB of memory";
    return code_ == LZMA_OPTIONS_ERROR ? "unknown method" : "invalid data";
  }
  std::string_view name() const override { return "xz"; }

 private:
  lzma_stream stream_ = LZMA_STREAM_INIT;
  lzma_ret code_ = LZMA_OK;
};

class Bzip2 : public Unpacker {
 public:
  ~Bzip2() override { end(); }
  Bzip2() = default;
  Bzip2(const Bzip2&) = delete;
  Bzip2& operator=(const Bzip2&) = delete;

  std::string_view magic() const override { return kBzip2Magic; }
  void begin() override {
    end();
    stream_ = {};
    if (BZ2_bzDecompressInit(&stream_, 0, 0) != BZ_OK) throw std::bad_alloc();
    begun_ = true;
  }

  Step step(std::string_view& in, std::string& out) override {
    const std::size_t available = std::min(in.size(), kMaxAtATime);
    const std::size_t before = out.size();
    out.resize(before + kStep);
    // bzip2 does not write through next_in, which lacks const only for old C compilers.
    stream_.next_in = const_cast<char*>(in.data());
    stream_.avail_in = static_cast<unsigned>(available);
    stream_.next_out = out.data() + before;
    stream_.avail_out = kStep;
    const int code = BZ2_bzDecompress(&stream_);
    out.resize(before + kStep - stream_.avail_out);
    in.remove_prefix(available - stream_.avail_in);
    if (code == BZ_STREAM_END) return Step::ended;
    if (code == BZ_MEM_ERROR) throw std::bad_alloc();
    if (code != BZ_OK) return Step::damaged;
    return stream_.avail_out == 0 ? Step::full : Step::hungry;
  }

  std::string why() const override { return "invalid data"; }
  std::string_view name() const override { return "bzip2"; }

 private:
  void end() {
    if (begun_) BZ2_bzDecompressEnd(&stream_);
    begun_ = false;
  }

  bz_stream stream_ = {};
  bool begun_ = false;
};

}  // namespace

std::unique_ptr<Unpacker> make_inflater(Framing framing) {
  return std::make_unique<Inflater>(framing);
}
std::unique_ptr<Unpacker> make_zstd_unpacker() { return std::make_unique<Zstd>(); }
std::unique_ptr<Unpacker> make_brotli_unpacker() { return std::make_unique<Brotli>(); }

std::unique_ptr<Unpacker> unpacker_for(std::string_view bytes) {
  // Data with the first two bytes but another method number is damaged gzip.
  if (bytes.starts_with(kGzipMagic.substr(0, 2))) return make_inflater(Framing::gzip);
  if (bytes.starts_with(kZstdMagic) || Zstd::begins_skippable(bytes)) return make_zstd_unpacker();
  return nullptr;
}

std::string describe_flaw(std::string_view packing, std::string_view flaw) {
  if (flaw == kEndsTooEarly) return std::string(packing) + " data cut short: get it again";
  return "damaged " + std::string(packing) + " (" + std::string(flaw) + ")";
}

namespace {

// Calls `go_on` after each step with what was decompressed so far.
template <typename GoOn>
void unpack_steps(Unpacker& unpacker, std::string_view packed, Unpacked& result, GoOn go_on) {
  unpacker.begin();
  while (true) {
    const Unpacker::Step step = unpacker.step(packed, result.bytes);
    result.over = !go_on(result.bytes);
    if (result.over) return;
    if (step == Unpacker::Step::damaged) {
      result.flaw = unpacker.why();
      return;
    }
    if (step == Unpacker::Step::hungry && packed.empty()) {
      result.flaw = kEndsTooEarly;
      return;
    }
    if (step != Unpacker::Step::ended) continue;
    if (!unpacker.begins(packed)) {
      if (unpacker.begins_cut(packed)) result.flaw = kEndsTooEarly;
      return;
    }
    unpacker.begin();
  }
}

}  // namespace

Unpacked unpack(Unpacker& unpacker, std::string_view packed, std::size_t max_bytes) {
  Unpacked result;
  if (const std::size_t expected = unpacker.expect(packed, max_bytes); expected > 0) {
    result.bytes.reserve(expected + kStep);
  }
  unpack_steps(unpacker, packed, result, [max_bytes](std::string& bytes) {
    const bool is_over = bytes.size() > max_bytes;
    if (is_over) bytes.resize(max_bytes);
    return !is_over;
  });
  return result;
}

Unpacked unpack(Unpacker& unpacker, std::string_view packed, const TakePiece& take) {
  Unpacked result;
  unpack_steps(unpacker, packed, result, [&take](std::string& bytes) {
    const bool is_more_wanted = take(bytes);
    bytes.clear();
    return is_more_wanted;
  });
  return result;
}

std::unique_ptr<Unpacker> archive_unpacker_for(std::string_view bytes) {
  if (bytes.starts_with(kXzMagic)) return std::make_unique<Xz>();
  if (bytes.starts_with(kBzip2Magic)) return std::make_unique<Bzip2>();
  return unpacker_for(bytes);
}

}  // namespace pith::internal
