// What Streamlit's pages cannot do by themselves. No other file of ours names the marks of its markup.
"use strict";
{
  const PATIENCE = 3000; // ms without a page, before the visitor is told what else there is
  const PHONE = 768; // px: up to here Streamlit's menu lies over the page
  const all = (selector) => [...document.querySelectorAll(selector)];
  const running = () => document.querySelector("[data-test-script-state=running]");

  // Otherwise Streamlit looks for its server below the address of each page first, and logs two errors.
  window.__streamlit = { BACKEND_BASE_URL: location.origin + "/" };

  // One step in history for one click: what the server adds to the address afterwards belongs to the same step.
  const push = history.pushState.bind(history);
  let stepped = false;
  history.pushState = (...step) => {
    if (stepped) return history.replaceState(...step);
    stepped = true;
    return push(...step);
  };
  const starts = (event) => { if (event.isTrusted) stepped = false; }; // a fold that we open is no click of a reader
  for (const input of ["pointerdown", "keydown", "click"]) addEventListener(input, starts, true);
  addEventListener("popstate", () => { stepped = true; }, true);

  // The line of what is shown is told by screen readers: a status whose node stays from run to run.
  const status = () => {
    const line = document.querySelector(".st-key-shown:not([role])");
    if (line) line.setAttribute("role", "status");
  };

  // What scrolls by itself does so by the keyboard too, and has a name.
  const scrolling = () => all("[class*=st-key-long-]:not([tabindex])").forEach((one) => {
    one.tabIndex = 0;
    one.setAttribute("role", "group");
    one.setAttribute("aria-label", "Scrolls: more than has room");
  });

  // The menu of a phone closes after a choice, also after one that leads to a place on the same page.
  const close = (event) => {
    const chosen = event.target.closest && event.target.closest("[data-testid=stSidebar] a");
    if (!chosen || innerWidth > PHONE) return;
    setTimeout(() => {
      const button = document.querySelector("[data-testid=stSidebarCollapseButton] button");
      if (button) button.click();
    }, 50);
  };

  // The search: "/" and Ctrl-K lead to its box; its results lie over the page and open without a reload.
  const box = () => document.querySelector(".st-key-search input");
  const found = () => document.querySelector(".st-key-found");
  let shut = false; // by Escape, a choice or a click beside it, until something is typed
  let entered = ""; // the text on which Enter was pressed before its results were there
  const lay = () => {
    const input = box(), list = found(), open = Boolean(list) && !shut;
    const told = { role: "combobox", "aria-controls": "results", "aria-autocomplete": "list", "aria-expanded": open };
    if (input) for (const name in told) input.setAttribute(name, told[name]);
    if (!input || !list) return;
    list.popover = "manual";
    list.togglePopover(open);
    const at = input.parentElement.getBoundingClientRect(), width = Math.min(Math.max(at.width, 560), innerWidth - 16);
    const left = Math.max(8, Math.min(at.left, innerWidth - width - 8)), top = at.bottom + 4;
    Object.assign(list.style, {
      display: open ? "" : "none", position: "fixed", inset: `${top}px auto auto ${left}px`, width: `${width}px`,
      margin: 0, maxHeight: `${innerHeight - top - 8}px`, overflow: "auto",
      backgroundColor: getComputedStyle(document.querySelector("[data-testid=stApp]")).backgroundColor,
    });
    const links = [...list.querySelectorAll("a")], look = { color: "inherit", textDecoration: "none" };
    for (const link of links) Object.assign(link.style, { display: "block", padding: "4px", ...look });
    if (open && entered && links[0] && list.querySelector("[data-asked]").dataset.asked === entered) links[0].click();
  };
  const leave = () => { shut = true; entered = ""; lay(); };
  const follow = (event) => {
    const link = event.target.closest && event.target.closest("a[role=option]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    leave();
    document.activeElement.blur();
    history.pushState({}, "", link.href);
    dispatchEvent(new PopStateEvent("popstate")); // as after Back: Streamlit takes page and filters from the address
    look_for(link.hash);
  };
  const keys = (event) => {
    const input = box(), command = event.ctrlKey || event.metaKey;
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    if (!input || event.altKey) return;
    if (command ? event.key.toLowerCase() === "k" : event.key === "/" && !typing) {
      event.preventDefault();
      input.focus();
      input.select();
    }
    const stops = [input, ...all(".st-key-found a")], stop = stops.indexOf(document.activeElement);
    const next = stops[stop + ({ ArrowDown: 1, ArrowUp: -1 }[event.key] || 0)];
    if (stop < 0 || !next) return;
    if (next !== stops[stop]) { event.preventDefault(); next.focus(); }
    if (event.key === "Escape") { input.focus(); leave(); }
    if (event.key === "Enter" && !stop) { entered = input.value; setTimeout(lay); }
  };

  // Copies the address of an exhibit, or a sentence with where it was seen, and says so.
  const copy = async (event) => {
    const asked = event.target.closest && event.target.closest("[class*=st-key-link-] a, a[href='#copy']");
    if (!asked || !navigator.clipboard) return;
    event.preventDefault();
    const quote = asked.parentElement.closest("[data-testid=stMarkdown]");
    const told = () => quote.innerText.trim().split("\n").slice(0, -1).join("\n"); // without the link itself
    await navigator.clipboard.writeText(quote ? told().replaceAll("\u2060", "") : asked.href); // what keeps addresses from being links
    const words = asked.querySelector("p") || asked;
    words.setAttribute("role", "status");
    const before = words.textContent;
    words.textContent = "Copied";
    setTimeout(() => { words.textContent = before; }, 2000);
  };

  // Without a connection: a sentence and links, until the page is there.
  const tell = () => {
    const words = document.getElementById("without-connection");
    if (!words || document.querySelector("[data-testid=stMain] h1")) return;
    const told = document.createElement("div");
    told.id = "told-without-connection";
    told.append(words.content.cloneNode(true));
    document.body.prepend(told);
  };
  const arrived = () => {
    const told = document.getElementById("told-without-connection");
    if (told && document.querySelector("[data-testid=stMain] h1")) told.remove();
  };

  // An address or a link that names what is folded opens its fold, which holds a link that ends in the same anchor.
  let sought = "", asked = 0, moved = false; // what for, when a fold was last clicked for it, and whether the reader moved on
  const SHUT = 3000, EMPTY = 15000; // ms after which a fold is asked again that a run has closed, or left open and empty
  const look_for = (anchor) => {
    sought = /^#[\w-]+$/.test(anchor) ? anchor : "";
    asked = Date.now() - SHUT;
    moved = false;
    seek();
  };
  const opener = (link) => {
    const panel = link.closest("[data-testid=stTabPanel][inert]");
    if (!panel) return link.closest("details").querySelector("summary");
    const [list, ...panels] = panel.parentElement.children;
    return list.querySelectorAll("[role=tab]")[panels.indexOf(panel)];
  };
  const seek = () => {
    if (!sought) return;
    if (document.getElementById(sought.slice(1))) return stay(sought.slice(1));
    const within = (folds) => document.querySelector(`[data-testid=stMain] ${folds} a[href$="${sought}"]`);
    const shut = within(":is(details:not([open]), [data-testid=stTabPanel][inert])"), link = shut || within("details");
    if (!link || Date.now() - asked < (shut ? SHUT : EMPTY)) return;
    asked = Date.now();
    opener(link).click();
    for (const wait of [SHUT, EMPTY]) setTimeout(seek, wait);
  };
  // Charts above it are still being drawn: it is followed until nothing moves it, unless the reader moves on.
  const stay = (id) => {
    sought = "";
    let still = 0;
    const show = () => {
      if (moved || still > 5) return;
      const place = document.getElementById(id), before = place?.getBoundingClientRect().top;
      if (!place) { sought = `#${id}`; return seek(); } // a run that was under way has closed it again
      place.scrollIntoView();
      still = running() || place.getBoundingClientRect().top !== before ? 0 : still + 1;
      setTimeout(show, 400);
    };
    show();
  };
  for (const input of ["wheel", "pointerdown", "keydown", "touchmove"]) addEventListener(input, () => { moved = true; }, true);
  addEventListener("hashchange", () => look_for(location.hash));
  addEventListener("click", (event) => {
    const link = event.target.closest && event.target.closest("a[href^='#']");
    if (link) look_for(link.hash);
  });
  look_for(location.hash);

  // What is folded is printed.
  let opened = [];
  const unfold = () => {
    opened = all("[data-testid=stMain] details:not([open])");
    opened.forEach((one) => one.setAttribute("open", ""));
  };
  const fold = () => opened.forEach((one) => one.removeAttribute("open"));

  new MutationObserver(() => { status(); scrolling(); arrived(); seek(); lay(); }).observe(document, { childList: true, subtree: true });
  addEventListener("click", close);
  addEventListener("click", follow);
  addEventListener("keydown", keys);
  addEventListener("input", (event) => { if (event.target === box()) shut = false; }, true);
  addEventListener("pointerdown", (event) => {
    shut = !event.target.closest(".st-key-search, .st-key-found");
    lay();
  }, true);
  for (const change of ["scroll", "resize"]) addEventListener(change, lay, true);
  addEventListener("click", copy, true);
  addEventListener("beforeprint", unfold);
  addEventListener("afterprint", fold);
  addEventListener("DOMContentLoaded", () => setTimeout(tell, PATIENCE));
}
