// @mozilla/readability on the DOM of linkedom, the fast one.
import { Readability } from "@mozilla/readability";
import { parseHTML } from "linkedom";

import { decoded, pageLoop, versions } from "./page_loop.mjs";
import { textOf } from "./text_of.mjs";

await pageLoop(versions("@mozilla/readability", "linkedom"), (page) => {
  const { document } = parseHTML(decoded(page.bytes));
  const article = new Readability(document, { serializer: (element) => element }).parse();
  return article ? textOf(article.content) : "";
});
