// defuddle's build for Node on the DOM of linkedom; it gives markup, which is parsed once more.
import { Defuddle } from "defuddle/node";
import { parseHTML } from "linkedom";

import { decoded, pageLoop, versions } from "./page_loop.mjs";
import { textOf } from "./text_of.mjs";

async function extract(page, options) {
  const { document } = parseHTML(decoded(page.bytes));
  // useAsync would ask other sites for pages that have no text.
  return (await Defuddle(document, page.url, { useAsync: false, ...options })).content;
}

await pageLoop(
  versions("defuddle", "linkedom"),
  async (page) => {
    const content = await extract(page);
    return textOf(parseHTML(`<html><body>${content}</body></html>`).document.body);
  },
  (page) => extract(page, { markdown: true }),
);
