// Makes the search form a combobox: what is typed is asked of the service, and the answers stand below it.
// Without this script, or while the service does not answer, the form works as forms do.
"use strict";
{
  const PAUSE = 120; // milliseconds without a key before the service is asked
  const MOST = 8;

  const element = (name, attributes = {}, ...children) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  };

  const upgrade = (form) => {
    const input = form.querySelector("input[type=search]");
    const list = element("ul", { id: "q-options", class: "options", role: "listbox", "aria-label": "맞는 용어", hidden: "" });
    const told = element("p", { class: "unseen", role: "status" });
    let chosen = -1;
    let asked = 0;
    let timer = 0;

    const choose = (number) => {
      const options = [...list.children];
      chosen = options.length ? (number + options.length + 1) % (options.length + 1) : -1;
      if (chosen === options.length) chosen = -1;
      options.forEach((option, index) => option.setAttribute("aria-selected", String(index === chosen)));
      if (chosen < 0) input.removeAttribute("aria-activedescendant");
      else {
        input.setAttribute("aria-activedescendant", options[chosen].id);
        options[chosen].scrollIntoView({ block: "nearest" });
      }
    };

    const show = (open) => {
      list.hidden = !open;
      input.setAttribute("aria-expanded", String(open));
      if (!open) choose(-1);
    };

    const option = (term, number, { definition }) => {
      const name = term.abbreviation && term.abbreviation !== term.title ? [element("small", {}, term.abbreviation)] : [];
      const made = element(
        "li", { id: `q-option-${number}`, role: "option", "aria-selected": "false" },
        element("b", {}, term.title), ...name, element("span", {}, definition),
      );
      made.dataset.href = `/glossary/${encodeURIComponent(term.id)}`;
      return made;
    };

    const ask = async () => {
      const query = input.value.trim();
      const number = ++asked;
      if (!query) {
        list.replaceChildren();
        told.textContent = "";
        return show(false);
      }
      try {
        const answer = await fetch(`/v1/search?limit=${MOST}&q=${encodeURIComponent(query)}`);
        const { terms, entries, guess } = answer.ok ? await answer.json() : { terms: [] };
        if (number !== asked) return; // a later key has asked again
        list.replaceChildren(...terms.slice(0, MOST).map((term, at) => option(term, at, entries[term.id])));
        show(terms.length > 0);
        choose(-1);
        const many = list.children.length;
        told.textContent = !many ? "맞는 용어가 없습니다."
          : guess ? `맞는 용어가 없어 짐작한 용어 ${many}개. 위아래 화살표로 고릅니다.`
          : `맞는 용어 ${many}개. 위아래 화살표로 고릅니다.`;
        list.classList.toggle("guess", Boolean(guess));
      } catch {
        show(false); // the form is still there
      }
    };

    const close = () => {
      clearTimeout(timer);
      asked += 1; // an answer that is still on its way opens nothing any more
      show(false);
    };

    const keys = {
      ArrowDown: () => (list.hidden ? ask() : choose(chosen + 1)),
      ArrowUp: () => !list.hidden && choose(chosen < 0 ? list.children.length - 1 : chosen - 1),
      Enter: () => list.children[chosen] && location.assign(list.children[chosen].dataset.href),
      Escape: close,
    };

    for (const [name, value] of Object.entries({
      role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id,
    })) input.setAttribute(name, value);
    form.append(list, told);

    input.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(ask, PAUSE);
    });
    input.addEventListener("keydown", (event) => {
      if (event.isComposing || !(event.key in keys)) return; // the key still belongs to the syllable
      const handled = event.key === "Enter" ? chosen >= 0 : event.key !== "Escape" || !list.hidden;
      if (handled) event.preventDefault();
      keys[event.key]();
    });
    input.addEventListener("focus", () => show(list.children.length > 0 && input.value.trim() !== ""));
    input.addEventListener("blur", close);
    list.addEventListener("pointerdown", (event) => event.preventDefault()); // the focus stays in the field
    list.addEventListener("click", (event) => {
      const picked = event.target.closest("[role=option]");
      if (picked) location.assign(picked.dataset.href);
    });
  };

  document.querySelectorAll("form.search").forEach(upgrade);
}
