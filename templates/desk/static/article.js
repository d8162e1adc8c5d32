// A figure's facts are put beside the text without the page being loaded anew.
(() => {
  if (!document.querySelector(".reading")) return;
  document.addEventListener("click", async (event) => {
    const link = event.target.closest(".reading a.figure");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    let answer;
    try {
      answer = await fetch(link.href, { headers: { accept: "text/html" }, redirect: "error" });
    } catch {
      location.assign(link.href);
      return;
    }
    const made = answer.ok && new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("fact");
    if (!made) { location.assign(link.href); return; }
    document.getElementById("fact").replaceWith(made);
    for (const each of document.querySelectorAll(".reading a.figure[aria-current]")) each.removeAttribute("aria-current");
    link.setAttribute("aria-current", "true");
    history.replaceState(null, "", link.href);
    made.focus();
  });
})();
