// @mozilla/readability on the DOM of linkedom, the fast one.
import { Readability } from "@mozilla/readability";
import { parseHTML } from "linkedom";

import { decoded, pageLoop, versions } from "./page_loop.mjs";
import { textOf } from "./text_of.mjs";

function extract(page, options) {
  const { document } = parseHTML(decoded(page.bytes));
  return new Readability(document, options).parse()?.content;
}

await pageLoop(
  versions("@mozilla/readability", "linkedom"),
  (page) => {
    const content = extract(page, { serializer: (element) => element });
    return content ? textOf(content) : "";
  },
  extract,
);
