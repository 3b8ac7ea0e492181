// The switch between the system's theme, light and dark.
import { fill, h, icon } from "./dom.js";

const key = "insights-explore-theme";
const themes = [["system", "System"], ["light", "Light"], ["dark", "Dark"]];
const icons = { system: "system", light: "sun", dark: "moon" };
const dark = matchMedia("(prefers-color-scheme: dark)");
const listeners = new Set();

/** Calls `listener` after each change of the colors. */
export function onThemeChange(listener) {
  listeners.add(listener);
}

dark.addEventListener("change", () => listeners.forEach(listener => listener()));

export function createThemeSwitch(element) {
  function show(theme) {
    const text = themes.find(([name]) => name === theme)[1];
    element.setAttribute("aria-label", `Theme: ${text}`);
    element.title = `Theme: ${text}`;
    fill(element, icon(icons[theme]), h("span", { class: "visually-hidden", text }));
  }

  function choose(theme) {
    if (theme === "system") {
      localStorage.removeItem(key);
      delete document.documentElement.dataset.theme;
    } else {
      localStorage.setItem(key, theme);
      document.documentElement.dataset.theme = theme;
    }

    show(theme);
    listeners.forEach(listener => listener());
  }

  const current = () => document.documentElement.dataset.theme ?? "system";
  element.addEventListener("click", () => choose(themes[(themes.findIndex(([name]) => name === current()) + 1) % themes.length][0]));
  show(current());
}

/** Returns a color of the theme, for a canvas. */
export function getColor(name) {
  const probe = h("span", { hidden: true });
  probe.style.color = `var(${name})`;
  document.body.append(probe);
  const color = getComputedStyle(probe).color;
  probe.remove();
  return color;
}
