// What makes the desk smoother; every page works without it.
"use strict";
// What takes its time says so ([data-busy]) once its button is pressed, and is not sent twice.
document.addEventListener("submit", (event) => {
  const line = event.target.dataset.busy;
  if (!line || event.defaultPrevented) return;
  setTimeout(() => { // not before the form is read
    for (const each of document.querySelectorAll("form[data-busy] button")) each.disabled = true;
    if (event.submitter) event.submitter.textContent = line;
    document.getElementById("busy").textContent = line;
  });
});
addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
