// Words in place: the text of a block with its figures as pieces that are moved or taken out whole, never typed
// into. The field that is sent holds the same text; what is typed is kept by the desk as it is typed.
{
  const text = (node) =>
    node.nodeType === Node.TEXT_NODE ? node.data
    : node.nodeName === "BR" ? "\n"
    : [...node.childNodes].map(text).join("") + (/^(DIV|P)$/.test(node.nodeName) ? "\n" : "");
  const index = (node) => [...node.parentNode.childNodes].indexOf(node);
  const whole = (box) => [...box.childNodes].map(text).join("").replace(/\n+$/, "");

  for (const box of document.querySelectorAll("[data-pieces]")) {
    const field = document.getElementById(box.dataset.pieces);
    if (!field || "note" in field.dataset) continue;
    box.contentEditable = "true";
    box.setAttribute("role", "textbox");
    box.setAttribute("aria-multiline", "true");
    box.setAttribute("aria-labelledby", field.id.replace("t", "l"));
    if (field.hasAttribute("aria-invalid")) {
      box.setAttribute("aria-invalid", "true");
      box.setAttribute("aria-describedby", field.getAttribute("aria-describedby"));
    }
    for (const figure of box.querySelectorAll(".figure")) {
      figure.contentEditable = "false";
      figure.tabIndex = -1;
      figure.draggable = false;
    }
    box.addEventListener("click", (event) => { // a figure is taken whole, to be typed over or taken out
      const figure = event.target.closest(".figure");
      if (!figure || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      box.focus();
      getSelection().setBaseAndExtent(box, index(figure), box, index(figure) + 1);
    });
    field.hidden = true;
    box.addEventListener("input", () => {
      field.value = whole(box);
      field.dispatchEvent(new Event("input", { bubbles: true }));
    });
    box.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault();
      document.execCommand("insertLineBreak");
    });
    box.addEventListener("paste", (event) => {
      event.preventDefault();
      document.execCommand("insertText", false, event.clipboardData.getData("text/plain"));
    });
    box.addEventListener("drop", (event) => event.preventDefault());
    document.querySelector(`label[for="${field.id}"]`)?.addEventListener("click", () => box.focus());
  }

  for (const form of document.querySelectorAll("form[data-keep]")) {
    const told = form.querySelector("[data-kept]");
    let wait = 0;
    let unkept = false; // typed, and nowhere but on this page
    const keep = async () => {
      try {
        const answer = await fetch(form.dataset.keep, {
          method: "POST",
          body: new URLSearchParams(new FormData(form)),
          headers: { accept: "application/json" },
        });
        unkept &&= !answer.ok;
        if (told) told.textContent = answer.ok
          ? `적은 글을 ${(await answer.json()).saved}에 맡아 두었습니다.`
          : "적은 글을 맡아 두지 못했습니다. 저장하거나 옮겨 두십시오.";
      } catch {
        if (told) told.textContent = "데스크에 닿지 않습니다. 글은 이 화면에 있습니다.";
      }
    };
    form.addEventListener("input", () => {
      unkept = true;
      clearTimeout(wait);
      wait = setTimeout(keep, 800);
    });
    form.addEventListener("submit", () => {
      unkept = false;
      clearTimeout(wait);
    });
    addEventListener("beforeunload", (event) => {
      if (unkept) event.preventDefault();
    });
  }
}
