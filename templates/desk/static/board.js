// The board is fetched anew whenever the desk says that something changed; without events it stands as it is.
(() => {
  const first = document.querySelector("[data-events]");
  if (!first || !window.EventSource) return;
  let asked = false;
  let looking = false;
  const listen = new EventSource(first.dataset.events);
  listen.addEventListener("change", look);
  listen.addEventListener("open", look); // what changed before somebody listened
  document.addEventListener("visibilitychange", () => { if (asked) look(); });
  document.addEventListener("focusout", () => { if (asked) setTimeout(look); });

  // One look at a time: of two at once the older answer might come last.
  async function look() {
    asked = true;
    if (looking) return;
    looking = true;
    while (asked && !document.hidden && !typing()) {
      asked = false;
      await renew();
    }
    looking = false;
  }

  function typing() {
    const board = document.querySelector("[data-events]");
    const busy = board.contains(document.activeElement) && document.activeElement.matches("input, textarea");
    return busy || [...board.querySelectorAll("input[name=reason]")].some((each) => each.value);
  }

  async function renew() {
    let made;
    try {
      const answer = await fetch(location.href, { headers: { accept: "text/html" }, redirect: "error" });
      if (!answer.ok) return;
      made = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-events]");
    } catch {
      return;
    }
    const old = document.querySelector("[data-events]");
    if (!made || made.isEqualNode(old)) return;
    if (typing()) { // begun meanwhile: it is looked at when that is over
      asked = true;
      return;
    }
    const focused = old.contains(document.activeElement) ? document.activeElement : null;
    const label = focused && (focused.getAttribute("aria-label") || focused.getAttribute("href"));
    old.replaceWith(made);
    if (!label) return;
    const again = [...made.querySelectorAll("a, button")]
      .find((each) => (each.getAttribute("aria-label") || each.getAttribute("href")) === label);
    if (again) again.focus();
  }
})();
