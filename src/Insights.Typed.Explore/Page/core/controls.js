// Controls that several views use.
import { announce, button, fill, h, icon } from "./dom.js";

/** Creates a row of tabs. `onSelect` is called with the key of the new one. */
export function createTabs(label, tabs, onSelect, panel) {
  const element = h("div", { class: "segments", role: "tablist", "aria-label": label });
  const buttons = new Map();
  let selected = tabs[0][0];

  function select(key, notify = true) {
    selected = key;
    for (const [other, tab] of buttons) {
      tab.setAttribute("aria-selected", String(other === key));
      tab.tabIndex = other === key ? 0 : -1;
    }

    if (notify) {
      onSelect(key);
    }
  }

  for (const [key, text] of tabs) {
    buttons.set(key, h("button", { type: "button", role: "tab", id: `tab-${key}`, "aria-controls": panel, text, onclick: () => select(key) }));
  }

  element.append(...buttons.values());
  element.addEventListener("keydown", event => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step) {
      const keys = [...buttons.keys()];
      const current = keys.findIndex(key => buttons.get(key).tabIndex === 0);
      const next = keys[(current + step + keys.length) % keys.length];
      select(next);
      buttons.get(next).focus();
    }
  });

  select(tabs[0][0], false);
  return { element, select, selected: () => selected };
}

/** Creates a button that copies what `getText` returns. */
export function createCopyButton(text, label, getText) {
  const copy = button(text, { icon: "copy", kind: "compact", label, onclick: async () => {
    try {
      await navigator.clipboard.writeText(getText());
      show("check", "Copied");
    } catch {
      show("error", "The browser refused");
    }

    announce(copy.textContent);
    clearTimeout(copy.timer);
    copy.timer = setTimeout(() => show("copy", text), 1600);
  } });

  const show = (name, words) => fill(copy, icon(name), h("span", { text: words }));
  return copy;
}

/** Creates a message about an error, with a way to try again. */
export function createErrorNotice(error, retry) {
  return h("div", { class: "notice bad", role: "alert" }, icon("error"),
    h("div", {}, h("p", { text: error.message }), retry && button("Try again", { kind: "compact", icon: "refresh", onclick: retry })));
}

/** Creates what an empty area shows: what is missing, and what to do. */
export function createEmpty(iconName, title, text, ...actions) {
  return h("div", { class: "empty" }, icon(iconName, 32), h("h2", { text: title }), h("p", { text }), actions.length > 0 && h("div", { class: "buttons" }, actions));
}

export function createLoading(text) {
  return h("div", { class: "empty", role: "status" }, h("span", { class: "spinner" }), h("p", { text }));
}

/** Shows a dialog with a form. `submit` is called with the form, and may throw the error that the dialog shows. */
export function openDialog({ title, content, action, kind = "primary", submit }) {
  const message = h("div", { role: "alert" });
  const confirm = h("button", { class: `button ${kind}`, type: "submit" }, h("span", { text: action }));
  const form = h("form", { method: "dialog" },
    h("h2", { id: "dialog-title", text: title }), content, message,
    h("div", { class: "buttons" }, button("Cancel", { onclick: () => dialog.close() }), confirm));
  const dialog = h("dialog", { "aria-labelledby": "dialog-title" }, form);

  form.addEventListener("submit", async event => {
    event.preventDefault();
    confirm.disabled = true;
    message.replaceChildren();
    try {
      await submit(form);
      dialog.close();
    } catch (error) {
      fill(message, createErrorNotice(error));
    } finally {
      confirm.disabled = false;
    }
  });

  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}
