// Saves the rows of a result as a file.
import { request } from "../core/api.js";
import { announce, button, h } from "../core/dom.js";

/** Creates the buttons that save, one for each format of the server. */
export function createSaveButtons(run, formats, onError) {
  async function save(format) {
    try {
      const { address, fileName } = await request(`/api/runs/${encodeURIComponent(run.id)}/files`, { method: "POST", body: { format } });
      const link = h("a", { href: address, download: fileName, hidden: true });
      document.body.append(link);
      link.click();
      link.remove();
      announce(`${fileName} is being saved.`);
    } catch (error) {
      onError(error);
    }
  }

  return h("div", { class: "save", role: "group", "aria-label": "Save the rows" }, h("span", { class: "small muted", text: "Save as" }),
    formats.map(({ format, text }) => button(text, { kind: "compact", label: `Save as ${text}`, onclick: () => save(format) })));
}
