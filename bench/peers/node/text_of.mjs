// The text of an element with line breaks where blocks begin and end: textContent would run the
// last word of a paragraph into the first of the next.
const BLOCKS = new Set(
  ("address article aside blockquote br caption dd details div dl dt figcaption figure footer form " +
    "h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table td th tr ul").split(" "),
);
const HIDDEN = new Set(["script", "style", "template", "noscript"]);
const ELEMENT = 1;
const TEXT = 3;

export function textOf(root) {
  const parts = [];
  let node = root;
  while (node) {
    const name = node.nodeType === ELEMENT ? node.localName : "";
    if (node.nodeType === TEXT) parts.push(node.data);
    if (BLOCKS.has(name)) parts.push("\n");
    if (node.firstChild && !HIDDEN.has(name)) {
      node = node.firstChild;
      continue;
    }
    while (node !== root && !node.nextSibling) {
      node = node.parentNode;
      if (BLOCKS.has(node.localName)) parts.push("\n");
    }
    node = node === root ? null : node.nextSibling;
  }
  return parts.join("");
}
