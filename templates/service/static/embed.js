// Tooltips for the terms of an article, in any page of a CMS:
//
//     <script src="https://.../embed.js" data-target="article" defer></script>
//
// Finds the terms in the text of what data-target selects, by asking the service that this script came from.
// Marks that are there already (dfn.newsgen-term) get their tooltip too. Silent where the service is down.
// It is served without indentation and without comments that have a line to themselves.
(() => {
  "use strict";
  const page = document;
  const script = page.currentScript;
  if (!script || self.newsgenEmbed) return;
  self.newsgenEmbed = 1;

  // What has no frame of its own when displayed (script, style ...) need not be named.
  const CLOSED =
    "a,button,h1,h2,h3,h4,h5,h6,th,code,pre,kbd,samp,var,dfn,abbr,select,textarea,svg,[contenteditable]";
  const STYLE = `:where(.newsgen-term){font-style:inherit;cursor:help}
    :where(.newsgen-term[role]){text-decoration:underline dotted;text-underline-offset:.25em}
    .newsgen-tip.newsgen-tip{all:initial;display:none;position:fixed;z-index:999999;box-sizing:border-box;max-width:min(22em,100vw - 16px);max-height:95vh;overflow:auto;padding:10px 14px;border:1px solid #888;border-radius:6px;background:#1d1d1f;color:#fff;font:15px/1.6 system-ui,sans-serif;word-break:keep-all;overflow-wrap:anywhere}
    .newsgen-tip b{all:unset;display:block;font-weight:700}`;

  // A problem is JSON too, but without what is looked for in it: that throws, and nothing is done.
  const ask = async (path, options) => (await fetch(new URL(path, script.src), options)).json();
  const silent = () => {};

  const make = (name, fields) => Object.assign(page.createElement(name), fields);
  const hear = (where, what, react) => where.addEventListener(what, react);

  const fingers = (e) => e.pointerType === "touch";

  // The one tooltip that is shown, as the function that shows and hides it.
  let open = silent;
  let timer;
  let tips = 0;
  const show = (next) => {
    clearTimeout(timer);
    if (open !== next) open(false);
    open = next;
    open(true);
  };
  const hide = () => show(silent);

  const flat = (text, as) => text.replace(/\s/g, as);

  const tip = (mark, { title, definition }) => {
    const link = mark.querySelector("a[href]");
    const on = link || mark;
    const id = "newsgen-tip-" + ++tips;
    const box = make("span", { className: "newsgen-tip", role: "tooltip", lang: "ko", id });
    // The words that it answers for, with the house form where they are another name of it.
    const words = mark.textContent;
    const textContent = flat(words, "").includes(flat(title, "")) ? words : `${words}(${title})`;
    box.append(make("b", { textContent }), definition);
    // Within the page's main landmark, but in nothing that could clip it.
    (page.querySelector("main") || page.body).append(box);
    mark.removeAttribute("title");
    on.setAttribute("aria-describedby", id);
    if (!link) {
      mark.tabIndex = 0;
      mark.role = "button";
    }

    // Above the words, or below where there is no room; never beyond the edges of the window.
    const own = (shown) => {
      box.style.display = shown ? "block" : "none";
      const { top, bottom } = on.getBoundingClientRect();
      const above = top - box.offsetHeight - 6;
      const { max, min } = Math;
      box.style.top = max(8, above < 8 ? min(bottom + 6, innerHeight - box.offsetHeight - 8) : above) + "px";
      const across = page.documentElement.clientWidth - box.offsetWidth - 8;
      box.style.left = max(8, min(on.getClientRects()[0].left, across)) + "px";
    };
    // Time to bring the pointer from the words to the tooltip.
    const leave = () => {
      clearTimeout(timer);
      timer = setTimeout(() => open === own && page.activeElement !== on && hide(), 250);
    };

    let touch, shown;
    const turn = (e) => {
      e.preventDefault();
      show(shown ? silent : own);
    };
    for (const each of [on, box]) {
      hear(each, "pointerenter", (e) => fingers(e) || show(own));
      hear(each, "pointerleave", (e) => fingers(e) || leave());
      hear(each, "pointerdown", (e) => {
        e.newsgen = 1;
        touch = fingers(e);
        shown = open === own;
      });
    }
    hear(on, "focus", () => show(own));
    hear(on, "blur", leave);
    // The first tap explains, the second follows the link.
    hear(on, "click", (e) => touch && !(shown && link) && turn(e));
    hear(on, "keydown", (e) => {
      touch = 0;
      shown = open === own;
      if (!link && /^( |Enter)$/.test(e.key)) turn(e);
    });
  };

  // Every UTF-16 unit stays one character, so that the service's offsets are the page's.
  const clean = (text) => flat(text.replace(/[\ud800-\udfff]/g, "\ufffd"), " ");

  const annotate = async (root) => {
    const seen = new Set();
    const nodes = [];
    let text = "";
    const read = (node, free) => {
      if (node.nodeType === 3) {
        nodes.push({ node, free, at: text.length });
        text += clean(node.data);
      }
      if (node.nodeType !== 1) return;
      const { display } = getComputedStyle(node);
      if (display === "none") return;
      seen.add(node.dataset?.term);
      const edge = /^(inline|contents|ruby)/.test(node.tagName === "BR" || display) ? "" : "\n";
      text += edge;
      for (const child of node.childNodes) read(child, free && !node.matches(CLOSED));
      text += edge;
    };
    read(root, true);

    // Sent as plain text: a browser need not ask beforehand whether it may.
    const { terms, entries } = await ask("v1/annotate", { method: "POST", body: text });
    for (const { id, start, end } of terms) {
      const place = nodes.find(({ node, free, at }) => free && at <= start && end <= at + node.length);
      if (!place || seen.has(id) || !entries[id].mark) continue;
      seen.add(id);
      const { node, at } = place;
      // The page may have changed meanwhile.
      if (clean(node.data).slice(start - at, end - at) !== text.slice(start, end)) continue;
      const mark = make("dfn", { className: "newsgen-term" });
      mark.dataset.term = id;
      const words = node.splitText(start - at);
      nodes.push({ node: words.splitText(end - start), free: 1, at: end });
      words.replaceWith(mark);
      mark.append(words);
      tip(mark, entries[id]);
    }
  };

  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  page.adoptedStyleSheets.push(sheet);
  hear(page, "keydown", (e) => e.key === "Escape" && hide());
  hear(page, "pointerdown", (e) => e.newsgen || hide());
  hear(window, "scroll", () => open(true));
  hear(window, "resize", hide);

  for (const mark of page.querySelectorAll("dfn.newsgen-term[data-term]")) {
    if (mark.title) tip(mark, { title: mark.textContent, definition: mark.title });
    else ask("v1/terms/" + mark.dataset.term).then(({ tooltip }) => tip(mark, tooltip)).catch(silent);
  }
  // Where nothing is selected, an element that no page has.
  for (const root of page.querySelectorAll(script.dataset.target || "_")) annotate(root).catch(silent);
})();
