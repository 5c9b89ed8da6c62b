// The fuzz targets. Each takes any bytes and aborts if a property is violated. entry.cc makes a
// libFuzzer program of each; replay_test.cc runs them on seeds.h and on earlier finds.
#pragma once

#include <string_view>
#include <vector>

namespace pith::internal::fuzz {

void decode(std::string_view input);
void prefilter(std::string_view input);
void extract(std::string_view input);
void plain_text(std::string_view input);
void json_ld(std::string_view input);
void json_object(std::string_view input);
void page_state(std::string_view input);
void records(std::string_view input);
void mime(std::string_view input);
void har(std::string_view input);
void webarchive(std::string_view input);
void feed(std::string_view input);
void book(std::string_view input);
void selector(std::string_view input);

struct Target {
  const char* name;
  void (*run)(std::string_view input);
};

inline const std::vector<Target>& targets() {
  static const std::vector<Target> all = {{"decode", decode},
                                          {"prefilter", prefilter},
                                          {"extract", extract},
                                          {"plain_text", plain_text},
                                          {"json_ld", json_ld},
                                          {"json_object", json_object},
                                          {"page_state", page_state},
                                          {"records", records},
                                          {"mime", mime},
                                          {"har", har},
                                          {"webarchive", webarchive},
                                          {"feed", feed},
                                          {"book", book},
                                          {"selector", selector}};
  return all;
}

}  // namespace pith::internal::fuzz
