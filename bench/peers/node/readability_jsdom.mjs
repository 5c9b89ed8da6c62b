// @mozilla/readability on the DOM of jsdom, which its manual recommends.
import { Readability } from "@mozilla/readability";
import { JSDOM, VirtualConsole } from "jsdom";

import { decoded, pageLoop, versions } from "./page_loop.mjs";
import { textOf } from "./text_of.mjs";

const virtualConsole = new VirtualConsole(); // where nobody listens

function extract(page, options, finish) {
  const dom = new JSDOM(decoded(page.bytes), { url: page.url || undefined, virtualConsole });
  try {
    const article = new Readability(dom.window.document, options).parse();
    return article ? finish(article.content) : "";
  } finally {
    dom.window.close();
  }
}

await pageLoop(
  versions("@mozilla/readability", "jsdom"),
  (page) => extract(page, { serializer: (element) => element }, textOf),
  (page) => extract(page, {}, (html) => html),
);
