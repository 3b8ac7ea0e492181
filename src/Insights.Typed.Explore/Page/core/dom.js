// Elements from data. Text is always a text node, never markup.

const svgNamespace = "http://www.w3.org/2000/svg";

/** Creates an element. A property is an attribute; `class`, `text` and `on…` are what their names say; null and false are left out. */
export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) {
      continue;
    }

    if (name === "text") {
      element.textContent = value;
    } else if (name === "class") {
      element.className = value;
    } else if (name.startsWith("on")) {
      element.addEventListener(name.slice(2), value);
    } else {
      element.setAttribute(name, value === true ? "" : value);
    }
  }

  element.append(...children.flat().filter(child => child !== null && child !== undefined && child !== false));
  return element;
}

/** Replaces the content of an element. */
export function fill(element, ...children) {
  element.replaceChildren(...children.flat().filter(child => child !== null && child !== undefined && child !== false));
  return element;
}

const paths = {
  search: ["M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10Z", "M14 14l-3.4-3.4"],
  play: ["M4 2.5v11l9-5.5z"],
  table: ["M2 3h12v10H2zM2 6.5h12M6.5 6.5V13"],
  chart: ["M2 13.5h12M4 11V8M8 11V4M12 11V6"],
  copy: ["M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3"],
  check: ["M3 8.5l3.2 3.2L13 5"],
  clock: ["M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12Z", "M8 4.8V8l2.2 1.6"],
  pause: ["M5 3v10M11 3v10"],
  trash: ["M2.5 4h11M6 4V2.5h4V4M4 4l.7 9.5h6.6L12 4"],
  warning: ["M8 2l6.4 11.5H1.6z", "M8 6.2v3.4M8 11.6v.1"],
  error: ["M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12Z", "M8 5v3.6M8 11v.1"],
  info: ["M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12Z", "M8 7.4V11M8 5v.1"],
  up: ["M4 9.5L8 5.5l4 4"],
  down: ["M4 6.5l4 4 4-4"],
  back: ["M9.5 4l-4 4 4 4"],
  save: ["M8 2v8M4.8 7L8 10.2 11.2 7M2.5 13.5h11"],
  stop: ["M4 4h8v8H4z"],
  sun: ["M8 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6Z", "M8 1.5v1M8 13.5v1M1.5 8h1M13.5 8h1M3.4 3.4l.7.7M11.9 11.9l.7.7M3.4 12.6l.7-.7M11.9 4.1l.7-.7"],
  moon: ["M13 9.6A5.5 5.5 0 0 1 6.4 3 5.5 5.5 0 1 0 13 9.6Z"],
  system: ["M2 3h12v8H2zM6 13.5h4"],
  expand: ["M9.5 2.5h4v4M13.5 2.5L9 7M6.5 13.5h-4v-4M2.5 13.5L7 9"],
  refresh: ["M13 8a5 5 0 1 1-1.5-3.6M13 2v3h-3"],
  report: ["M3.5 2h9v12h-9zM6 5.5h4M6 8h4M6 10.5h2"],
};

/** Creates an icon that assistive technology ignores. */
export function icon(name, size = 16) {
  const svg = document.createElementNS(svgNamespace, "svg");
  const attributes = {
    viewBox: "0 0 16 16", width: size, height: size, fill: "none", stroke: "currentColor",
    "stroke-width": 1.5, "stroke-linecap": "round", "stroke-linejoin": "round", "aria-hidden": "true",
  };
  for (const [attribute, value] of Object.entries(attributes)) {
    svg.setAttribute(attribute, value);
  }

  for (const shape of paths[name]) {
    const path = document.createElementNS(svgNamespace, "path");
    path.setAttribute("d", shape);
    svg.append(path);
  }

  return svg;
}

/** Creates a button. */
export function button(text, { icon: iconName, kind = "", label, onclick, ...attributes } = {}) {
  return h("button", { type: "button", class: `button ${kind}`.trim(), "aria-label": label, onclick, ...attributes }, iconName && icon(iconName), text && h("span", { text }));
}

/** Announces a change to assistive technology. */
export function announce(text) {
  document.getElementById("announcer").textContent = text;
}
