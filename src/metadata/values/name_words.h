// The words that tell names from what stands around them, for names.cc; in lower case.
#pragma once

#include <array>
#include <string_view>

#include "metadata/values/word_list.h"

namespace pith {

// What may follow a name in its line and ends it there: time, place, action.
inline constexpr WordList kEnders(
    " on at in for as via from is has was about to updated published posted modified last reviewed "
    "medically edited fact checked added view all follow read more share email contact photo "
    "photos photography illustration illustrations illustrated image images video comments comment "
    "min mins minutes ago today yesterday am um f\xC3\xBCr aktualisiert ver\xC3\xB6"
    "ffentlicht publi\xC3\xA9 le mis pubblicato publicado opublikowano pm est edt gmt utc monday "
    "tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun montag dienstag "
    "mittwoch donnerstag freitag samstag sonntag ");

// Roles: they end a name when they follow one, and are none themselves.
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

// Words that organisations have and people don't.
inline constexpr WordList kOrganisations(
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

// Opens a line about someone who is not the author.
inline constexpr WordList kOtherWork(
    " reviewed medically edited fact fact-checked updated checked photo photos photographs "
    "photography illustrated illustration illustrations translated full featured image images "
    "picture credit source foto fotos bild bilder quelle "
    "\xE6\x9D\xA5\xE6\xBA\x90 \xE5\x9B\xBE\xE7\x89\x87 ");

// Degrees and certificates, which are nobody alone.
inline constexpr WordList kCredentials(
    " rd rdn ld ldn md m.d. phd ph.d. ph.d mph mba cpa cfp cfa esq lcsw rn np dds dvm msc m.sc. "
    "m.s. "
    "ms bs bsc b.sc. ma m.a. mfa cscs pa-c facp fnp dpt ");

// What a name may begin with in small letters.
inline constexpr WordList kParticles(
    " van von vom vande vander zu zum zur de da do dos das del dela della dello degli dei di du d "
    "la le l lo bin bint ibn al el ul ter ten te den der af av 't t o mac ");

// What a line of more than one word begins with when it is none about a person.
inline constexpr WordList kOpensProse(
    " about all and as at click for from get how if in more on see these this using view visit "
    "what "
    "when why with ");

// Networks and what pages put on their buttons; sorted.
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

// The same in scripts without spaces: follow, fans, mobile version.
inline constexpr std::array<std::string_view, 3> kUnspacedInterface = {
    "\xE5\x85\xB3\xE6\xB3\xA8", "\xE7\xB2\x89\xE4\xB8\x9D", "\xE6\x89\x8B\xE6\x9C\xBA\xE7\x89\x88"};

// Between two names. " y " and " e " also stand inside of some; both sides then have to look like
// whole names.
inline constexpr std::array<std::string_view, 15> kJoints = {
    ", ",     "; ",    " and ", " And ",      " AND ",        " & ",          " und ", " et ",
    " with ", " och ", " og ",  " \xD0\xB8 ", "\xE3\x80\x81", "\xEF\xBC\x8C", " + "};
inline constexpr std::array<std::string_view, 3> kWeakJoints = {" y ", " e ", " en "};

// What never goes on with another name.
inline constexpr std::array<std::string_view, 11> kStops = {
    " | ", " \xE2\x80\xA2 ", " \xC2\xB7 ", " \xE2\x80\x94 ", " \xE2\x80\x93 ", " - ", " // ",
    " / ", "\xE2\x80\xA2",   "|",          " \xE2\x80\x94"};

// Texts that stand before a name by themselves, with or without a colon.
inline constexpr std::array<std::string_view, 38> kLabels = {
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
    "\xD0\x90\xD0\xB2\xD1\x82\xD0\xBE\xD1\x80"};

inline constexpr std::array<std::string_view, 50> kOpenings = {
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
    "\xE4\xBD\x9C\xE8\x80\x85:"};

}  // namespace pith
