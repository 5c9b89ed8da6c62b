// Compresses text to a zstd frame, for tests of readers.
#pragma once

#include <zstd.h>

#include <string>
#include <string_view>

namespace pith::internal::test {

inline std::string zstd(const std::string& text, std::string_view dictionary = {}) {
  std::string bytes(ZSTD_compressBound(text.size()), '\0');
  ZSTD_CCtx* const context = ZSTD_createCCtx();
  ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1);
  ZSTD_CCtx_loadDictionary(context, dictionary.data(), dictionary.size());
  bytes.resize(ZSTD_compress2(context, bytes.data(), bytes.size(), text.data(), text.size()));
  ZSTD_freeCCtx(context);
  return bytes;
}

}  // namespace pith::internal::test
