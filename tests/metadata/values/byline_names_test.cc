#include "metadata/values/byline_names.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace pith::internal {
namespace {

std::string joined(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : "; ") + name;
  return out;
}

struct Case {
  std::string text, names;
};

TEST(SplitNames, Table) {
  const std::vector<Case> cases = {
      {"Jane Doe", "Jane Doe"},
      {"  By   Jane\n Doe ", "Jane Doe"},
      {"BY JANE DOE", "JANE DOE"},
      {"Written by: Jane Doe", "Jane Doe"},
      {"Von Max Muster", "Max Muster"},
      {"Autor: Max Muster", "Max Muster"},
      {"View all posts by Jane Doe", "Jane Doe"},
      {"Jane Doe and John Roe", "Jane Doe; John Roe"},
      {"Jane Doe, John Roe & Ann Lee", "Jane Doe; John Roe; Ann Lee"},
      {"Max Muster und Erika Beispiel", "Max Muster; Erika Beispiel"},
      {"Ana Gil y Luis Paz", "Ana Gil; Luis Paz"},
      {"Ortega y Gasset", "Ortega y Gasset"},
      {"Jane Doe, Contributing Writer, and John Roe, Senior Editor", "Jane Doe; John Roe"},
      {"Jana Hrub\xC3\xA1 a Petr Mal\xC3\xBD", "Jana Hrub\xC3\xA1; Petr Mal\xC3\xBD"},
      {"Posting to a REST API", "Posting"},
      {"Zofia Kos i Jan Lis", "Zofia Kos; Jan Lis"},
      {"Josep Puig i Cadafalch", "Josep Puig i Cadafalch"},
      {"Elif Kara ve Cem Ak", "Elif Kara; Cem Ak"},
      {"Aino Salo ja Eero Laine", "Aino Salo; Eero Laine"},
      {"Kov\xC3\xA1"
       "cs Eszter \xC3\xA9s Nagy B\xC3\xA9la",
       "Kov\xC3\xA1"
       "cs Eszter; Nagy B\xC3\xA9la"},
      {"Ioana Pop \xC8\x99i Radu Stan", "Ioana Pop; Radu Stan"},
      {"Dewi Sari dan Budi Hadi", "Dewi Sari; Budi Hadi"},
      {"Nguy\xE1\xBB\x85n Th\xE1\xBB\x8B Lan v\xC3\xA0 Tr\xE1\xBA\xA7n V\xC4\x83n Minh",
       "Nguy\xE1\xBB\x85n Th\xE1\xBB\x8B Lan; Tr\xE1\xBA\xA7n V\xC4\x83n Minh"},
      {"\xCE\x95\xCE\xBB\xCE\xAD\xCE\xBD\xCE\xB7 \xCE\x92\xCE\xBB\xCE\xAC\xCF\x87\xCE\xBF\xCF\x85 "
       "\xCE\xBA\xCE\xB1\xCE\xB9 \xCE\x9D\xCE\xAF\xCE\xBA\xCE\xBF\xCF\x82 "
       "\xCE\x94\xCE\xAE\xCE\xBC\xCE\xBF\xCF\x85",
       "\xCE\x95\xCE\xBB\xCE\xAD\xCE\xBD\xCE\xB7 \xCE\x92\xCE\xBB\xCE\xAC\xCF\x87\xCE\xBF\xCF\x85; "
       "\xCE\x9D\xCE\xAF\xCE\xBA\xCE\xBF\xCF\x82 \xCE\x94\xCE\xAE\xCE\xBC\xCE\xBF\xCF\x85"},
      {"\xD0\x9E\xD0\xBA\xD1\x81\xD0\xB0\xD0\xBD\xD0\xB0 "
       "\xD0\x93\xD1\x80\xD0\xB8\xD1\x86\xD0\xB5\xD0\xBD\xD0\xBA\xD0\xBE \xD1\x82\xD0\xB0 "
       "\xD0\xA2\xD0\xB0\xD1\x80\xD0\xB0\xD1\x81 "
       "\xD0\x9C\xD0\xB5\xD0\xBB\xD1\x8C\xD0\xBD\xD0\xB8\xD0\xBA",
       "\xD0\x9E\xD0\xBA\xD1\x81\xD0\xB0\xD0\xBD\xD0\xB0 "
       "\xD0\x93\xD1\x80\xD0\xB8\xD1\x86\xD0\xB5\xD0\xBD\xD0\xBA\xD0\xBE; "
       "\xD0\xA2\xD0\xB0\xD1\x80\xD0\xB0\xD1\x81 "
       "\xD0\x9C\xD0\xB5\xD0\xBB\xD1\x8C\xD0\xBD\xD0\xB8\xD0\xBA"},
      {"\xD8\xB3\xD8\xA7\xD9\x85\xD9\x8A \xD8\xA7\xD9\x84\xD8\xB9\xD9\x84\xD9\x8A "
       "\xD9\x88\xD9\x84\xD9\x8A\xD9\x84\xD9\x89 \xD8\xAD\xD8\xAF\xD8\xA7\xD8\xAF",
       "\xD8\xB3\xD8\xA7\xD9\x85\xD9\x8A \xD8\xA7\xD9\x84\xD8\xB9\xD9\x84\xD9\x8A; "
       "\xD9\x84\xD9\x8A\xD9\x84\xD9\x89 \xD8\xAD\xD8\xAF\xD8\xA7\xD8\xAF"},
      {"\xD9\x85\xD8\xAD\xD9\x85\xD8\xAF \xD8\xA3\xD8\xAD\xD9\x85\xD8\xAF "
       "\xD9\x88\xD9\x84\xD9\x8A\xD8\xAF \xD8\xAD\xD8\xB3\xD9\x86",
       "\xD9\x85\xD8\xAD\xD9\x85\xD8\xAF \xD8\xA3\xD8\xAD\xD9\x85\xD8\xAF "
       "\xD9\x88\xD9\x84\xD9\x8A\xD8\xAF \xD8\xAD\xD8\xB3\xD9\x86"},
      {"\xD7\x93\xD7\xA0\xD7\x94 \xD7\x9C\xD7\x95\xD7\x99 \xD7\x95\xD7\x99\xD7\x95\xD7\xA1\xD7\x99 "
       "\xD7\x9B\xD7\x94\xD7\x9F",
       "\xD7\x93\xD7\xA0\xD7\x94 \xD7\x9C\xD7\x95\xD7\x99; \xD7\x99\xD7\x95\xD7\xA1\xD7\x99 "
       "\xD7\x9B\xD7\x94\xD7\x9F"},
      {"Jane Doe, Staff Writer", "Jane Doe"},
      {"(Reporting by Jane Doe in Oslo; Editing by John Roe)", "Jane Doe"},
      {"Jane Doe, Staff Writer", "Jane Doe"},
      {"Reporting by The Example Standard.", "The Example Standard"},
      {"dpa/Jane Doe", "dpa; Jane Doe"},
      {"Jane Doe (Text) und John Roe (Fotos)", "Jane Doe"},
      {"Kari Lie og Ola Bakke Publisert 4. oktober 2023", "Kari Lie; Ola Bakke"},
      {"\xE5\xB1\xB1\xE7\x94\xB0\xE8\x8A\xB1\xE5\xAD\x90\xE8\xA8\x98\xE8\x80\x85",
       "\xE5\xB1\xB1\xE7\x94\xB0\xE8\x8A\xB1\xE5\xAD\x90"},
      {"\xEF\xBC\x88\xE5\xB1\xB1\xE7\x94\xB0\xE8\x8A\xB1\xE5\xAD\x90\xEF\xBC\x89",
       "\xE5\xB1\xB1\xE7\x94\xB0\xE8\x8A\xB1\xE5\xAD\x90"},
      {"jane@example.org (Jane Doe)", "Jane Doe"},
      {"\xD9\x83\xD8\xAA\xD8\xA8- \xD8\xB3\xD8\xA7\xD9\x85\xD9\x8A "
       "\xD8\xA7\xD9\x84\xD8\xB9\xD9\x84\xD9\x8A",
       "\xD8\xB3\xD8\xA7\xD9\x85\xD9\x8A \xD8\xA7\xD9\x84\xD8\xB9\xD9\x84\xD9\x8A"},
      {"Van onze verslaggever Sanne de Wit", "Sanne de Wit"},
      {"\xE3\x80\x90\xE5\xB1\xB1\xE7\x94\xB0\xE8\x8A\xB1\xE5\xAD\x90\xE3\x80\x91",
       "\xE5\xB1\xB1\xE7\x94\xB0\xE8\x8A\xB1\xE5\xAD\x90"},
      {"Propos recueillis par \xC3\x89lodie Noir", "\xC3\x89lodie Noir"},
      {"Oprac. Zofia Kos", "Zofia Kos"},
      {"Dal nostro inviato Luca Neri", "Luca Neri"},
      {"\xCE\xA4\xCE\xBF\xCF\x85 \xCE\x9D\xCE\xAF\xCE\xBA\xCE\xBF\xCF\x85 "
       "\xCE\x94\xCE\xAE\xCE\xBC\xCE\xBF\xCF\x85",
       "\xCE\x9D\xCE\xAF\xCE\xBA\xCE\xBF\xCF\x85 \xCE\x94\xCE\xAE\xCE\xBC\xCE\xBF\xCF\x85"},
      {"\xCE\xA4\xCE\xB7\xCF\x82 \xCE\x95\xCE\xBB\xCE\xAD\xCE\xBD\xCE\xB7\xCF\x82 "
       "\xCE\x92\xCE\xBB\xCE\xAC\xCF\x87\xCE\xBF\xCF\x85",
       "\xCE\x95\xCE\xBB\xCE\xAD\xCE\xBD\xCE\xB7\xCF\x82 "
       "\xCE\x92\xCE\xBB\xCE\xAC\xCF\x87\xCE\xBF\xCF\x85"},
      {"\xE5\x8F\x96\xE6\x9D\x90\xE3\x83\xBB\xE6\x96\x87\xEF\xBC\x8F\xE5\xB1\xB1\xE7\x94\xB0\xE8"
       "\x8A\xB1\xE5\xAD\x90",
       "\xE5\xB1\xB1\xE7\x94\xB0\xE8\x8A\xB1\xE5\xAD\x90"},
      {"Max Muster, Berlin und Erika Beispiel, Wien", "Max Muster; Erika Beispiel"},
      {"jane, ninja_42", "jane; ninja_42"},
      {"Ana Gil e Rui Paz, da Reda\xC3\xA7\xC3\xA3o", "Ana Gil; Rui Paz"},
      {"JANE DOE of the Daily Example Standard", "JANE DOE"},
      {"Royal Society of the Arts", "Royal Society of the Arts"},
      {"Text: Jane Doe Photos: John Roe", "Jane Doe"},
      {"Foto: John Roe Text: Jane Doe", "Jane Doe"},
      {"Texto: Jane Doe. Fotos: John Roe", "Jane Doe"},
      {"Teksti: Aino Salo Kuvat: Eero Laine", "Aino Salo"},
      {"\xD0\xA2\xD0\xB5\xD0\xBA\xD1\x81\xD1\x82: \xD0\x90\xD0\xBD\xD0\xBD\xD0\xB0 "
       "\xD0\x9B\xD0\xB5\xD0\xB1\xD0\xB5\xD0\xB4\xD0\xB5\xD0\xB2\xD0\xB0, "
       "\xD0\xA4\xD0\xBE\xD1\x82\xD0\xBE: \xD0\x9F\xD1\x91\xD1\x82\xD1\x80 "
       "\xD0\x93\xD1\x80\xD0\xBE\xD0\xBC\xD0\xBE\xD0\xB2",
       "\xD0\x90\xD0\xBD\xD0\xBD\xD0\xB0 "
       "\xD0\x9B\xD0\xB5\xD0\xB1\xD0\xB5\xD0\xB4\xD0\xB5\xD0\xB2\xD0\xB0"},
      {"AFP | By Jane Doe", "Jane Doe"},
      {"Medically reviewed by John Roe, MD \xE2\x80\x94 By Jane Doe \xE2\x80\x94 Updated on 6 "
       "October",
       "Jane Doe"},
      {"Jane Doe, MRCGP", "Jane Doe"},
      {"Jane Doe/AFP", "Jane Doe"},
      {"Head of River Traffic", ""},
      {"No Author", ""},
      {"Par Jean Le Brand | 3 mai 2024", "Jean Le Brand"},
      {"Dec. 19, 2025 - Jane Doe", "Jane Doe"},
      {"Jane Doe Senior Editor", "Jane Doe"},
      {"Jane Doe, Ph.D.", "Jane Doe"},
      {"Jane Doe, USA Today", "Jane Doe"},
      {"Jane Doe | March 5, 2024", "Jane Doe"},
      {"Jane Doe March 5, 2024", "Jane Doe"},
      {"Jane Doe \xE2\x80\xA2 5 min read", "Jane Doe"},
      {"Jane Doe Updated 5 minutes ago", "Jane Doe"},
      {"Jane Doe for The Daily", "Jane Doe"},
      {"Jane Doe (@janedoe)", "Jane Doe"},
      {"Jane Doe jane@example.org", "Jane Doe"},
      {"Jane Doe https://example.org/jane", "Jane Doe"},
      {"Vincent van der Berg", "Vincent van der Berg"},
      {"ninja_42", "ninja_42"},
      {"AuthorJane Doe", "Jane Doe"},
      {"Written byJane Doe", "Jane Doe"},
      {"Autor jane", "jane"},
      {"Recipe by Jane Doe", "Jane Doe"},
      {"Interview: Jane Doe", "Jane Doe"},
      {"\xE7\xBC\x96\xE8\xBE\x91\xEF\xBC\x9A\xE7\x84\xA6\xE9\xB9\x8F", "\xE7\x84\xA6\xE9\xB9\x8F"},
      {"Jane DoeFounder", "Jane Doe"},
      {"Jane DoeDec. 22, 2023", "Jane Doe"},
      {"Jane DeMar", "Jane DeMar"},
      {"Jane McDonald", "Jane McDonald"},
      {"Jane Doe, LD, CFP\xC2\xAE", "Jane Doe"},
      {"Jane Doe, Follow us, Old Town", "Jane Doe"},
      {"\xE7\x84\xA6\xE9\xB9\x8F", "\xE7\x84\xA6\xE9\xB9\x8F"}};
  for (const Case& c : cases) EXPECT_EQ(joined(split_names(c.text)), c.names) << c.text;
}

TEST(SplitNames, NotNames) {
  for (const char* text :
       {"",
        "admin",
        "Unbekannter Autor",
        "Auteur inconnu",
        "Autore sconosciuto",
        "\xD0\xA0\xD0\xB5\xD0\xB4\xD0\xB0\xD0\xBA\xD1\x86\xD0\xB8\xD1\x8F",
        "\xD0\x90\xD0\xB4\xD0\xBC\xD0\xB8\xD0\xBD\xD0\xB8\xD1\x81\xD1\x82\xD1\x80\xD0\xB0\xD1\x82"
        "\xD0\xBE\xD1\x80",
        "\xE7\xAE\xA1\xE7\x90\x86\xE5\x91\x98",
        "\xE5\x8C\xBF\xE5\x90\x8D\xE7\x94\xA8\xE6\x88\xB7",
        "%author%",
        "${author}",
        "[object Object]",
        "Top Stories",
        "Obserwuj",
        "F\xC3\xB6lj",
        "\xD0\x9F\xD0\xBE\xD0\xB4\xD0\xBF\xD0\xB8\xD1\x81\xD0\xB0\xD1\x82\xD1\x8C\xD1\x81\xD1\x8F",
        "\xE3\x83\x95\xE3\x82\xA9\xE3\x83\xAD\xE3\x83\xBC\xE3\x81\x99\xE3\x82\x8B",
        "\xEA\xB5\xAC\xEB\x8F\x85",
        "\xD9\x85\xD8\xAA\xD8\xA7\xD8\xA8\xD8\xB9\xD8\xA9",
        "\xE7\x8E\x8B\xE5\xBB\xBA\xE5\x9B\xBD \xE5\x8C\x97\xE4\xBA\xAC\xE6\x8A\xA5\xE9\x81\x93",
        "By",
        "Written by",
        "March 5, 2024",
        "2024-03-05",
        "5 Comments",
        "Monday",
        "https://example.org/jane",
        "jane@example.org",
        "@janedoe",
        "Follow",
        "View profile",
        "Medically reviewed by Jane Doe",
        "Photos by Jane Doe",
        "Image: Getty",
        "Email address",
        "Follow us",
        "Facebook0",
        "Facebook company",
        "Compartir en Facebook",
        "Joined, Likes, Old Town",
        "Profil bearbeiten, Abmelden",
        "PhD",
        "MS",
        "CFP\xC2\xAE",
        "\xE5\x8A\xA0\xE5\x85\xB3\xE6\xB3\xA8",
        "Why does this always happen to me and my friends?",
        "12:30",
        ", The Daily Example"}) {
    EXPECT_EQ(joined(split_names(text)), "") << text;
  }
  EXPECT_EQ(joined(split_names(std::string(5000, 'x'))), "");
}

TEST(ShownNames, Table) {
  struct Shown {
    std::string text;
    bool prose = false;
    std::string names;
  };
  const std::vector<Shown> cases = {
      {"By The Numbers", true, ""},
      {"By Popular Demand", true, ""},
      {"Por Favor", true, ""},
      {"Par Exemple", true, ""},
      {"\xD9\x83\xD8\xAA\xD8\xA8 \xD8\xA7\xD9\x84\xD9\x85\xD8\xAC\xD9\x84\xD8\xB3 \xD9\x81\xD9\x8A "
       "\xD8\xA8\xD9\x8A\xD8\xA7\xD9\x86",
       true,
       "\xD9\x83\xD8\xAA\xD8\xA8 \xD8\xA7\xD9\x84\xD9\x85\xD8\xAC\xD9\x84\xD8\xB3 \xD9\x81\xD9\x8A "
       "\xD8\xA8\xD9\x8A\xD8\xA7\xD9\x86"},
      {"\xD9\x83\xD8\xAA\xD8\xA8: \xD9\x85\xD8\xAD\xD9\x85\xD8\xAF \xD8\xB9\xD9\x84\xD9\x8A", true,
       "\xD9\x85\xD8\xAD\xD9\x85\xD8\xAF \xD8\xB9\xD9\x84\xD9\x8A"},
      {"Jane Doe, John Roe, Ann Lee and Max Muster", false,
       "Jane Doe; John Roe; Ann Lee; Max Muster"},
      {"By Experts come, Learn, Jane Doe, Politics and Education", false, ""},
      {"minimalist, packing cubes, Organic cotton", false, ""},
      {"\xC5\xBAr\xC3\xB3"
       "d\xC5\x82o strony",
       false, ""},
      {"\xC5\xB9r\xC3\xB3"
       "d Doe",
       false,
       "\xC5\xB9r\xC3\xB3"
       "d Doe"},
      {"van der Berg", false, "van der Berg"},
      {"al-Amin Doe", false, "al-Amin Doe"},
      {"d'Arcy Doe", false, "d'Arcy Doe"},
      {"janedoe", false, "janedoe"},
      {"by enrolling", true, ""},
      {"by using this, you agree", true, ""},
      {"7,135", false, ""}};
  for (const Shown& c : cases) EXPECT_EQ(joined(shown_names(c.text, c.prose)), c.names) << c.text;
}

TEST(SplitNamesInverted, LastNameFirst) {
  const std::vector<Case> cases = {{"Doe, Jane", "Jane Doe"},
                                   {"van der Berg, Jan", "Jan van der Berg"},
                                   {"Jane Doe", "Jane Doe"},
                                   {"Jane Doe, John Roe", "Jane Doe; John Roe"},
                                   {"Doe, Jane; Roe, John B.", "Jane Doe; John B. Roe"},
                                   {"Jane Doe, PhD", "Jane Doe"}};
  for (const Case& c : cases) EXPECT_EQ(joined(split_names_inverted(c.text)), c.names) << c.text;
}

TEST(BylineLabel, ATextThatIsOneAlone) {
  for (const char* label : {"By", "by:", "Written by", "AUTHOR", "Autorin:", "Auteurs", "von"}) {
    EXPECT_TRUE(is_byline_label(label)) << label;
  }
  for (const char* other : {"", ":", "By Jane", "bye", "Share by", "Authority"}) {
    EXPECT_FALSE(is_byline_label(other)) << other;
  }
}

TEST(BylineOpening, Length) {
  EXPECT_EQ(byline_opening("By Jane"), 3U);
  EXPECT_EQ(byline_opening("Byzantine art"), 0U);
  EXPECT_EQ(byline_opening("By "), 0U);
}

TEST(NamesOfOtherWork, Table) {
  using Names = std::vector<std::string>;
  EXPECT_EQ(names_of_other_work("Reviewed by: Jane Doe, MD"), Names({"Jane Doe"}));
  EXPECT_EQ(names_of_other_work("Medically reviewed by Jane Doe"), Names({"Jane Doe"}));
  EXPECT_EQ(names_of_other_work("Written by Jane Doe"), Names());
  EXPECT_EQ(names_of_other_work(""), Names());
}

TEST(SplitNames, OrganizationsAndDomains) {
  using Names = std::vector<std::string>;
  EXPECT_EQ(split_names("Center for River Research and Training"), Names()) << "not \"Center\"";
  EXPECT_EQ(split_names("Our Editors"), Names({"Our Editors"}));
  EXPECT_EQ(split_names("Example.com"), Names({"Example.com"}));
  EXPECT_EQ(split_names("www.example.com"), Names());
  EXPECT_EQ(split_names("Recipe by"), Names());
}

TEST(SplitNames, MonthsThatAreNames) {
  const std::vector<Case> cases = {{"By June Lee, 12 March 2024", "June Lee"},
                                   {"By April Jones", "April Jones"},
                                   {"By May Smith, 3 May 2024", "May Smith"},
                                   {"By August Wilson", "August Wilson"},
                                   {"June Lee | March 12, 2024", "June Lee"},
                                   {"April Jones March 5, 2024", "April Jones"},
                                   {"Anna Marta 5 2024", "Anna Marta"},
                                   {"Von Mai Nguyen, 3. Mai 2024", "Mai Nguyen"},
                                   {"Par Avril Noir, 3 mai 2024", "Avril Noir"},
                                   {"Por Julio Paz, 3 de mayo de 2024", "Julio Paz"},
                                   {"Maja Kos, 3. maja 2024", "Maja Kos"},
                                   {"Eyl\xC3\xBCl Kaya, 3 May\xC4\xB1s 2024", "Eyl\xC3\xBCl Kaya"},
                                   {"Jane LeeMay Roe", "Jane LeeMay Roe"},
                                   {"May 5, 2024 - Jane Doe", "Jane Doe"}};
  for (const Case& c : cases) {
    EXPECT_EQ(joined(split_names(c.text)), c.names) << c.text;
    EXPECT_EQ(joined(shown_names(c.text, true)), c.names) << c.text;
  }
}

TEST(SplitNames, SingleWordBehindAFullName) {
  const std::vector<Case> cases = {{"Jane Doe, Banksy", "Jane Doe; Banksy"},
                                   {"Jane Doe, London", "Jane Doe"},
                                   {"Jane Doe, Banksy, Sports", "Jane Doe; Banksy"},
                                   {"Jane Doe, K\xC3\xB6ln", "Jane Doe"}};
  for (const Case& c : cases) EXPECT_EQ(joined(split_names(c.text)), c.names) << c.text;
  // A line that the page shows has the place or the desk there, known or not.
  EXPECT_EQ(joined(shown_names("By Jane Doe, Oldtown", true)), "Jane Doe");
}

TEST(AreInvertedNames, Table) {
  for (const char* value : {"Doe, Jane", "Doe, Jane; Roe, John B.", "Noir, \xC3\x89lodie"}) {
    EXPECT_TRUE(are_inverted_names(value)) << value;
  }
  for (const char* value :
       {"Jane Doe", "Jane Doe, John Roe", "Doe, Jane, Roe", "doe, jane", "Jane Doe; John Roe"}) {
    EXPECT_FALSE(are_inverted_names(value)) << value;
  }
}

TEST(SplitNames, OneWhoWroteAndTookThePictures) {
  const std::vector<Case> cases = {{"Story and photos by Jane Doe", "Jane Doe"},
                                   {"Text and photos by Jane Doe", "Jane Doe"},
                                   {"Text und Fotos: Max Muster", "Max Muster"},
                                   {"Texto y fotos: Ana Gil", "Ana Gil"},
                                   {"De notre correspondant Jean Noir", "Jean Noir"},
                                   {"Photos by Jane Doe", ""}};
  for (const Case& c : cases) EXPECT_EQ(joined(split_names(c.text)), c.names) << c.text;
}

}  // namespace
}  // namespace pith::internal
