// The table of a dataset's columns or metrics.
import { h } from "../core/dom.js";
import { markTerms } from "./search.js";

/** Creates a table with a box for each member, ticked for the chosen names; `onChoose` is called with a name and whether it is chosen. */
export function createMemberTable({ title, members, queries, changes, terms, focus, chosen, onChoose }) {
  const hasUses = members.some(member => member.uses.length > 0);
  return h("section", { class: "members" },
    h("h2", {}, h("span", { text: title }), h("span", { class: "muted", text: ` ${members.length}` })),
    h("table", { class: "member-table", "aria-label": title },
      h("thead", {}, h("tr", {},
        h("th", { scope: "col", class: "box" }, h("span", { class: "visually-hidden", text: "In the query" })),
        h("th", { scope: "col", text: "Name" }), h("th", { scope: "col", text: "Type" }), h("th", { scope: "col", text: "Description" }),
        hasUses && h("th", { scope: "col", text: "Used by" }))),
      h("tbody", {}, members.map(member => createRow(member)))));

  function createRow(member) {
    const change = changes.find(({ name }) => name === member.name);
    const id = `choose-${member.name}`;
    return h("tr", { class: member.name === focus && "found", "data-name": member.name },
      h("td", { class: "box" }, h("input", { type: "checkbox", id, checked: chosen.has(member.name), onchange: event => onChoose(member.name, event.target.checked) })),
      h("th", { scope: "row" }, h("label", { for: id, class: "member-name" }, markTerms(member.name, terms)),
        member.identifier !== member.name && h("code", { class: "small muted", text: ` x.${member.identifier}` }),
        change && h("span", { class: `pill ${change.severity === "breaking" ? "bad" : "warning"}`, text: "differs" })),
      h("td", { class: "type" }, h("span", { class: "type-name" }, markTerms(member.type, terms)),
        member.canBeMissing && h("span", { class: "small muted", text: " or missing" }),
        member.values && h("span", { class: "small muted", text: ` ${member.values.join(" or ")}` })),
      h("td", { class: "description" }, markTerms(member.description ?? "", terms)),
      hasUses && h("td", { class: "uses" }, member.uses.length > 0 && createUses(member.uses)));
  }

  function createUses(uses) {
    return h("details", {}, h("summary", { text: uses.length === 1 ? "1 query" : `${uses.length} queries` }),
      h("ul", { class: "small" }, uses.map(use => {
        const query = queries[use.query];
        return h("li", {}, h("code", { text: `${query.file}(${query.line})` }), h("span", { text: ` ${use.use}` }));
      })));
  }
}
