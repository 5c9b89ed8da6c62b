// The words by which names are recognized: words that end a name, words that are not names. All
// are in lower case. name_labels.h has what comes before a name.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace pith::internal {

// A fixed list of words, fast for words that are not in it: most words of a byline are in none.
template <std::size_t kBytes>
class WordList {
 public:
  // Words in lower case, between single spaces; the text begins and ends with one.
  constexpr explicit WordList(const char (&words)[kBytes]) : words_(words, kBytes - 1) {
    std::array<std::uint16_t, 256> next = {};
    for_each_word([&](std::size_t begin, std::size_t size) {
      lengths_[first_byte(begin)] |= bit(size);
      ++ends_[first_byte(begin)];
    });
    for (std::size_t byte = 1; byte < ends_.size(); ++byte) {
      next[byte] = ends_[byte - 1];
      ends_[byte] = static_cast<std::uint16_t>(ends_[byte] + ends_[byte - 1]);
    }
    for_each_word([&](std::size_t begin, std::size_t size) {
      places_[next[first_byte(begin)]++] = {static_cast<std::uint16_t>(begin),
                                            static_cast<std::uint16_t>(size)};
    });
  }

  constexpr bool has(std::string_view word) const {
    if (word.empty()) return false;
    const auto first = static_cast<unsigned char>(word[0]);
    if ((lengths_[first] & bit(word.size())) == 0) return false;
    const auto group = std::span(places_).first(ends_[first]).subspan(ends_[first - 1U]);
    return std::any_of(group.begin(), group.end(), [&](const Place& place) {
      return words_.substr(place.begin, place.size) == word;
    });
  }

 private:
  struct Place {
    std::uint16_t begin = 0;
    std::uint16_t size = 0;
  };
  static_assert(kBytes <= UINT16_MAX);

  template <typename Use>
  constexpr void for_each_word(Use use) const {
    for (std::size_t at = 1; at < words_.size();) {
      const std::size_t end = words_.find(' ', at);
      use(at, end - at);
      at = end + 1;
    }
  }
  constexpr std::size_t first_byte(std::size_t at) const {
    return static_cast<unsigned char>(words_[at]);
  }
  static constexpr std::uint32_t bit(std::size_t length) {
    return std::uint32_t{1} << std::min<std::size_t>(length, 31);
  }

  std::string_view words_;
  std::array<Place, kBytes / 2> places_ = {};    // grouped by first byte
  std::array<std::uint16_t, 256> ends_ = {};     // of the groups; no word begins with a zero
  std::array<std::uint32_t, 256> lengths_ = {};  // of the words of the groups
};

// These words end a name that they follow: time, place, action.
inline constexpr WordList kEnders(
    " on at in for as via from is has was about to updated published posted modified last reviewed "
    "medically edited fact checked added view all follow read more share email contact photo "
    "photos photography illustration illustrations illustrated image images video comments comment "
    "min mins minutes ago today yesterday publisert oppdatert publicerad uppdaterad publiceret "
    "opdateret gepubliceerd "
    "bijgewerkt julkaistu p\xC3\xA4ivitetty atualizado publikov\xC3\xA1no aktualizov\xC3\xA1no am "
    "um f\xC3\xBCr aktualisiert ver\xC3\xB6"
    "ffentlicht publi\xC3\xA9 le mis pubblicato publicado opublikowano pm est edt gmt utc monday "
    "tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun montag dienstag "
    "mittwoch donnerstag freitag samstag sonntag \xea\xb8\xb0\xec\x9e\x90 "
    "\xed\x8a\xb9\xed\x8c\x8c\xec\x9b\x90 \xec\x84\xa0\xec\x9e\x84\xea\xb8\xb0\xec\x9e\x90 "
    "\xeb\x85\xbc\xec\x84\xa4\xec\x9c\x84\xec\x9b\x90 \xe8\xa8\x98\xe8\x80\x85 "
    "\xe8\xae\xb0\xe8\x80\x85 muhabiri ");

// Roles end a name that they follow and are not names themselves.
inline constexpr WordList kRoles(
    " reda\xC3\xA7\xC3\xA3o redacao redacci\xC3\xB3n redaccion redazione redactie redakcja redakce "
    "editor editors writer writers reporter reporters correspondent contributor contributors "
    "contributing columnist columnists journalist producer author authors blogger senior junior "
    "staff former head owner member fellow research chief executive managing deputy associate "
    "assistant freelance guest special founder consultant coordinator reviewer "
    "cofounder co-founder ceo cto cfo director manager president professor analyst strategist "
    "specialist intern redakteur redakteurin redaktion autor autorin rd rdn ld ldn md m.d. phd "
    "ph.d. "
    "ph.d mph mba cpa cfp cfa esq lcsw rn np dds dvm msc m.s. ms bs bsc ma mfa "
    "cscs pa-c facp fnp dpt freier freie mitarbeiter published-by editor-in-chief "
    "r\xC3\xA9"
    "daction expert attorney lawyer rechtsanwalt rechtsanw\xC3\xA4ltin dietitian nutritionist "
    "psychologist ");

// Words in the names of organizations, not of people.
inline constexpr WordList kOrganizations(
    " news press times today tribune post media network reuters agency magazine journal herald "
    "gazette afp ap dpa apa sda bbc cnn usa inc llc ltd gmbh team blog online radio tv "
    "e.v. ag kg ltd. inc. foundation stiftung verlag university universit\xC3\xA4t "
    "universit\xC3\xA9 universidad institute institut instituto association society council "
    "ministry department group company corp corp. corporation college hospital committee "
    "organization organisation centre services solutions publishing verband verein zeitung clinic "
    "government bureau newswire federation academy labs systems international entertainment "
    "productions marketing crew desk board office club alliance initiative partners consulting "
    "technologies software digital redaktionsteam presse pressestelle agentur nachrichten "
    "kommunikation ");

// The same as the ends of names.
inline constexpr std::array<std::string_view, 45> kOrganizationEndings = {
    "stiftung",
    "verband",
    "verlag",
    "zeitung",
    "magazin",
    "zentrum",
    "ministerium",
    "gesellschaft",
    "nachrichten",
    "\xE7\xBD\x91\xE7\xBB\x9C",
    "\xE5\x85\xAC\xE5\x8F\xB8",
    "\xE9\x9B\x86\xE5\x9B\xA2",
    "\xE6\x8A\xA5\xE7\xA4\xBE",
    "\xE6\x97\xA5\xE6\x8A\xA5",
    "\xE6\x99\x9A\xE6\x8A\xA5",
    "\xE6\x97\xA9\xE6\x8A\xA5",
    "\xE6\x97\xB6\xE6\x8A\xA5",
    "\xE6\x96\xB0\xE9\x97\xBB",
    "\xE7\xBD\x91",
    "\xE9\x80\x9A\xE8\xAE\xAF\xE7\xA4\xBE",
    "\xE6\x96\xB0\xE5\x8D\x8E\xE7\xA4\xBE",
    "\xE7\xBC\x96\xE8\xBE\x91\xE9\x83\xA8",
    "\xE7\xB7\xA8\xE9\x9B\x86\xE9\x83\xA8",
    "\xE5\xA7\x94\xE5\x91\x98\xE4\xBC\x9A",
    "\xE6\x94\xBF\xE5\xBA\x9C",
    "\xE5\x8A\x9E\xE5\x85\xAC\xE5\xAE\xA4",
    "\xE5\x8A\x9E",
    "\xE5\xB1\x80",
    "\xE4\xB8\xAD\xE5\xBF\x83",
    "\xE5\xA4\xA7\xE5\xAD\xA6",
    "\xE5\xAD\xA6\xE9\x99\xA2",
    "\xE5\x8D\x94\xE6\x9C\x83",
    "\xE5\x8D\x8F\xE4\xBC\x9A",
    "\xE6\x96\xB0\xE8\x81\x9E\xE7\xA4\xBE",
    "\xE6\x96\xB0\xE8\x81\x9E",
    "\xE6\xA0\xAA\xE5\xBC\x8F\xE4\xBC\x9A\xE7\xA4\xBE",
    "\xE9\x80\x9A\xE4\xBF\xA1\xE7\xA4\xBE",
    "\xE6\x97\xA5\xE5\xA0\xB1",
    "\xEB\xB0\xA9\xEC\x86\xA1",
    "\xEC\x9D\xBC\xEB\xB3\xB4",
    "\xEC\x8B\xA0\xEB\xAC\xB8",
    "\xEB\x89\xB4\xEC\x8A\xA4",
    "\xED\x8E\xB8\xEC\xA7\x91\xEB\xB6\x80",
    "\xEA\xB8\xB0\xEC\x9E\x90\xEB\x8B\xA8",
    "\xEC\x97\xB0\xED\x95\xA9\xEB\x89\xB4\xEC\x8A\xA4"};

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
    "commentary written posted published "
    "no not available super user name your firstname lastname sin sans ohne kein keine keiner "
    "angabe auteur autore noauthor nobody editorial_staff webredaktion redacteur super-user "
    "superuser site wpadmin wp-admin test object stories story top trending popular recent "
    "unbekannt "
    "unbekannter unbekannte inconnu inconnue sconosciuto sconosciuta desconocido desconocida "
    "desconhecido desconhecida onbekend onbekende ok\xC3\xA4nd ukjent ukendt nieznany anonym "
    "anonyme "
    "anonimo an\xC3\xB3nimo an\xC3\xB4nimo "
    "\xD1\x80\xD0\xB5\xD0\xB4\xD0\xB0\xD0\xBA\xD1\x86\xD0\xB8\xD1\x8F "
    "\xD0\xA0\xD0\xB5\xD0\xB4\xD0\xB0\xD0\xBA\xD1\x86\xD0\xB8\xD1\x8F "
    "\xD0\xB0\xD0\xB4\xD0\xBC\xD0\xB8\xD0\xBD\xD0\xB8\xD1\x81\xD1\x82\xD1\x80\xD0\xB0\xD1\x82\xD0"
    "\xBE\xD1\x80 "
    "\xD0\x90\xD0\xB4\xD0\xBC\xD0\xB8\xD0\xBD\xD0\xB8\xD1\x81\xD1\x82\xD1\x80\xD0\xB0\xD1\x82\xD0"
    "\xBE\xD1\x80 \xD0\xB0\xD0\xB4\xD0\xBC\xD0\xB8\xD0\xBD "
    "\xD0\x90\xD0\xB4\xD0\xBC\xD0\xB8\xD0\xBD \xD0\xB0\xD0\xB2\xD1\x82\xD0\xBE\xD1\x80 "
    "\xD0\x90\xD0\xB2\xD1\x82\xD0\xBE\xD1\x80 "
    "\xD0\xBD\xD0\xB5\xD0\xB8\xD0\xB7\xD0\xB2\xD0\xB5\xD1\x81\xD1\x82\xD0\xBD\xD1\x8B\xD0\xB9 "
    "\xD0\x9D\xD0\xB5\xD0\xB8\xD0\xB7\xD0\xB2\xD0\xB5\xD1\x81\xD1\x82\xD0\xBD\xD1\x8B\xD0\xB9 "
    "\xD0\xBD\xD0\xB5\xD0\xB8\xD0\xB7\xD0\xB2\xD0\xB5\xD1\x81\xD1\x82\xD0\xB5\xD0\xBD "
    "\xD0\x9D\xD0\xB5\xD0\xB8\xD0\xB7\xD0\xB2\xD0\xB5\xD1\x81\xD1\x82\xD0\xB5\xD0\xBD "
    "\xE7\xAE\xA1\xE7\x90\x86\xE5\x91\x98 \xE7\xAE\xA1\xE7\x90\x86\xE5\x93\xA1 "
    "\xE7\xAE\xA1\xE7\x90\x86\xE4\xBA\xBA \xE4\xBD\x9A\xE5\x90\x8D \xE5\x8C\xBF\xE5\x90\x8D "
    "\xE5\x8C\xBF\xE5\x90\x8D\xE7\x94\xA8\xE6\x88\xB7 "
    "\xE5\x8C\xBF\xE5\x90\x8D\xE7\x94\xA8\xE6\x88\xB6 "
    "\xE6\x9C\xAA\xE7\x9F\xA5 \xE7\xBD\x91\xE7\xBB\x9C \xE7\xB6\xB2\xE7\xB5\xA1 "
    "\xE7\x82\xB9\xE5\x87\xBB\xE6\x9F\xA5\xE7\x9C\x8B\xE6\x9B\xB4\xE5\xA4\x9A "
    "\xE9\xBB\x9E\xE6\x93\x8A\xE6\x9F\xA5\xE7\x9C\x8B\xE6\x9B\xB4\xE5\xA4\x9A "
    "\xE6\x9F\xA5\xE7\x9C\x8B\xE6\x9B\xB4\xE5\xA4\x9A \xEA\xB4\x80\xEB\xA6\xAC\xEC\x9E\x90 "
    "\xEC\x9D\xB5\xEB\xAA\x85 ");

// A line that opens with one of these is about someone who is not the author.
inline constexpr WordList kOtherWork(
    " reviewed medically edited editing fact fact-checked updated checked photo photos photographs "
    "photography illustrated illustration illustrations translated full featured image images "
    "picture credit source foto fotos bild bilder quelle "
    "\xE6\x9D\xA5\xE6\xBA\x90 \xE5\x9B\xBE\xE7\x89\x87 "
    "peer verified approved supported sponsored presented produced recorded filmed narrated "
    "directed translated \xC3\xBC"
    "bersetzt \xC3\xBC"
    "bersetzung fotos gepr\xC3\xBC"
    "ft \xC3\xBC"
    "berpr\xC3\xBC"
    "ft aktualisiert v\xC3\xA9rifi\xC3\xA9 relu traduit mis traduction traducci\xC3\xB3n traducido "
    "revisado revisada actualizado aggiornato rivisto tradotto photographie fotografie "
    "fotograf\xC3\xAD"
    "a fotografia gepr\xC3\xBC"
    "ft lektorat images grafik graphics video videos reviewer reviewers powered advertisement "
    "bearbeitet kuva kuvat kuvaaja fot fot. fotky fotografije foto\xC4\x9Fraf foto\xC4\x9Fraflar "
    "photographer photographers photographe fotograf fot\xC3\xB3grafo fotografo zdj\xC4\x99"
    "cia "
    "zdj\xC4\x99"
    "cie fot\xC3\xB3 fot\xC3\xB3k k\xC3\xA9p k\xC3\xA9pek \xD1\x84\xD0\xBE\xD1\x82\xD0\xBE "
    "\xD0\xA4\xD0\xBE\xD1\x82\xD0\xBE "
    "\xD1\x84\xD0\xBE\xD1\x82\xD0\xBE\xD0\xB3\xD1\x80\xD0\xB0\xD1\x84\xD0\xB8\xD0\xB8 "
    "\xD0\xA4\xD0\xBE\xD1\x82\xD0\xBE\xD0\xB3\xD1\x80\xD0\xB0\xD1\x84\xD0\xB8\xD0\xB8 "
    "\xD0\xB2\xD0\xB8\xD0\xB4\xD0\xB5\xD0\xBE \xD0\x92\xD0\xB8\xD0\xB4\xD0\xB5\xD0\xBE "
    "\xCF\x86\xCF\x89\xCF\x84\xCE\xBF\xCE\xB3\xCF\x81\xCE\xB1\xCF\x86\xCE\xAF\xCE\xB5\xCF\x82 "
    "\xCE\xA6\xCF\x89\xCF\x84\xCE\xBF\xCE\xB3\xCF\x81\xCE\xB1\xCF\x86\xCE\xAF\xCE\xB5\xCF\x82 "
    "\xCF\x86\xCF\x89\xCF\x84\xCF\x8C \xE1\xBA\xA3nh \xE1\xBA\xA2nh \xD8\xB5\xD9\x88\xD8\xB1 "
    "\xD8\xAA\xD8\xB5\xD9\x88\xD9\x8A\xD8\xB1 \xD7\xA6\xD7\x99\xD7\x9C\xD7\x95\xD7\x9D "
    "\xD7\xA6\xD7\x99\xD7\x9C\xD7\x95\xD7\x9E\xD7\x99\xD7\x9D \xE5\x86\x99\xE7\x9C\x9F "
    "\xE6\x92\xAE\xE5\xBD\xB1 ");

// Degrees and certificates, which are not names by themselves.
inline constexpr WordList kCredentials(
    " rd rdn ld ldn md m.d. phd ph.d. ph.d mph mba cpa cfp cfa esq lcsw rn np dds dvm msc m.sc. "
    "m.s. "
    "ms bs bsc b.sc. ma m.a. mfa cscs pa-c facp fnp dpt ");

// A name may begin with one of these in lower case.
inline constexpr WordList kParticles(
    " van von vom vande vander zu zum zur de da do dos das los las del dela della dello degli dei "
    "di du d "
    "la le l lo bin bint ibn al el ul ter ten te den der af av 't t o mac ");

// A line of several words that begins with one of these is prose, not a name.
inline constexpr WordList kOpensProse(
    " i i'm i\xE2\x80\x99m we our my about om all and as at click for from get how if in more on "
    "see "
    "these this using view visit "
    "what "
    "when why with ");

// The names of networks, and what pages write on their buttons; sorted.
inline constexpr std::array<std::string_view, 92> kInterface = {"abmelden",
                                                                "aboneaza",
                                                                "abonnieren",
                                                                "abonnierte",
                                                                "account",
                                                                "anmelden",
                                                                "anzeigen",
                                                                "bearbeiten",
                                                                "bookmark",
                                                                "bookmarks",
                                                                "cancel",
                                                                "comment",
                                                                "commenter",
                                                                "comments",
                                                                "compartilhar",
                                                                "compartir",
                                                                "condividi",
                                                                "cookie",
                                                                "cookies",
                                                                "donate",
                                                                "download",
                                                                "drucken",
                                                                "e-mail",
                                                                "edit",
                                                                "email",
                                                                "expand",
                                                                "facebook",
                                                                "favorite",
                                                                "favourites",
                                                                "feedback",
                                                                "folgen",
                                                                "follow",
                                                                "followers",
                                                                "following",
                                                                "f\xC3\xB6lj",
                                                                "guardar",
                                                                "imprimer",
                                                                "imprimir",
                                                                "instagram",
                                                                "joined",
                                                                "likes",
                                                                "linkedin",
                                                                "listen",
                                                                "login",
                                                                "logout",
                                                                "menu",
                                                                "merken",
                                                                "nachricht",
                                                                "newsletter",
                                                                "obserwuj",
                                                                "partage",
                                                                "partager",
                                                                "password",
                                                                "pdf",
                                                                "pinterest",
                                                                "print",
                                                                "profil",
                                                                "reddit",
                                                                "registrarse",
                                                                "registrieren",
                                                                "reply",
                                                                "salva",
                                                                "sd\xC3\xADlet",
                                                                "segui",
                                                                "seguir",
                                                                "share",
                                                                "sign",
                                                                "signup",
                                                                "speichern",
                                                                "stampa",
                                                                "submit",
                                                                "subscribe",
                                                                "subscribed",
                                                                "subscribing",
                                                                "suche",
                                                                "suivre",
                                                                "s\xE2\x80\x99"
                                                                "abonner",
                                                                "takip",
                                                                "teilen",
                                                                "threads",
                                                                "tiktok",
                                                                "tumblr",
                                                                "tweet",
                                                                "twitter",
                                                                "udost\xC4\x99pnij",
                                                                "unfollow",
                                                                "unsubscribe",
                                                                "username",
                                                                "volgen",
                                                                "watch",
                                                                "whatsapp",
                                                                "youtube"};

// The same in other scripts, some without spaces: "follow", "fans", "mobile version".
inline constexpr std::array<std::string_view, 10> kUnspacedInterface = {
    "\xD0\xBE\xD0\xB4\xD0\xBF\xD0\xB8\xD1\x81\xD0\xB0\xD1\x82\xD1\x8C\xD1\x81\xD1\x8F",
    "\xD0\xBE\xD0\xB4\xD0\xB5\xD0\xBB\xD0\xB8\xD1\x82\xD1\x8C\xD1\x81\xD1\x8F",
    "\xE3\x83\x95\xE3\x82\xA9\xE3\x83\xAD\xE3\x83\xBC\xE3\x81\x99\xE3\x82\x8B",
    "\xE3\x83\xAD\xE3\x82\xB0\xE3\x82\xA4\xE3\x83\xB3",
    "\xEA\xB5\xAC\xEB\x8F\x85",
    "\xD9\x85\xD8\xAA\xD8\xA7\xD8\xA8\xD8\xB9\xD8\xA9",
    "\xD9\x85\xD8\xB4\xD8\xA7\xD8\xB1\xD9\x83\xD8\xA9",
    "\xE5\x85\xB3\xE6\xB3\xA8",
    "\xE7\xB2\x89\xE4\xB8\x9D",
    "\xE6\x89\x8B\xE6\x9C\xBA\xE7\x89\x88"};

// Texts between two names. The weak ones also occur inside some names; then both sides must look
// like complete names.
inline constexpr std::array<std::string_view, 15> kJoints = {
    ", ",     "; ",    " and ", " And ",      " AND ",        " & ",          " und ", " et ",
    " with ", " och ", " og ",  " \xD0\xB8 ", "\xE3\x80\x81", "\xEF\xBC\x8C", " + "};
inline constexpr std::array<std::string_view, 20> kWeakJoints = {
    " y ",         " e ",
    " en ",        " i ",
    " a ",         " ja ",
    " ve ",        " dan ",
    " v\xC3\xA0 ", " \xC8\x99i ",
    " \xC5\x9Fi ", " \xC3\xA9s ",
    " oraz ",      " \xD1\x82\xD0\xB0 ",
    " \xD1\x96 ",  " \xD0\xB9 ",
    " \xD9\x88 ",  " \xD9\x88",
    " \xD7\x95",   " \xCE\xBA\xCE\xB1\xCE\xB9 "};

// Names in Arabic and Hebrew whose first letter is also the word "and".
inline constexpr WordList kNotAnd(
    " \xD9\x88\xD9\x84\xD9\x8A\xD8\xAF \xD9\x88\xD8\xA7\xD8\xA6\xD9\x84 "
    "\xD9\x88\xD8\xB3\xD8\xA7\xD9\x85 \xD9\x88\xD8\xB3\xD9\x8A\xD9\x85 "
    "\xD9\x88\xD9\x81\xD8\xA7\xD8\xA1 \xD9\x88\xD8\xAF\xD8\xA7\xD8\xAF "
    "\xD9\x88\xD8\xAC\xD8\xAF\xD9\x8A \xD9\x88\xD8\xAC\xD9\x8A\xD9\x87 "
    "\xD9\x88\xD8\xAF\xD9\x8A\xD8\xB9 \xD9\x88\xD8\xB5\xD9\x81\xD9\x8A "
    "\xD9\x88\xD9\x87\xD9\x8A\xD8\xA8 \xD9\x88\xD9\x87\xD8\xA8\xD8\xA9 "
    "\xD9\x88\xD9\x87\xD8\xA8\xD9\x8A \xD9\x88\xD8\xAD\xD9\x8A\xD8\xAF "
    "\xD9\x88\xD9\x81\xD9\x8A\xD9\x82 \xD9\x88\xD8\xB6\xD8\xA7\xD8\xAD "
    "\xD9\x88\xD9\x84\xD8\xA7\xD8\xA1 \xD9\x88\xD8\xB1\xD8\xAF\xD8\xA9 "
    "\xD9\x88\xD8\xB1\xD8\xAF \xD9\x88\xD9\x84\xD9\x8A\xD9\x85 "
    "\xD9\x88\xD9\x8A\xD9\x84\xD9\x8A\xD8\xA7\xD9\x85 \xD9\x88\xD8\xA7\xD9\x84\xD8\xAA\xD8\xB1 "
    "\xD9\x88\xD8\xB9\xD8\xAF \xD9\x88\xD9\x87\xD8\xA8 \xD7\x95\xD7\x99\xD7\x93\xD7\x90\xD7\x9C "
    "\xD7\x95\xD7\x99\xD7\xA7\xD7\x98\xD7\x95\xD7\xA8 \xD7\x95\xD7\x99\xD7\xA7\xD7\x99 "
    "\xD7\x95\xD7\x9C\xD7\x93\xD7\x99\xD7\x9E\xD7\x99\xD7\xA8 "
    "\xD7\x95\xD7\x99\xD7\x98\xD7\x9C\xD7\x99 \xD7\x95\xD7\x95\xD7\x9C\xD7\xA3 "
    "\xD7\x95\xD7\xA8\xD7\x93 \xD7\x95\xD7\xA8\xD7\x93\xD7\x94 "
    "\xD7\x95\xD7\xA8\xD7\x95\xD7\xA0\xD7\x99\xD7\xA7\xD7\x94 ");

// After one of these and after "|", there are no further names.
inline constexpr std::array<std::string_view, 10> kStops = {
    " | ", " \xE2\x80\xA2 ", " \xC2\xB7 ", " \xE2\x80\x94 ", " \xE2\x80\x93 ",
    " - ", " // ",           " / ",        "\xE2\x80\xA2",   " \xE2\x80\x94"};

}  // namespace pith::internal
