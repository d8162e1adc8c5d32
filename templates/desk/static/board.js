// The board is fetched anew whenever the desk says that something changed; without events it stands as it is.
(() => {
  const board = document.querySelector("[data-events]");
  if (!board || !window.EventSource) return;
  let asked = false;
  const listen = new EventSource(board.dataset.events);
  listen.addEventListener("change", look);
  document.addEventListener("visibilitychange", () => { if (asked && !document.hidden) look(); });

  async function look() {
    const old = document.querySelector("[data-events]");
    const busy = old.contains(document.activeElement) && document.activeElement.matches("input, textarea");
    const typed = [...old.querySelectorAll("input[name=reason]")].some((each) => each.value);
    asked = true;
    if (document.hidden || busy || typed) return;
    asked = false;
    let answer;
    try {
      answer = await fetch(location.href, { headers: { accept: "text/html" }, redirect: "error" });
    } catch {
      return;
    }
    if (!answer.ok) return;
    const made = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-events]");
    if (!made) return;
    const id = document.activeElement && old.contains(document.activeElement) ? document.activeElement : null;
    const label = id && (id.getAttribute("aria-label") || id.getAttribute("href"));
    old.replaceWith(made);
    if (!label) return;
    const again = [...made.querySelectorAll("a, button")]
      .find((each) => (each.getAttribute("aria-label") || each.getAttribute("href")) === label);
    if (again) again.focus();
  }
})();
