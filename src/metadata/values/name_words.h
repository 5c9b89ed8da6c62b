// The words by which names are recognized: words that end a name, words that are not names, and
// words that come before a name. All are in lower case. names.cc describes their use.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace pith::internal {

// A fixed list of words, fast for words that are not in it: most words of a byline are in none.
class WordList {
 public:
  // Words in lower case, between single spaces; the text begins and ends with one.
  constexpr explicit WordList(std::string_view words) : words_(words) {
    for (std::size_t at = 1; at < words.size();) {
      const std::size_t end = words.find(' ', at);
      lengths_[static_cast<unsigned char>(words[at])] |= bit(end - at);
      at = end + 1;
    }
  }

  constexpr bool has(std::string_view word) const {
    if (word.empty() || (lengths_[static_cast<unsigned char>(word[0])] & bit(word.size())) == 0) {
      return false;
    }
    for (std::size_t at = 1; at < words_.size();) {
      const std::size_t end = words_.find(' ', at);
      if (words_.substr(at, end - at) == word) return true;
      at = end + 1;
    }
    return false;
  }

 private:
  static constexpr std::uint32_t bit(std::size_t length) {
    return std::uint32_t{1} << std::min<std::size_t>(length, 31);
  }

  std::string_view words_;
  std::array<std::uint32_t, 256> lengths_ = {};  // of the words with this first byte
};

// Decides by the first two bytes whether a text may begin with one of a list's texts. Every short
// text of a page is checked for the words that come before a name.
class Beginnings {
 public:
  // Texts of two bytes or more, in lower case; A to Z count like a to z.
  template <std::size_t kTexts>
  constexpr explicit Beginnings(const std::array<std::string_view, kTexts>& texts) {
    for (const std::string_view text : texts) {
      const auto first = static_cast<unsigned char>(text[0]);
      seconds_[first] |= low_bits(text[1]);
      if (first >= 'a' && first <= 'z') seconds_[first - 'a' + 'A'] |= low_bits(text[1]);
    }
  }

  // False: it does not begin with any of them.
  constexpr bool may_begin(std::string_view text) const {
    return text.size() > 1 &&
           (seconds_[static_cast<unsigned char>(text[0])] & low_bits(text[1])) != 0;
  }

 private:
  // The lowest five bits of a byte, which lower-case and upper-case letters share.
  static constexpr std::uint32_t low_bits(char c) {
    return std::uint32_t{1} << (static_cast<unsigned char>(c) & 31U);
  }

  std::array<std::uint32_t, 256> seconds_ = {};  // by first byte
};

// These words end a name that they follow: time, place, action.
inline constexpr WordList kEnders(
    " on at in for as via from is has was about to updated published posted modified last reviewed "
    "medically edited fact checked added view all follow read more share email contact photo "
    "photos photography illustration illustrations illustrated image images video comments comment "
    "min mins minutes ago today yesterday am um f\xC3\xBCr aktualisiert ver\xC3\xB6"
    "ffentlicht publi\xC3\xA9 le mis pubblicato publicado opublikowano pm est edt gmt utc monday "
    "tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun montag dienstag "
    "mittwoch donnerstag freitag samstag sonntag \xea\xb8\xb0\xec\x9e\x90 "
    "\xed\x8a\xb9\xed\x8c\x8c\xec\x9b\x90 \xec\x84\xa0\xec\x9e\x84\xea\xb8\xb0\xec\x9e\x90 "
    "\xeb\x85\xbc\xec\x84\xa4\xec\x9c\x84\xec\x9b\x90 \xe8\xa8\x98\xe8\x80\x85 "
    "\xe8\xae\xb0\xe8\x80\x85 muhabiri ");

// Roles end a name that they follow and are not names themselves.
inline constexpr WordList kRoles(
    " editor editors writer writers reporter reporters correspondent contributor contributors "
    "contributing columnist columnists journalist producer author authors blogger senior junior "
    "staff former head owner member fellow research chief executive managing deputy associate "
    "assistant freelance guest special founder consultant coordinator reviewer "
    "cofounder co-founder ceo cto cfo director manager president professor analyst strategist "
    "specialist intern redakteur redakteurin redaktion autor autorin rd rdn ld ldn md m.d. phd "
    "ph.d. "
    "ph.d mph mba cpa cfp cfa esq lcsw rn np dds dvm msc m.s. ms bs bsc ma mfa "
    "cscs pa-c facp fnp dpt freier freie mitarbeiter published-by editor-in-chief "
    "r\xC3\xA9"
    "daction ");

// Words in the names of organizations, not of people.
inline constexpr WordList kOrganizations(
    " news press times today tribune post media network reuters agency magazine journal herald "
    "gazette afp ap dpa apa sda bbc cnn usa inc llc ltd gmbh team blog online radio tv ");

// Values that publishing systems fill in when nobody is named, and texts of links beside a name.
inline constexpr WordList kNobody(
    " the hi hello post admin administrator webmaster root user guest unknown anonymous author "
    "authors autor "
    "byline "
    "by null undefined none n/a na true false default test login profile bio biography website "
    "facebook twitter instagram linkedin youtube pinterest tiktok rss x mastodon threads bluesky "
    "subscribe follow home more share print email e-mail mail comments comment reply link menu "
    "staff editor news article articles blog posts latest archive contributor contributors about "
    "search publiziert datum quelle artikel text foto fotos beitrag protected profil von par por "
    "view see "
    "commentary written posted published ");

// A line that opens with one of these is about someone who is not the author.
inline constexpr WordList kOtherWork(
    " reviewed medically edited fact fact-checked updated checked photo photos photographs "
    "photography illustrated illustration illustrations translated full featured image images "
    "picture credit source foto fotos bild bilder quelle "
    "\xE6\x9D\xA5\xE6\xBA\x90 \xE5\x9B\xBE\xE7\x89\x87 ");

// Degrees and certificates, which are not names by themselves.
inline constexpr WordList kCredentials(
    " rd rdn ld ldn md m.d. phd ph.d. ph.d mph mba cpa cfp cfa esq lcsw rn np dds dvm msc m.sc. "
    "m.s. "
    "ms bs bsc b.sc. ma m.a. mfa cscs pa-c facp fnp dpt ");

// A name may begin with one of these in lower case.
inline constexpr WordList kParticles(
    " van von vom vande vander zu zum zur de da do dos das del dela della dello degli dei di du d "
    "la le l lo bin bint ibn al el ul ter ten te den der af av 't t o mac ");

// A line of several words that begins with one of these is prose, not a name.
inline constexpr WordList kOpensProse(
    " about all and as at click for from get how if in more on see these this using view visit "
    "what "
    "when why with ");

// The names of networks, and what pages write on their buttons; sorted.
inline constexpr std::array<std::string_view, 56> kInterface = {
    "abmelden",   "abonnieren", "abonnierte",   "account",  "anmelden",  "anzeigen",
    "bearbeiten", "bookmark",   "cancel",       "comment",  "comments",  "compartilhar",
    "compartir",  "condividi",  "cookie",       "cookies",  "download",  "e-mail",
    "email",      "facebook",   "folgen",       "follow",   "followers", "following",
    "instagram",  "joined",     "likes",        "linkedin", "login",     "logout",
    "nachricht",  "newsletter", "partager",     "password", "pinterest", "print",
    "profil",     "reddit",     "registrieren", "reply",    "seguir",    "share",
    "sign",       "signup",     "subscribe",    "suivre",   "teilen",    "threads",
    "tiktok",     "tumblr",     "tweet",        "twitter",  "unfollow",  "username",
    "whatsapp",   "youtube"};

// The same in scripts without spaces: "follow", "fans", "mobile version".
inline constexpr std::array<std::string_view, 3> kUnspacedInterface = {
    "\xE5\x85\xB3\xE6\xB3\xA8", "\xE7\xB2\x89\xE4\xB8\x9D", "\xE6\x89\x8B\xE6\x9C\xBA\xE7\x89\x88"};

// Texts between two names. The weak ones also occur inside some names; then both sides must look
// like complete names.
inline constexpr std::array<std::string_view, 15> kJoints = {
    ", ",     "; ",    " and ", " And ",      " AND ",        " & ",          " und ", " et ",
    " with ", " och ", " og ",  " \xD0\xB8 ", "\xE3\x80\x81", "\xEF\xBC\x8C", " + "};
inline constexpr std::array<std::string_view, 3> kWeakJoints = {" y ", " e ", " en "};

// After one of these, there are no further names.
inline constexpr std::array<std::string_view, 11> kStops = {
    " | ", " \xE2\x80\xA2 ", " \xC2\xB7 ", " \xE2\x80\x94 ", " \xE2\x80\x93 ", " - ", " // ",
    " / ", "\xE2\x80\xA2",   "|",          " \xE2\x80\x94"};

// Labels that announce a name, with or without a colon.
inline constexpr std::array<std::string_view, 63> kLabels = {
    "by",
    "written by",
    "article by",
    "posted by",
    "published by",
    "authored by",
    "story by",
    "words by",
    "text by",
    "author",
    "authors",
    "author(s)",
    "contributor",
    "contributors",
    "von",
    "autor",
    "autorin",
    "autoren",
    "geschrieben von",
    "verfasst von",
    "ein beitrag von",
    "par",
    "auteur",
    "auteurs",
    "\xC3\xA9"
    "crit par",
    "por",
    "escrito por",
    "autore",
    "a cura di",
    "scritto da",
    "door",
    "geschreven door",
    "redactie",
    "skrevet av",
    "tekst",
    "\xC3\x89"
    "crit par",
    "\xD0\xB0\xD0\xB2\xD1\x82\xD0\xBE\xD1\x80",
    "\xD0\x90\xD0\xB2\xD1\x82\xD0\xBE\xD1\x80",
    "\xd7\x9e\xd7\x90\xd7\xaa",
    "\xd8\xa8\xd9\x82\xd9\x84\xd9\x85",
    "\xd9\x86\xd9\x88\xdb\x8c\xd8\xb3\xd9\x86\xd8\xaf\xd9\x87",
    "\xe0\xa4\xb2\xe0\xa5\x87\xe0\xa4\x96\xe0\xa4\x95",
    "\xe0\xa4\xa6\xe0\xa5\x8d\xe0\xa4\xb5\xe0\xa4\xbe\xe0\xa4\xb0\xe0\xa4\xbe",
    "t\xc3\xa1"
    "c gi\xe1\xba\xa3",
    "oleh",
    "penulis",
    "yazan",
    "yazar",
    "\xe8\xae\xb0\xe8\x80\x85",
    "\xe4\xbd\x9c\xe8\x80\x85",
    "\xe6\x92\xb0\xe6\x96\x87",
    "\xe8\xa8\x98\xe8\x80\x85",
    "\xea\xb8\xb0\xec\x9e\x90",
    "\xea\xb8\x80",
    "\xe5\x9f\xb7\xe7\xad\x86",
    "\xe7\xad\x86\xe8\x80\x85",
    "\xce\xb3\xcf\x81\xce\xac\xcf\x86\xce\xb5\xce\xb9",
    "\xcf\x83\xcf\x85\xce\xbd\xcf\x84\xce\xac\xce\xba\xcf\x84\xce\xb7\xcf\x82",
    "\xce\xa3\xcf\x85\xce\xbd\xcf\x84\xce\xac\xce\xba\xcf\x84\xce\xb7\xcf\x82",
    "autorka",
    "\xd0\xb0\xd0\xb2\xd1\x82\xd0\xbe\xd1\x80 \xd1\x81\xd1\x82\xd0\xb0\xd1\x82\xd1\x8c\xd0\xb8",
    "\xd0\xb0\xd0\xb2\xd1\x82\xd0\xbe\xd1\x80\xd0\xba\xd0\xb0",
    "\xd0\x90\xd0\xb2\xd1\x82\xd0\xbe\xd1\x80\xd0\xba\xd0\xb0",
};

// What a line with a name begins with.
inline constexpr std::array<std::string_view, 128> kOpenings = {
    "zeige alle beitr\xC3\xA4ge von ",
    "alle beitr\xC3\xA4ge von ",
    "zum profil von ",
    "eingestellt von ",
    "autor ",
    "autorin ",
    "view all posts by ",
    "all posts by ",
    "posts by ",
    "articles by ",
    "more from ",
    "more by ",
    "commentary by ",
    "interview by ",
    "alles von ",
    "artikel von ",
    "written by ",
    "posted by ",
    "published by ",
    "words by ",
    "story by ",
    "text by ",
    "article by ",
    "authored by ",
    "created by ",
    "submitted by ",
    "started by ",
    "report by ",
    "by: ",
    "by ",
    "author: ",
    "authors: ",
    "author ",
    "von ",
    "par ",
    "por ",
    "di ",
    "door ",
    "av ",
    "af ",
    "autor: ",
    "autorin: ",
    "auteur : ",
    "auteur: ",
    "autore: ",
    "text: ",
    "\xD0\xB0\xD0\xB2\xD1\x82\xD0\xBE\xD1\x80: ",
    "\xD0\x90\xD0\xB2\xD1\x82\xD0\xBE\xD1\x80: ",
    "\xE4\xBD\x9C\xE8\x80\x85\xEF\xBC\x9A",
    "\xE4\xBD\x9C\xE8\x80\x85:",
    "\xd1\x82\xd0\xb5\xd0\xba\xd1\x81\xd1\x82: ",
    "\xd0\xa2\xd0\xb5\xd0\xba\xd1\x81\xd1\x82: ",
    "\xd0\xb0\xd0\xb2\xd1\x82\xd0\xbe\xd1\x80\xd0\xba\xd0\xb0: ",
    "\xd0\x90\xd0\xb2\xd1\x82\xd0\xbe\xd1\x80\xd0\xba\xd0\xb0: ",
    "\xd0\xb0\xd0\xb2\xd1\x82\xd0\xbe\xd1\x80 \xd1\x81\xd1\x82\xd0\xb0\xd1\x82\xd1\x8c\xd0\xb8: ",
    "\xd0\x90\xd0\xb2\xd1\x82\xd0\xbe\xd1\x80 \xd1\x81\xd1\x82\xd0\xb0\xd1\x82\xd1\x8c\xd0\xb8: ",
    "autorka: ",
    "tekst: ",
    "opracowanie: ",
    "napisa\xc5\x82 ",
    "napisa\xc5\x82"
    "a ",
    "\xce\x93\xcf\x81\xce\xac\xcf\x86\xce\xb5\xce\xb9 \xce\xbf ",
    "\xce\x93\xcf\x81\xce\xac\xcf\x86\xce\xb5\xce\xb9 \xce\xb7 ",
    "\xce\xb3\xcf\x81\xce\xac\xcf\x86\xce\xb5\xce\xb9 \xce\xbf ",
    "\xce\xb3\xcf\x81\xce\xac\xcf\x86\xce\xb5\xce\xb9 \xce\xb7 ",
    "\xce\xa3\xcf\x85\xce\xbd\xcf\x84\xce\xac\xce\xba\xcf\x84\xce\xb7\xcf\x82: ",
    "\xce\xa3\xcf\x85\xce\xbd\xcf\x84\xce\xac\xce\xba\xcf\x84\xcf\x81\xce\xb9\xce\xb1: ",
    "\xce\x9a\xce\xb5\xce\xaf\xce\xbc\xce\xb5\xce\xbd\xce\xbf: ",
    "yazan: ",
    "haber: ",
    "muhabir: ",
    "yazar: ",
    "\xd8\xa8\xd9\x82\xd9\x84\xd9\x85: ",
    "\xd8\xa8\xd9\x82\xd9\x84\xd9\x85 ",
    "\xd9\x83\xd8\xaa\xd8\xa8: ",
    "\xd9\x83\xd8\xaa\xd8\xa8\xd8\xaa: ",
    "\xd8\xa5\xd8\xb9\xd8\xaf\xd8\xa7\xd8\xaf: ",
    "\xd8\xa7\xd9\x84\xd9\x83\xd8\xa7\xd8\xaa\xd8\xa8: ",
    "\xd8\xa7\xd9\x84\xd9\x83\xd8\xa7\xd8\xaa\xd8\xa8\xd8\xa9: ",
    "\xd9\x86\xd9\x88\xdb\x8c\xd8\xb3\xd9\x86\xd8\xaf\xd9\x87: ",
    "\xd8\xa8\xd9\x87 \xd9\x82\xd9\x84\xd9\x85 ",
    "\xd8\xa8\xd9\x87 \xd9\x82\xd9\x84\xd9\x85: ",
    "\xd8\xae\xd8\xa8\xd8\xb1\xd9\x86\xda\xaf\xd8\xa7\xd8\xb1: ",
    "\xd7\x9e\xd7\x90\xd7\xaa: ",
    "\xd7\x9e\xd7\x90\xd7\xaa ",
    "\xe0\xa4\xb2\xe0\xa5\x87\xe0\xa4\x96\xe0\xa4\x95: ",
    "\xe0\xa4\xb2\xe0\xa5\x87\xe0\xa4\x96\xe0\xa4\x95 : ",
    "\xe0\xa4\xb2\xe0\xa5\x87\xe0\xa4\x96\xe0\xa4\xbf\xe0\xa4\x95\xe0\xa4\xbe: ",
    "\xe0\xa4\xa6\xe0\xa5\x8d\xe0\xa4\xb5\xe0\xa4\xbe\xe0\xa4\xb0\xe0\xa4\xbe ",
    "\xe0\xa4\xa6\xe0\xa5\x8d\xe0\xa4\xb5\xe0\xa4\xbe\xe0\xa4\xb0\xe0\xa4\xbe: ",
    "\xe0\xa4\xb0\xe0\xa4\xbf\xe0\xa4\xaa\xe0\xa5\x8b\xe0\xa4\xb0\xe0\xa5\x8d\xe0\xa4\x9f: ",
    "t\xc3\xa1"
    "c gi\xe1\xba\xa3: ",
    "T\xc3\xa1"
    "c gi\xe1\xba\xa3: ",
    "oleh ",
    "oleh: ",
    "penulis: ",
    "\xe0\xb9\x82\xe0\xb8\x94\xe0\xb8\xa2 ",
    "\xea\xb8\xb0\xec\x9e\x90: ",
    "\xea\xb8\x80: ",
    "\xec\x9e\x91\xec\x84\xb1\xec\x9e\x90: ",
    "\xe8\xae\xb0\xe8\x80\x85\xef\xbc\x9a",
    "\xe8\xae\xb0\xe8\x80\x85:",
    "\xe8\xae\xb0\xe8\x80\x85 ",
    "\xe8\xa8\x98\xe8\x80\x85\xef\xbc\x9a",
    "\xe8\xa8\x98\xe8\x80\x85:",
    "\xe8\xa8\x98\xe8\x80\x85 ",
    "\xe6\x9c\xac\xe6\x8a\xa5\xe8\xae\xb0\xe8\x80\x85 ",
    "\xe6\x9c\xac\xe5\xa0\xb1\xe8\xa8\x98\xe8\x80\x85 ",
    "\xe6\x96\x87/",
    "\xe6\x96\x87\xef\xbc\x8f",
    "\xe6\x96\x87\xef\xbd\x9c",
    "\xe6\x92\xb0\xe6\x96\x87\xef\xbc\x9a",
    "\xe6\x92\xb0\xe6\x96\x87:",
    "\xe4\xbd\x9c\xe8\x80\x85 ",
    "\xe5\x9f\xb7\xe7\xad\x86\xef\xbc\x9a",
    "\xe5\x9f\xb7\xe7\xad\x86:",
    "\xe6\x96\x87\xef\xbc\x9a",
    "\xe7\xad\x86\xe8\x80\x85\xef\xbc\x9a",
    "\xe8\x91\x97\xe8\x80\x85\xef\xbc\x9a",
    "\xe3\x83\xa9\xe3\x82\xa4\xe3\x82\xbf\xe3\x83\xbc\xef\xbc\x9a",
    "\xc3\xadrta: ",
    "\xc3\x8drta: ",
    "szerz\xc5\x91: ",
    "Szerz\xc5\x91: ",
    "teksti: ",
    "kirjoittaja: ",
    "napsal ",
    "napsala ",
};

}  // namespace pith::internal
