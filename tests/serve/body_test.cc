#include "serve/body.h"

#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "support/gzip.h"
#include "support/packed_page.h"

namespace pith::internal::serve {
namespace {

using test::deflated;
using test::gzip;
using Pieces = std::vector<std::string>;

RequestHead head_of(const std::string& coding = "", std::size_t length = 0) {
  RequestHead head{.method = "POST", .path = "/extract", .version = "HTTP/1.1"};
  if (!coding.empty()) head.headers.emplace_back("Content-Encoding", coding);
  if (length > 0) head.headers.emplace_back("Content-Length", std::to_string(length));
  return head;
}

std::string status_of(const Body& body) {
  return body.refused() ? std::to_string(body.refused()->status) : "";
}

// The status of the refusal, or the bytes of a body that came in these pieces.
std::string receive(const std::string& coding, const Pieces& pieces, std::size_t max_bytes = 1000) {
  MemoryBudget budget(1'000'000);
  Body body(max_bytes, budget);
  body.open(head_of(coding), nullptr, false);
  for (const std::string& piece : pieces) body.add(piece);
  body.close();
  if (body.refused()) {
    EXPECT_EQ(body.bytes, "");
    return status_of(body);
  }
  EXPECT_EQ(body.size(), body.bytes.size());
  return body.bytes;
}

TEST(Body, CodingsAndLimits) {
  const std::string text = "<p>Some words of a page.";
  const std::string packed = gzip(text);
  const struct {
    std::string name, coding;
    Pieces pieces;
    std::string expected;
    std::size_t max_bytes = 1000;
  } cases[] = {
      {"nothing", "", {}, ""},
      {"plain", "", {"a", "", "b"}, "ab"},
      {"identity", "Identity", {text}, text},
      {"exact", "", {text}, text, 24},
      {"over", "", {text}, "413", 23},
      {"over in pieces", "", {"12345", "67890", "1"}, "413", 10},
      {"gzip", "gzip", {packed}, text},
      {"GZIP", "GZIP", {packed}, text},
      {"x-gzip", "x-gzip", {packed}, text},
      {"zlib", "deflate", {deflated(text)}, text},
      {"gzip called deflate", "deflate", {packed}, text},
      {"members", "gzip", {packed + gzip("") + packed}, text + text},
      {"members in pieces", "gzip", {packed, packed}, text + text},
      {"exact, decompressed", "gzip", {packed}, text, 24},
      {"over, decompressed", "gzip", {packed}, "413", 23},
      {"bomb", "gzip", {gzip(std::string(500'000, 'a'))}, "413"},
      {"cut", "gzip", {packed.substr(0, packed.size() - 3)}, "400"},
      {"empty", "gzip", {}, "400"},
      {"not gzip", "gzip", {text}, "400"},
      {"damaged",
       "gzip",
       {packed.substr(0, packed.size() - 5) + "?" + packed.substr(packed.size() - 4)},
       "400"},
      {"more behind", "gzip", {packed + "more"}, "400"},
      {"second member cut", "gzip", {packed + packed.substr(0, 15)}, "400"},
      {"brotli", "br", {text}, "415"},
      {"two codings", "gzip, gzip", {gzip(packed)}, "415"},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(receive(c.coding, c.pieces, c.max_bytes), c.expected) << c.name;
  }
}

TEST(Body, CompressedBytesMayBeDividedAnywhere) {
  const std::string text = "One page, and a few more words.";
  const std::string packed = gzip(text) + gzip(" And more.");
  for (std::size_t at = 0; at <= packed.size(); ++at) {
    const Pieces pieces = at == 0 || at == packed.size()
                              ? Pieces{packed}
                              : Pieces{packed.substr(0, at), packed.substr(at)};
    EXPECT_EQ(receive("gzip", pieces), text + " And more.") << at;
  }
}

TEST(Body, AfterARefusalNothingIsKept) {
  MemoryBudget budget(1000);
  Body body(10, budget);
  body.open(head_of(), nullptr, false);
  body.add("12345");
  body.refuse(refusal(415, "first"));
  body.refuse(refusal(400, "second"));
  body.add("67890");
  body.close();
  EXPECT_EQ(status_of(body), "415");
  EXPECT_EQ(body.refused()->reason, "first");
  EXPECT_EQ(body.bytes, "");
}

// Memory is taken for what came, not for what was announced.
TEST(Body, AnnouncedBytesTakeNoneOfTheBudget) {
  MemoryBudget budget(1'000'000);
  Body body(1'000'000, budget);
  body.open(head_of("", 900'000), nullptr, false);
  EXPECT_EQ(budget.held(), 0U);
  body.add("12345");
  EXPECT_EQ(budget.held(), 5U);
}

TEST(Body, AllBodiesShareTheBudget) {
  MemoryBudget budget(10);
  auto first = std::make_unique<Body>(100, budget);
  auto second = std::make_unique<Body>(100, budget);
  first->open(head_of(), nullptr, false);
  second->open(head_of(), nullptr, false);
  first->add("123456");
  second->add("1234");
  EXPECT_EQ(budget.held(), 10U);
  EXPECT_FALSE(first->refused());
  second->add("5");
  ASSERT_EQ(status_of(*second), "503");
  EXPECT_EQ(second->refused()->headers, (Fields{{"Retry-After", "1"}}));
  EXPECT_FALSE(first->reserve(1));
  second.reset();
  EXPECT_EQ(budget.held(), 6U);
  EXPECT_TRUE(first->reserve(4));
  EXPECT_FALSE(first->reserve(1));
  first.reset();
  EXPECT_EQ(budget.held(), 0U);
}

TEST(MemoryBudget, SharesTakeAllOrNothing) {
  MemoryBudget budget(100);
  {
    MemoryBudget::Share one(budget);
    MemoryBudget::Share other(budget);
    EXPECT_TRUE(one.take(60));
    EXPECT_FALSE(other.take(41));
    EXPECT_EQ(budget.held(), 60U);
    EXPECT_TRUE(other.take(40));
    EXPECT_TRUE(other.take(0));
    EXPECT_FALSE(one.take(1));
    EXPECT_FALSE(one.take(static_cast<std::size_t>(-1)));
    EXPECT_EQ(budget.held(), 100U);
  }
  EXPECT_EQ(budget.held(), 0U);
}

// Calls `use` with a connection whose request has this Content-Type, which libmicrohttpd reads the
// boundary of a form from. The request comes through a pair of sockets: no port is opened.
void with_connection(const std::string& content_type,
                     const std::function<void(MHD_Connection*)>& use) {
  struct State {
    const std::function<void(MHD_Connection*)>& use;
    bool is_done = false;
  } state{use};
  const auto handle = [](void* self, MHD_Connection* connection, const char*, const char*,
                         const char*, const char*, std::size_t*, void**) {
    State& the = *static_cast<State*>(self);
    if (!std::exchange(the.is_done, true)) the.use(connection);
    return MHD_NO;  // closes the connection
  };
  MHD_Daemon* const daemon = MHD_start_daemon(MHD_USE_NO_LISTEN_SOCKET, 0, nullptr, nullptr, handle,
                                              &state, MHD_OPTION_END);
  ASSERT_NE(daemon, nullptr);
  int ends[2] = {};
  ASSERT_EQ(socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0);
  const std::string request =
      "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Type: " + content_type +
      "\r\n\r\n";
  ASSERT_EQ(write(ends[0], request.data(), request.size()), static_cast<ssize_t>(request.size()));
  sockaddr address{};
  address.sa_family = AF_UNIX;
  ASSERT_EQ(MHD_add_connection(daemon, ends[1], &address, sizeof address), MHD_YES);
  for (int i = 0; i < 100 && !state.is_done; ++i) MHD_run_wait(daemon, 100);
  MHD_stop_daemon(daemon);
  close(ends[0]);
  EXPECT_TRUE(state.is_done);
}

std::string field(const std::string& name, const std::string& value) {
  return "--limit\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value +
         "\r\n";
}

constexpr const char* kEnd = "--limit--\r\n";
constexpr const char* kFormType = "multipart/form-data; boundary=limit";

// The status of the refusal, or the fields: "a=1;b=2;".
std::string receive_form(MHD_Connection* connection, const Pieces& pieces,
                         std::size_t max_bytes = 1000, std::size_t memory = 1'000'000) {
  MemoryBudget budget(memory);
  Body body(max_bytes, budget);
  body.open(head_of(), connection, true);
  for (const std::string& piece : pieces) body.add(piece);
  body.close();
  if (body.refused()) {
    EXPECT_TRUE(body.fields.empty());
    return status_of(body);
  }
  std::string all;
  std::size_t size = 0;
  for (const auto& [name, value] : body.fields) {
    all += name + "=" + value + ";";
    size += value.size();
  }
  EXPECT_EQ(body.size(), size);
  EXPECT_EQ(budget.held(), size);
  return all;
}

TEST(Body, FormsAreReadIntoFields) {
  with_connection(kFormType, [](MHD_Connection* connection) {
    std::string of_32;
    for (int i = 0; i < 32; ++i) of_32 += field("f" + std::to_string(i), "x");
    const struct {
      const char* name;
      std::string form, expected;
      std::size_t max_bytes = 1000;
      std::size_t memory = 1'000'000;
    } cases[] = {
        {"two", field("a", "1") + field("b", "two\r\nlines") + kEnd, "a=1;b=two\r\nlines;"},
        {"empty values", field("a", "") + field("b", "") + field("a", "1") + kEnd, "a=1;b=;"},
        {"exact", field("a", "12345") + field("b", "67890") + kEnd, "a=12345;b=67890;", 10},
        {"over", field("a", "12345") + field("b", "678901") + kEnd, "413", 10},
        {"no memory", field("a", "12345") + field("b", "678901") + kEnd, "503", 1000, 10},
        {"twice", field("a", "1") + field("a", "2") + kEnd, "400"},
        {"too many", of_32 + field("more", "x") + kEnd, "400"},
        {"cut", field("a", "1") + field("b", "2").substr(0, 60), "400"},
        {"no name", "--limit\r\nContent-Disposition: form-data\r\n\r\n1\r\n" + std::string(kEnd),
         "400"},
    };
    for (const auto& c : cases) {
      EXPECT_EQ(receive_form(connection, {c.form}, c.max_bytes, c.memory), c.expected) << c.name;
    }
    EXPECT_NE(receive_form(connection, {of_32 + kEnd}), "400");
  });
}

TEST(Body, FormsMayBeDividedAnywhere) {
  with_connection(kFormType, [](MHD_Connection* connection) {
    const std::string form =
        field("page", "<p>--limi") + field("url", "https://example.org/") + kEnd;
    for (std::size_t at = 1; at < form.size(); ++at) {
      EXPECT_EQ(receive_form(connection, {form.substr(0, at), form.substr(at)}),
                "page=<p>--limi;url=https://example.org/;")
          << at;
    }
  });
}

TEST(Body, FormsThatCannotBeRead) {
  MemoryBudget budget(1000);
  with_connection("multipart/form-data", [&budget](MHD_Connection* connection) {
    Body body(1000, budget);
    body.open(head_of(), connection, true);
    EXPECT_EQ(status_of(body), "400") << "no boundary";
  });
  Body packed(1000, budget);
  packed.open(head_of("gzip"), nullptr, true);
  EXPECT_EQ(status_of(packed), "415");
}

}  // namespace
}  // namespace pith::internal::serve
