#include "metadata/values/places.h"

#include "metadata/values/name_words.h"
#include "metadata/values/names.h"

namespace pith::internal {
namespace {

// Cities, countries and states, without those that are common given names or surnames ("Florence",
// "Sydney", "Georgia").
constexpr WordList kPlaces(
    " london paris berlin madrid rome roma moscow moskau moscou mosca vienna wien vienne viena "
    "brussels bruxelles brussel br\xC3\xBCssel bruselas amsterdam rotterdam utrecht hague "
    "lisbon lisboa lissabon porto dublin belfast edinburgh glasgow cardiff manchester "
    "liverpool birmingham leeds bristol oxford cambridge oslo bergen stockholm g\xC3\xB6teborg "
    "gothenburg malm\xC3\xB6 uppsala copenhagen k\xC3\xB8"
    "benhavn kopenhagen aarhus "
    "helsinki helsingfors tampere turku reykjavik reykjav\xC3\xADk tallinn riga vilnius warsaw "
    "warszawa warschau krak\xC3\xB3w krakow gda\xC5\x84sk wroc\xC5\x82"
    "aw pozna\xC5\x84 "
    "\xC5\x82\xC3\xB3"
    "d\xC5\xBA prague praha prag brno bratislava budapest bucharest "
    "bucure\xC8\x99ti bukarest belgrade beograd belgrad zagreb ljubljana sarajevo skopje "
    "tirana athens athen atene thessaloniki istanbul ankara izmir kyiv kiev kiew kharkiv odesa "
    "odessa lviv minsk chisinau tbilisi yerevan baku hamburg munich m\xC3\xBCnchen cologne "
    "k\xC3\xB6ln frankfurt stuttgart d\xC3\xBCsseldorf dortmund leipzig dresden hannover "
    "n\xC3\xBCrnberg nuremberg bremen bonn mannheim karlsruhe wiesbaden mainz kassel potsdam "
    "erfurt magdeburg rostock kiel l\xC3\xBC"
    "beck freiburg heidelberg augsburg "
    "regensburg zurich z\xC3\xBCrich geneva gen\xC3\xA8ve genf basel bern lausanne luzern "
    "salzburg graz linz innsbruck lyon marseille toulouse bordeaux nantes lille strasbourg "
    "stra\xC3\x9F"
    "burg rennes montpellier grenoble milan milano mailand turin torino "
    "naples napoli firenze bologna venice venezia genova palermo barcelona valencia sevilla "
    "seville bilbao zaragoza m\xC3\xA1laga washington chicago boston denver seattle "
    "philadelphia atlanta detroit miami minneapolis pittsburgh baltimore sacramento portland "
    "nashville milwaukee honolulu toronto montreal montr\xC3\xA9"
    "al ottawa vancouver "
    "calgary edmonton winnipeg havana caracas bogot\xC3\xA1 bogota medell\xC3\xADn quito "
    "santiago bras\xC3\xADlia brasilia montevideo asunci\xC3\xB3n tokyo osaka kyoto seoul "
    "busan pyongyang beijing peking p\xC3\xA9kin pequim shanghai shenzhen guangzhou taipei "
    "singapore jakarta bandung surabaya bangkok hanoi manila mumbai delhi bengaluru bangalore "
    "chennai kolkata hyderabad pune ahmedabad lucknow karachi lahore islamabad dhaka colombo "
    "kathmandu kabul tehran teheran baghdad bagdad beirut beyrouth damascus damaskus jerusalem "
    "amman riyadh doha dubai cairo kairo tripoli tunis algiers alger algier rabat casablanca "
    "khartoum nairobi kampala lagos abuja accra dakar kinshasa johannesburg harare lusaka "
    "windhoek melbourne brisbane adelaide canberra auckland wellington christchurch germany "
    "deutschland allemagne alemania france frankreich frankrig spain espa\xC3\xB1"
    "a "
    "spanien italy italia italien portugal austria \xC3\xB6sterreich switzerland schweiz "
    "suisse svizzera belgium belgique belgien netherlands nederland niederlande denmark "
    "danmark d\xC3\xA4nemark sweden sverige schweden norway norge norwegen finland suomi "
    "finnland iceland ireland england scotland wales britain poland polska polen hungary "
    "ungarn romania bulgaria greece griechenland turkey t\xC3\xBCrkiye t\xC3\xBCrkei ukraine "
    "russia russland russie rusia belarus serbia croatia slovenia slovakia estonia latvia "
    "lithuania luxembourg malta cyprus israel lebanon syria iraq iran afghanistan pakistan "
    "indien inde indonesia malaysia thailand vietnam philippines taiwan japan korea mongolia "
    "nepal bangladesh egypt \xC3\xA4gypten libya tunisia tunisie algeria alg\xC3\xA9rie "
    "morocco maroc sudan ethiopia kenya uganda tanzania rwanda nigeria ghana senegal cameroon "
    "angola mozambique zambia zimbabwe namibia botswana canada kanada mexico m\xC3\xA9xico "
    "mexiko brazil brasil brasilien argentina colombia venezuela ecuador peru per\xC3\xBA "
    "bolivia paraguay uruguay cuba haiti jamaica panama panam\xC3\xA1 guatemala honduras "
    "nicaragua australia australien alabama alaska arizona arkansas california colorado "
    "connecticut delaware hawaii idaho illinois iowa kansas kentucky louisiana maine maryland "
    "massachusetts michigan minnesota mississippi missouri nebraska nevada ohio oklahoma "
    "oregon pennsylvania tennessee texas utah vermont wisconsin wyoming ontario quebec "
    "qu\xC3\xA9"
    "bec manitoba queensland \xD0\xBC\xD0\xBE\xD1\x81\xD0\xBA\xD0\xB2\xD0\xB0 "
    "\xD0\xBC\xD0\xBE\xD1\x81\xD0\xBA\xD0\xB2\xD1\x8B \xD0\xBA\xD0\xB8\xD0\xB5\xD0\xB2 "
    "\xD0\xBA\xD0\xB8\xD1\x97\xD0\xB2 \xD0\xBC\xD0\xB8\xD0\xBD\xD1\x81\xD0\xBA "
    "\xD0\xBF\xD0\xB0\xD1\x80\xD0\xB8\xD0\xB6 \xD0\xB1\xD0\xB5\xD1\x80\xD0\xBB\xD0\xB8\xD0\xBD "
    "\xD0\xBB\xD0\xBE\xD0\xBD\xD0\xB4\xD0\xBE\xD0\xBD \xD1\x81\xD0\xBE\xD1\x84\xD0\xB8\xD1\x8F "
    "\xD0\xB1\xD0\xB5\xD0\xBB\xD0\xB3\xD1\x80\xD0\xB0\xD0\xB4 "
    "\xD1\x80\xD0\xBE\xD1\x81\xD1\x81\xD0\xB8\xD1\x8F "
    "\xD1\x83\xD0\xBA\xD1\x80\xD0\xB0\xD0\xB8\xD0\xBD\xD0\xB0 "
    "\xCE\xB1\xCE\xB8\xCE\xAE\xCE\xBD\xCE\xB1 "
    "\xCE\xB8\xCE\xB5\xCF\x83\xCF\x83\xCE\xB1\xCE\xBB\xCE\xBF\xCE\xBD\xCE\xAF\xCE\xBA\xCE\xB7 "
    "\xCE\xBB\xCE\xB5\xCF\x85\xCE\xBA\xCF\x89\xCF\x83\xCE\xAF\xCE\xB1 ");

// Desks and sections of newspapers.
constexpr WordList kDesks(
    " politics politik politique pol\xC3\xADtica politica polityka sports sport sportredaktion "
    "deportes esportes opinion business economy econom\xC3\xAD"
    "a wirtschaft finance "
    "kultur culture cultura kultura feuilleton technology technik science wissen wissenschaft "
    "health gesundheit travel reise world local lokales regional panorama entertainment "
    "lifestyle education environment ");

}  // namespace

bool is_known_place(std::string_view word) {
  const std::string lower = bare(word);
  return kPlaces.has(lower) || kDesks.has(lower);
}

}  // namespace pith::internal
