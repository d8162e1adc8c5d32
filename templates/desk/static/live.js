// A piece of a page that changes by itself ([data-live]) is fetched anew until it says that it is done.
"use strict";
for (const piece of document.querySelectorAll("[data-live]")) follow(piece);

async function follow(piece) {
  const line = document.getElementById("live-line");
  while (piece.dataset.live) {
    await new Promise((done) => setTimeout(done, piece.dataset.pause));
    if (document.hidden || piece.contains(document.activeElement)) continue;
    let answer;
    try {
      answer = await fetch(piece.dataset.live, { headers: { accept: "text/html" }, redirect: "error" });
    } catch {
      continue; // the desk is being started again, or the login is over: the page still stands
    }
    if (!answer.ok) continue;
    const made = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector(".piece");
    if (!made) return;
    piece.replaceWith(made);
    piece = made;
    if (line && line.textContent !== piece.dataset.line) line.textContent = piece.dataset.line;
  }
}
