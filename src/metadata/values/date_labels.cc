// How pages say in many languages which date is which: of publication, of the last change, or
// another one. dates.h declares what is here.
#include <algorithm>
#include <array>
#include <cstddef>

#include "base/ascii.h"
#include "metadata/values/beginnings.h"
#include "metadata/values/date_scripts.h"
#include "metadata/values/dates.h"

namespace pith::internal {
namespace {

constexpr std::size_t kMaxUpdateLineBytes = 120;

// "Updated", "Last modified", in the languages of most pages; lower case.
constexpr std::array<std::string_view, 67> kUpdateWords = {
    "uppf\xC3\xA6rt",
    "updat",
    "modif",
    "aktualis",
    "mis \xc3\xa0 jour",
    "actualiz",
    "atualiz",
    "aggiorn",
    "bijgewerkt",
    "\xd0\xbe\xd0\xb1\xd0\xbd\xd0\xbe\xd0\xb2",
    "\xd0\x9e\xd0\xb1\xd0\xbd\xd0\xbe\xd0\xb2",
    "\xce\x95\xce\xbd\xce\xb7\xce\xbc",
    "\xce\xb5\xce\xbd\xce\xb7\xce\xbc",
    "g\xc3\xbcncell",
    "G\xc3\xbcncell",
    "\xd8\xaa\xd8\xad\xd8\xaf\xd9\x8a\xd8\xab",
    "\xd9\x85\xd8\xad\xd8\xaf\xd8\xab",
    "\xd8\xa8\xd9\x87 \xd8\xb1\xd9\x88\xd8\xb2",
    "\xd8\xa8\xd8\xb1\xd9\x88\xd8\xb2\xd8\xb1\xd8\xb3\xd8\xa7\xd9\x86\xdb\x8c",
    "\xd8\xa8\xd9\x87\xe2\x80\x8c\xd8\xb1\xd9\x88\xd8\xb2",
    "\xd7\xa2\xd7\x95\xd7\x93\xd7\x9b\xd7\x9f",
    "\xd7\xa2\xd7\x95\xd7\x93\xd7\x9b\xd7\xa0\xd7\x94",
    "\xd7\xa2\xd7\x93\xd7\x9b\xd7\x95\xd7\x9f",
    "\xe0\xa4\x85\xe0\xa4\xaa\xe0\xa4\xa1\xe0\xa5\x87\xe0\xa4\x9f",
    "\xe0\xa4\x85\xe0\xa4\xa6\xe0\xa5\x8d\xe0\xa4\xaf\xe0\xa4\xa4\xe0\xa4\xa8",
    "\xe0\xa4\xb8\xe0\xa4\x82\xe0\xa4\xb6\xe0\xa5\x8b\xe0\xa4\xa7\xe0\xa4\xbf\xe0\xa4\xa4",
    "c\xe1\xba\xadp nh\xe1\xba\xadt",
    "C\xe1\xba\xadp nh\xe1\xba\xadt",
    "\xe6\x9b\xb4\xe6\x96\xb0",
    "\xec\x88\x98\xec\xa0\x95",
    "\xec\x97\x85\xeb\x8d\xb0\xec\x9d\xb4\xed\x8a\xb8",
    "uppdater",
    "oppdater",
    "opdater",
    "p\xc3\xa4ivit",
    "friss\xc3\xadt",
    "diperbarui",
    "\xd0\xbe\xd0\xbd\xd0\xbe\xd0\xb2\xd0\xbb",
    "\xd0\x9e\xd0\xbd\xd0\xbe\xd0\xb2\xd0\xbb",
    "edited",
    "\xe0\xb8\xad\xe0\xb8\xb1\xe0\xb8\x9b\xe0\xb9\x80\xe0\xb8\x94\xe0\xb8\x95",
    "aktualiz",
    "mise \xC3\xA0 jour",
    "ge\xC3\xA4ndert",
    "letzte \xC3\xA4nderung",
    "letzte \xC3\x84nderung",
    "\xC3\xBC"
    "berarbeitet",
    "\xC3\x9C"
    "berarbeitet",
    "revised",
    "last reviewed",
    "gewijzigd",
    "\xC3\xA4ndrad",
    "\xC3\xA6ndret",
    "sist endret",
    "muokattu",
    "zmodyfik",
    "zm\xC4\x9Bn\xC4\x9Bno",
    "zm\xC4\x9Bna",
    "a\xC5\xBEuriran",
    "\xD0\xBF\xD0\xBE\xD1\x81\xD0\xBB\xD0\xB5\xD0\xB4\xD0\xBD\xD0\xB5\xD0\xB5 "
    "\xD0\xB8\xD0\xB7\xD0\xBC\xD0\xB5\xD0\xBD\xD0\xB5\xD0\xBD\xD0\xB8\xD0\xB5",
    "\xD0\xB8\xD0\xB7\xD0\xBC\xD0\xB5\xD0\xBD\xD0\xB5\xD0\xBD\xD0\xBE",
    "\xD0\x98\xD0\xB7\xD0\xBC\xD0\xB5\xD0\xBD\xD0\xB5\xD0\xBD\xD0\xBE",
    "\xE6\x9C\x80\xE5\x90\x8E\xE4\xBF\xAE\xE6\x94\xB9",
    "\xE6\x9C\x80\xE5\xBE\x8C\xE4\xBF\xAE\xE6\x94\xB9",
    "\xE4\xBF\xAE\xE6\x94\xB9\xE4\xBA\x8E",
    "\xE0\xB8\x9B\xE0\xB8\xA3\xE0\xB8\xB1\xE0\xB8\x9A\xE0\xB8\x9B\xE0\xB8\xA3\xE0\xB8\xB8\xE0\xB8"
    "\x87",
    "\xE0\xB9\x81\xE0\xB8\x81\xE0\xB9\x89\xE0\xB9\x84\xE0\xB8\x82\xE0\xB8\xA5\xE0\xB9\x88\xE0\xB8"
    "\xB2\xE0\xB8\xAA\xE0\xB8\xB8\xE0\xB8\x94",
};
// "Published", likewise.
constexpr std::array<std::string_view, 38> kPublicationWords = {
    "publi",
    "posted",
    "first published",
    "erschien",
    "ver\xc3\xb6"
    "ffentlicht",
    "veroffentlicht",
    "pubblicat",
    "gepubliceerd",
    "geplaatst",
    "opubli",
    "dodano",
    "\xd0\xbe\xd0\xbf\xd1\x83\xd0\xb1\xd0\xbb",
    "\xd0\x9e\xd0\xbf\xd1\x83\xd0\xb1\xd0\xbb",
    "\xce\xb4\xce\xb7\xce\xbc\xce\xbf\xcf\x83",
    "\xce\x94\xce\xb7\xce\xbc\xce\xbf\xcf\x83",
    "yay\xc4\xb1n",
    "Yay\xc4\xb1n",
    "\xd9\x86\xd8\xb4\xd8\xb1",
    "\xd8\xaa\xd8\xa7\xd8\xb1\xdb\x8c\xd8\xae \xd8\xa7\xd9\x86\xd8\xaa\xd8\xb4\xd8\xa7\xd8\xb1",
    "\xd8\xa7\xd9\x86\xd8\xaa\xd8\xb4\xd8\xa7\xd8\xb1",
    "\xd7\xa4\xd7\x95\xd7\xa8\xd7\xa1\xd7\x9d",
    "\xe0\xa4\xaa\xe0\xa5\x8d\xe0\xa4\xb0\xe0\xa4\x95\xe0\xa4\xbe\xe0\xa4\xb6\xe0\xa4\xbf\xe0\xa4"
    "\xa4",
    "\xc4\x91\xc4\x83ng",
    "\xc4\x90\xc4\x83ng",
    "\xe5\x8f\x91\xe5\xb8\x83",
    "\xe7\x99\xbc\xe5\xb8\x83",
    "\xe5\x8f\x91\xe8\xa1\xa8",
    "\xe5\x85\xac\xe9\x96\x8b",
    "\xe6\x8e\xb2\xe8\xbc\x89",
    "\xe9\x85\x8d\xe4\xbf\xa1",
    "\xec\x9e\x85\xeb\xa0\xa5",
    "\xeb\x93\xb1\xeb\xa1\x9d",
    "\xea\xb2\x8c\xec\x9e\xac",
    "julkaistu",
    "k\xc3\xb6zz\xc3\xa9t",
    "zve\xc5\x99"
    "ej",
    "vyd\xc3\xa1no",
    "terbit",
};
// Words that may precede them at the beginning of a line about the last change.
constexpr std::array<std::string_view, 31> kBeforeUpdate = {
    "last ",
    "date ",
    "date last ",
    "zuletzt ",
    "derni\xC3\xA8re ",
    "\xC3\xBAltima ",
    "ultimo ",
    "page ",
    "page last ",
    "this page was ",
    "this page was last ",
    "ostatnia ",
    "ostatnio ",
    "posledn\xC3\xAD ",
    "posledn\xC3\xA1 ",
    "letzte ",
    "\xC3\xBAltima ",
    "\xC3\x9Altima ",
    "ultima ",
    "ultime ",
    "senast ",
    "sidst ",
    "sist ",
    "laatst ",
    "laatste ",
    "son ",
    "viimeksi ",
    "\xD0\xBF\xD0\xBE\xD1\x81\xD0\xBB\xD0\xB5\xD0\xB4\xD0\xBD\xD0\xB5\xD0\xB5 ",
    "\xD0\x9F\xD0\xBE\xD1\x81\xD0\xBB\xD0\xB5\xD0\xB4\xD0\xBD\xD0\xB5\xD0\xB5 ",
    "\xD0\xBE\xD1\x81\xD1\x82\xD0\xB0\xD0\xBD\xD0\xBD\xD1\x8F ",
    "\xD0\x9E\xD1\x81\xD1\x82\xD0\xB0\xD0\xBD\xD0\xBD\xD1\x8F ",
};

// What a line about the day of publication begins with, in lower case.
constexpr std::array<std::string_view, 80> kPublishLabels = {
    "started by",
    "this article was originally published",
    "this article was first published",
    "this story was originally published",
    "this post was originally published",
    "this article was published",
    "birt",
    "published",
    "first published",
    "originally published",
    "date published",
    "publish date",
    "publication date",
    "published date",
    "posted",
    "originally posted",
    "date posted",
    "post date",
    "posted on",
    "ver\xC3\xB6"
    "ffentlicht",
    "ver\xC3\xB6"
    "ffentlichung",
    "erschienen",
    "erstellt am",
    "erstmals ver\xC3\xB6"
    "ffentlicht",
    "publi\xC3\xA9",
    "publi\xC3\xA9"
    "e",
    "mis en ligne",
    "paru le",
    "date de publication",
    "publicado",
    "publicada",
    "fecha de publicaci\xC3\xB3n",
    "data de publica\xC3\xA7\xC3\xA3o",
    "pubblicato",
    "pubblicata",
    "data di pubblicazione",
    "gepubliceerd",
    "geplaatst",
    "publicerad",
    "publisert",
    "udgivet",
    "julkaistu",
    "opublikowano",
    "data publikacji",
    "\xD0\xBE\xD0\xBF\xD1\x83\xD0\xB1\xD0\xBB\xD0\xB8\xD0\xBA\xD0\xBE\xD0\xB2\xD0\xB0\xD0\xBD\xD0"
    "\xBE",
    "\xD0\xB4\xD0\xB0\xD1\x82\xD0\xB0 "
    "\xD0\xBF\xD1\x83\xD0\xB1\xD0\xBB\xD0\xB8\xD0\xBA\xD0\xB0\xD1\x86\xD0\xB8\xD0\xB8",
    "\xD0\xBE\xD0\xBF\xD1\x83\xD0\xB1\xD0\xBB\xD1\x96\xD0\xBA\xD0\xBE\xD0\xB2\xD0\xB0\xD0\xBD\xD0"
    "\xBE",
    "\xD0\xB4\xD0\xB0\xD1\x82\xD0\xB0 "
    "\xD0\xBF\xD1\x83\xD0\xB1\xD0\xBB\xD1\x96\xD0\xBA\xD0\xB0\xD1\x86\xD1\x96\xD1\x97",
    "yay\xC4\xB1nlanma",
    "yay\xC4\xB1n tarihi",
    "publikov\xC3\xA1no",
    "\xE5\x8F\x91\xE5\xB8\x83\xE6\x97\xB6\xE9\x97\xB4",
    "\xE5\x8F\x91\xE5\xB8\x83\xE6\x97\xA5\xE6\x9C\x9F",
    "\xE7\x99\xBC\xE5\xB8\x83\xE6\x99\x82\xE9\x96\x93",
    "\xE7\x99\xBC\xE4\xBD\x88\xE6\x97\xA5\xE6\x9C\x9F",
    "\xE5\x8F\x91\xE8\xA1\xA8\xE6\x97\xB6\xE9\x97\xB4",
    "\xE5\x8F\x91\xE8\xA1\xA8\xE4\xBA\x8E",
    "\xE7\x99\xBC\xE8\xA1\xA8\xE6\x96\xBC",
    "\xE5\x8F\x91\xE5\xB8\x83\xE4\xBA\x8E",
    "\xE6\x97\xB6\xE9\x97\xB4\xEF\xBC\x9A",
    "\xE6\x97\xA5\xE6\x9C\x9F\xEF\xBC\x9A",
    "\xE5\x85\xAC\xE9\x96\x8B\xE6\x97\xA5",
    "\xE6\x8E\xB2\xE8\xBC\x89\xE6\x97\xA5",
    "\xE6\x8A\x95\xE7\xA8\xBF\xE6\x97\xA5",
    "\xE5\x85\xAC\xE9\x96\x8B\xEF\xBC\x9A",
    "\xE9\x85\x8D\xE4\xBF\xA1",
    "\xEB\x93\xB1\xEB\xA1\x9D",
    "\xEC\x9E\x85\xEB\xA0\xA5",
    "\xEA\xB2\x8C\xEC\x8B\x9C\xEC\x9D\xBC",
    "\xEC\x9E\x91\xEC\x84\xB1\xEC\x9D\xBC",
    "\xE0\xB9\x80\xE0\xB8\x9C\xE0\xB8\xA2\xE0\xB9\x81\xE0\xB8\x9E\xE0\xB8\xA3\xE0\xB9\x88",
    "\xD9\x86\xD8\xB4\xD8\xB1",
    "\xD8\xAA\xD8\xA7\xD8\xB1\xD9\x8A\xD8\xAE \xD8\xA7\xD9\x84\xD9\x86\xD8\xB4\xD8\xB1",
    "\xD8\xAA\xD8\xA7\xD8\xB1\xDB\x8C\xD8\xAE \xD8\xA7\xD9\x86\xD8\xAA\xD8\xB4\xD8\xA7\xD8\xB1",
    "\xD9\x85\xD9\x86\xD8\xAA\xD8\xB4\xD8\xB1 \xD8\xB4\xD8\xAF\xD9\x87",
    "\xD7\xA4\xD7\x95\xD7\xA8\xD7\xA1\xD7\x9D",
    "\xD0\x9E\xD0\xBF\xD1\x83\xD0\xB1\xD0\xBB\xD0\xB8\xD0\xBA\xD0\xBE\xD0\xB2\xD0\xB0\xD0\xBD\xD0"
    "\xBE",
    "\xD0\x94\xD0\xB0\xD1\x82\xD0\xB0 "
    "\xD0\xBF\xD1\x83\xD0\xB1\xD0\xBB\xD0\xB8\xD0\xBA\xD0\xB0\xD1\x86\xD0\xB8\xD0\xB8",
    "\xD0\x9E\xD0\xBF\xD1\x83\xD0\xB1\xD0\xBB\xD1\x96\xD0\xBA\xD0\xBE\xD0\xB2\xD0\xB0\xD0\xBD\xD0"
    "\xBE",
    "\xD0\x94\xD0\xB0\xD1\x82\xD0\xB0 "
    "\xD0\xBF\xD1\x83\xD0\xB1\xD0\xBB\xD1\x96\xD0\xBA\xD0\xB0\xD1\x86\xD1\x96\xD1\x97",
};

// What a line about another date begins with: since when a user is a member, deadlines.
constexpr std::array<std::string_view, 114> kOtherDates = {
    "sale ends",
    "ends ",
    "offer ",
    "valid ",
    "book by",
    "g\xC3\xBCltig",
    "founded",
    "join date",
    "joined",
    "join:",
    "date joined",
    "member since",
    "registered",
    "registration date",
    "user since",
    "last seen",
    "last active",
    "last visit",
    "last post",
    "last activity",
    "last reply",
    "registriert",
    "beigetreten",
    "mitglied seit",
    "dabei seit",
    "angemeldet",
    "anmeldedatum",
    "beitritt",
    "inscrit",
    "membre depuis",
    "inscription",
    "date d\xE2\x80\x99inscription",
    "date d'inscription",
    "miembro desde",
    "registrado",
    "se uni\xC3\xB3",
    "membro desde",
    "iscritto",
    "membro dal",
    "lid sinds",
    "geregistreerd",
    "reg.",
    "medlem siden",
    "medlem sedan",
    "do\xC5\x82\xC4\x85"
    "czy\xC5\x82",
    "\xD0\xB7\xD0\xB0\xD1\x80\xD0\xB5\xD0\xB3\xD0\xB8\xD1\x81\xD1\x82\xD1\x80\xD0\xB8\xD1\x80\xD0"
    "\xBE\xD0\xB2\xD0\xB0\xD0\xBD",
    "\xD1\x80\xD0\xB5\xD0\xB3\xD0\xB8\xD1\x81\xD1\x82\xD1\x80\xD0\xB0\xD1\x86\xD0\xB8\xD1\x8F",
    "\xD0\x97\xD0\xB0\xD1\x80\xD0\xB5\xD0\xB3\xD0\xB8\xD1\x81\xD1\x82\xD1\x80\xD0\xB8\xD1\x80\xD0"
    "\xBE\xD0\xB2\xD0\xB0\xD0\xBD",
    "\xD0\xA0\xD0\xB5\xD0\xB3\xD0\xB8\xD1\x81\xD1\x82\xD1\x80\xD0\xB0\xD1\x86\xD0\xB8\xD1\x8F",
    "\xE6\xB3\xA8\xE5\x86\x8C\xE6\x97\xB6\xE9\x97\xB4",
    "\xE6\xB3\xA8\xE5\x86\x8C\xE4\xBA\x8E",
    "\xE7\x99\xBB\xE9\x8C\xB2\xE6\x97\xA5",
    "\xEA\xB0\x80\xEC\x9E\x85\xEC\x9D\xBC",
    "birthday",
    "born",
    "expires",
    "deadline",
    "event date",
    "next review",
    "review date",
    "stand:",
    "application deadline",
    "applications close",
    "apply by",
    "closing date",
    "closes",
    "closing:",
    "submission deadline",
    "registration deadline",
    "due date",
    "bewerbungsfrist",
    "bewerbungsschluss",
    "bewerbung bis",
    "einsendeschluss",
    "anmeldeschluss",
    "meldeschluss",
    "abgabefrist",
    "abgabetermin",
    "annahmeschluss",
    "frist",
    "termin:",
    "termin ",
    "termine",
    "scadenza",
    "scade il",
    "date limite",
    "fecha l\xC3\xADmite",
    "fecha limite",
    "plazo",
    "data limite",
    "prazo",
    "inscri\xC3\xA7\xC3\xB5"
    "es at\xC3\xA9",
    "sista ans\xC3\xB6k",
    "sista dag",
    "ans\xC3\xB8gningsfrist",
    "s\xC3\xB8knadsfrist",
    "son ba\xC5\x9Fvuru",
    "termin sk\xC5\x82"
    "adania",
    "uz\xC3\xA1v\xC4\x9Brka",
    "\xD1\x81\xD1\x80\xD0\xBE\xD0\xBA ",
    "\xD0\xA1\xD1\x80\xD0\xBE\xD0\xBA ",
    "\xD0\xA1\xD1\x80\xD0\xBE\xD0\xBA:",
    "\xE7\xB7\xA0\xE5\x88\x87",
    "\xE7\xB7\xA0\xE3\x82\x81\xE5\x88\x87\xE3\x82\x8A",
    "\xE5\xBF\x9C\xE5\x8B\x9F\xE7\xB7\xA0\xE5\x88\x87",
    "\xE7\x94\xB3\xE8\xBE\xBC\xE7\xB7\xA0\xE5\x88\x87",
    "\xE9\x96\x8B\xE5\x82\xAC\xE6\x97\xA5",
    "\xE6\x88\xAA\xE6\xAD\xA2\xE6\x97\xA5\xE6\x9C\x9F",
    "\xE6\x88\xAA\xE6\xAD\xA2\xE6\x97\xB6\xE9\x97\xB4",
    "\xE6\x88\xAA\xE6\xAD\xA2\xE6\x99\x82\xE9\x96\x93",
    "\xE6\x88\x90\xE7\xAB\x8B\xE6\x97\xA5\xE6\x9C\x9F",
    "\xE6\x88\x90\xE7\xAB\x8B\xE6\x97\xB6\xE9\x97\xB4",
    "\xE6\x88\x90\xE7\xAB\x8B\xE6\x99\x82\xE9\x96\x93",
    "\xEB\xA7\x88\xEA\xB0\x90",
};

constexpr Beginnings kOfUpdateWords(kUpdateWords);
constexpr Beginnings kOfPublicationWords(kPublicationWords);
constexpr Beginnings kOfBeforeUpdate(kBeforeUpdate);
constexpr Beginnings kOfPublishLabels(kPublishLabels);
// "Date" in other languages, and what else stands before the page's own date.
constexpr std::array<std::string_view, 20> kDateLabels = {"date",
                                                          "datum",
                                                          "fecha",
                                                          "data",
                                                          "dato",
                                                          "am:",
                                                          "le ",
                                                          "du ",
                                                          "tarih",
                                                          "time",
                                                          "on ",
                                                          "created",
                                                          "started",
                                                          "erstellt",
                                                          "uhrzeit",
                                                          "stand",
                                                          "last ",
                                                          "\xD0\xB4\xD0\xB0\xD1\x82\xD0\xB0",
                                                          "\xD0\x94\xD0\xB0\xD1\x82\xD0\xB0",
                                                          "\xD8\xAA\xD8\xA7\xD8\xB1"};

constexpr std::array<std::string_view, 3> kCopyright = {"copyright", "\xC2\xA9", "(c)"};

constexpr Beginnings kOfOtherDates(kOtherDates);
constexpr Beginnings kOfCopyright(kCopyright);
constexpr Beginnings kOfDateLabels(kDateLabels);

// Where a word of the list begins in `text`, or npos.
template <std::size_t N>
std::size_t find_word(std::string_view text, const Beginnings<N>& words) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!words.find(text.substr(at)).empty()) return at;
  }
  return std::string_view::npos;
}

// True when nothing but date words stands between a label, whose rest is `text`, and the date:
// "Published by Example Ltd, registered 4 July 2006" has no date of publication. True without date.
bool leads_to_date(std::string_view text) {
  // Chosen: a weekday, an article and a preposition fit in.
  constexpr std::size_t kMaxBytes = 60;
  const std::size_t digit = std::min(first_digit(text), text.size());
  if (digit == text.size()) return true;
  if (digit > kMaxBytes) return false;
  // The month of "Published March 5, 2024" is a date word too.
  return are_date_words(text.substr(0, digit));
}

}  // namespace

std::size_t find_update(std::string_view text) { return find_word(text, kOfUpdateWords); }

bool says_update(std::string_view text) {
  return text.size() <= kMaxUpdateLineBytes && find_update(text) != std::string_view::npos;
}

std::size_t find_publication(std::string_view text) { return find_word(text, kOfPublicationWords); }

bool begins_with_update(std::string_view text) {
  if (!kOfUpdateWords.find(text).empty()) return true;
  const auto words = kOfBeforeUpdate.of(text);
  return std::any_of(words.begin(), words.end(), [text](std::string_view before) {
    return starts_with_ignore_case(text, before) &&
           !kOfUpdateWords.find(text.substr(before.size())).empty();
  });
}

bool begins_with_publication(std::string_view text) {
  const auto labels = kOfPublishLabels.of(text);
  return std::any_of(labels.begin(), labels.end(), [text](std::string_view label) {
    if (!starts_with_ignore_case(text, label)) return false;
    // "Posted" but not "Posters"; scripts without spaces have no such end.
    const std::size_t end = label.size();
    const bool whole =
        end == text.size() || !is_ascii_letter(text[end]) || !is_ascii_letter(label[end - 1]);
    // "Started by" a user, on 5 March 2024.
    return whole && (label.ends_with(" by") || leads_to_date(text.substr(end)));
  });
}

std::size_t publication_label_in(std::string_view text) {
  if (text.size() > kMaxUpdateLineBytes) return std::string_view::npos;
  for (std::size_t at = 0; at < text.size(); ++at) {
    // The first byte of an ideograph, a kana or a Hangul syllable.
    const auto lead = static_cast<unsigned char>(text[at]);
    if (lead < 0xE3 || lead > 0xED) continue;
    if (!kOfPublishLabels.find(text.substr(at)).empty()) return at;
  }
  return std::string_view::npos;
}

DatesOfLine dates_of_line(std::string_view text) {
  if (!says_update(text)) return {text, {}};
  const std::size_t update = find_update(text);
  const std::size_t publication = find_publication(text);
  const bool change_first = publication != std::string_view::npos && publication > update;
  const std::size_t cut = change_first ? publication : update;
  const std::string_view head = text.substr(0, cut);
  const std::string_view tail = text.substr(cut);
  if (find_date(head).empty()) return {{}, text};
  if (find_date(tail).empty()) {
    // "5 March 2024, updated 2 days ago"
    const bool relative = publication == std::string_view::npos && may_have_digit(tail);
    return relative ? DatesOfLine{head, {}} : DatesOfLine{{}, text};
  }
  return change_first ? DatesOfLine{tail, head} : DatesOfLine{head, tail};
}

bool is_date_label(std::string_view text) {
  return !kOfDateLabels.find(text).empty() || begins_with_publication(text) ||
         begins_with_update(text) || publication_label_in(text) != std::string_view::npos;
}

bool is_publication_label(std::string_view text) {
  constexpr std::size_t kMaxBytes = 60;
  constexpr std::ptrdiff_t kMaxSpaces = 3;
  return text.size() <= kMaxBytes && begins_with_publication(text) &&
         std::count(text.begin(), text.end(), ' ') <= kMaxSpaces;
}

bool is_copyright(std::string_view text) { return !kOfCopyright.find(text).empty(); }

bool is_other_date_label(std::string_view text) {
  return !kOfOtherDates.find(text).empty() || is_copyright(text);
}

bool is_update_label(std::string_view text) {
  constexpr std::ptrdiff_t kMaxSpaces = 2;
  if (!begins_with_update(text)) return false;
  if (std::count(text.begin(), text.end(), ' ') > kMaxSpaces) return false;
  // "Revised plan" is a headline.
  return !starts_with_ignore_case(text, "revised") || are_date_words(text.substr(7));
}

}  // namespace pith::internal
