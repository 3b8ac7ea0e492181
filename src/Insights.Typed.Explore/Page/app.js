// Starts the page: the token, the session, the views and the address that selects one.
import { access, adoptTokenFromAddress, request } from "./core/api.js";
import { createErrorNotice, createLoading } from "./core/controls.js";
import { fill, h } from "./core/dom.js";
import { createThemeSwitch } from "./core/theme.js";
import { createCatalogView } from "./catalog/view.js";
import { createQueryView } from "./query/view.js";
import { createReportsView } from "./reports/view.js";

const main = document.getElementById("main");
const titles = { catalog: "Catalog", query: "Query", reports: "Reports" };

createThemeSwitch(document.getElementById("theme"));
document.getElementById("skip").addEventListener("click", event => {
  event.preventDefault();
  main.focus();
});

let isLost = false;
access.onLost = message => {
  isLost = true;
  document.title = "Insights explore";
  fill(main, h("section", { class: "stopped card" },
    h("h1", { text: "This address has no access" }),
    h("p", { text: message }),
    h("p", { class: "muted", text: "Each start of the command prints a new address, with a token that only it accepts:" }),
    h("pre", { text: "insights explore" })));
};
access.onRenewed = () => isLost && location.reload();

adoptTokenFromAddress();
addEventListener("hashchange", () => {
  if (adoptTokenFromAddress()) {
    location.reload();
  }
});

await start();

async function start() {
  fill(main, createLoading("Loading the catalog…"));
  try {
    const [session, catalog] = await Promise.all([request("/api/session"), request("/api/catalog")]);
    showService(session.service);
    showViews({ session, catalog });
  } catch (error) {
    if (!isLost) {
      fill(main, h("div", { class: "view" }, createErrorNotice(error, start)));
    }
  }
}

function showService(service) {
  const element = document.getElementById("service");
  element.hidden = false;
  element.title = service.address;
  fill(element, h("span", { text: service.account ?? service.address }));
}

function showViews(context) {
  // Shown at once, not after the event: a view that is hidden cannot scroll to its result.
  function showQuery() {
    location.hash = "#/query";
    showView();
  }

  context.openQuery = (text, isPreviewed) => {
    showQuery();
    views.query.open(text, isPreviewed);
  };

  context.openRun = run => {
    showQuery();
    views.query.openRun(run);
  };

  const views = { catalog: createCatalogView(context), query: createQueryView(context), reports: createReportsView(context) };
  fill(main, Object.values(views).map(view => view.element));

  function showView() {
    const [name, ...rest] = location.hash.replace(/^#\/?/, "").split("/");
    const shown = Object.hasOwn(views, name) ? name : "catalog";
    for (const [key, view] of Object.entries(views)) {
      view.element.hidden = key !== shown;
    }

    for (const link of document.querySelectorAll("[data-view]")) {
      if (link.dataset.view === shown) {
        link.setAttribute("aria-current", "page");
      } else {
        link.removeAttribute("aria-current");
      }
    }

    document.title = `${titles[shown]} · Insights explore`;
    views[shown].show(rest.map(decodeURIComponent));
  }

  addEventListener("hashchange", showView);
  showView();
}
