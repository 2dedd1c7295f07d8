// What Streamlit's pages cannot do by themselves. No other file of ours names the marks of its markup.
"use strict";
{
  const all = (selector) => [...document.querySelectorAll(selector)];
  const first = (selector) => document.querySelector(selector);
  const around = (event, selector) => event.target.closest?.(selector);

  // Otherwise Streamlit looks for its server below the address of each page first, and logs two errors.
  window.__streamlit = { BACKEND_BASE_URL: location.origin + "/" };

  // One step in history for one click: what the server adds afterwards belongs to the same step. Another page begins at its top.
  const push = history.pushState.bind(history), replace = history.replaceState.bind(history);
  let stepped = true; // until a reader does something
  history.pushState = history.replaceState = (...to) => {
    const there = new URL(to[2] ?? "", location), steps = !stepped && there.href !== location.href;
    if (there.pathname !== location.pathname) first("[data-testid=stMain]")?.scrollTo(0, 0);
    stepped ||= steps;
    return (steps ? push : replace)(...to);
  };
  const starts = (event) => { if (event.isTrusted) stepped = false; }; // a fold that we open is no click of a reader
  for (const input of ["pointerdown", "keydown", "click"]) addEventListener(input, starts, true);
  addEventListener("popstate", () => { stepped = true; }, true);

  // The search: "/" and Ctrl-K lead to its box; its results lie over the page and open without a reload.
  const box = () => first(".st-key-search input");
  let shut = false; // by Escape, a choice or a click beside it, until something is typed
  let entered = ""; // the text on which Enter was pressed before its results were there
  const lay = () => {
    const input = box(), list = first(".st-key-found"), results = list?.querySelector("[data-asked]");
    const open = Boolean(results) && !shut;
    if (!input) return;
    Object.assign(input, { role: "combobox", ariaAutoComplete: "list", ariaExpanded: open }).setAttribute("aria-controls", "results");
    if (!list) return;
    list.popover = "manual";
    list.togglePopover(open);
    list.style.display = open ? "" : "none";
    if (!open) return; // asked after each change of the page: measuring lays it out anew
    const at = input.parentElement.getBoundingClientRect(), beside = document.documentElement.clientWidth - at.right;
    Object.assign(list.style, {
      position: "fixed", inset: `${at.bottom + 4}px ${beside}px auto auto`, margin: 0,
      width: `max(560px, ${at.width}px)`, maxWidth: "calc(100vw - 32px)", maxHeight: `${innerHeight - at.bottom - 12}px`,
      overflow: "auto", backgroundColor: getComputedStyle(first("[data-testid=stApp]")).backgroundColor,
    });
    const links = [...list.querySelectorAll("a")], look = { color: "inherit", textDecoration: "none" };
    for (const link of links) Object.assign(link.style, { display: "block", padding: "4px", ...look });
    if (open && entered && links[0] && results.dataset.asked === entered) links[0].click();
  };
  const leave = () => { shut = true; entered = ""; lay(); };
  const follow = (link) => {
    leave();
    document.activeElement.blur();
    history.pushState({}, "", link.href);
    dispatchEvent(new PopStateEvent("popstate")); // as after Back: Streamlit takes page and filters from the address
    look_for(link.hash);
  };
  addEventListener("keydown", (event) => {
    const input = box(), command = event.ctrlKey || event.metaKey;
    if (!input || event.altKey) return;
    const typing = around(event, "input, textarea, select, [contenteditable]"), slash = event.key === "/" && !typing;
    if (command ? event.key.toLowerCase() === "k" : slash) { event.preventDefault(); input.focus(); input.select(); }
    const stops = [input, ...all(".st-key-found a")], stop = stops.indexOf(document.activeElement);
    const next = stops[stop + ({ ArrowDown: 1, ArrowUp: -1 }[event.key] || 0)];
    if (stop < 0 || !next) return;
    if (next !== stops[stop]) { event.preventDefault(); next.focus(); }
    if (event.key === "Escape") { input.focus(); leave(); }
    if (event.key === "Enter" && !stop) { entered = input.value; setTimeout(lay); }
  });
  addEventListener("input", (event) => { if (event.target === box()) shut = false; }, true);
  addEventListener("pointerdown", (event) => { shut = !around(event, ".st-key-search, .st-key-found"); lay(); }, true);
  for (const change of ["scroll", "resize"]) addEventListener(change, lay, true);

  // What opens under an exhibit is given half of the window. Copies the address of an exhibit, or a sentence with where it was seen, and says so.
  const raise = (button) => { if (button?.getBoundingClientRect().bottom > innerHeight / 2) button.scrollIntoView({ block: "center" }); };
  addEventListener("click", async (event) => {
    raise(around(event, "[class*=st-key-actions-] [aria-expanded=false]"));
    const asked = around(event, "[class*=st-key-link-] a, a[href='#copy']");
    if (!asked || !navigator.clipboard) return;
    event.preventDefault();
    // The first line of a sentence is the link's own; \u2060 keeps addresses in it from being links.
    const quote = asked.parentElement.closest("[data-testid=stMarkdown]")?.innerText.trim().replaceAll("\u2060", "");
    await navigator.clipboard.writeText(quote ? quote.slice(quote.indexOf("\n") + 1) : asked.href);
    const words = asked.querySelector("p") || asked, before = words.textContent;
    Object.assign(words, { role: "status", textContent: "Copied" });
    setTimeout(() => { words.textContent = before; }, 2000);
  }, true);

  // Without a connection, after 3 s: a sentence and links, until the page is there.
  const arrived = () => Boolean(first("[data-testid=stMain] h1"));
  const tell = () => { if (!arrived()) document.body.prepend(first("#without-connection").content.cloneNode(true)); };
  addEventListener("DOMContentLoaded", () => setTimeout(tell, 3000));

  // An address or a link that names what is folded opens its fold, which holds a link that ends in the same anchor. The place is
  // then followed until nothing moves it, as charts above it are still being drawn, unless the reader moves on.
  let sought = "", asked = 0, still = 0, moved = false; // asked: when a fold was last clicked for it
  const SHUT = 3000, EMPTY = 15000; // ms after which a fold is asked again that a run has closed, or left open and empty
  const look_for = (anchor) => {
    [sought, asked, still, moved] = [/^#[\w-]+$/.test(anchor) ? anchor : "", performance.now() - SHUT, 0, false];
    seek();
  };
  const opener = (link) => {
    const panel = link.closest("[data-testid=stTabPanel][inert]");
    if (!panel) return link.closest("details").querySelector("summary");
    const [list, ...panels] = panel.parentElement.children;
    return list.querySelectorAll("[role=tab]")[panels.indexOf(panel)];
  };
  const seek = () => {
    if (!sought || document.getElementById(sought.slice(1))) return;
    const within = (folds) => first(`[data-testid=stMain] ${folds} a[href$="${sought}"]`);
    const closed = within(":is(details:not([open]), [data-testid=stTabPanel][inert])"), link = closed || within("details");
    if (!link || performance.now() - asked < (closed ? SHUT : EMPTY)) return;
    asked = performance.now();
    opener(link).click();
  };
  setInterval(() => {
    const place = sought && document.getElementById(sought.slice(1));
    if (!place) return seek(); // a fold is marked as shut after its content has gone, and no element comes or goes then
    if (moved || still > 5) return (sought = "");
    const before = place.getBoundingClientRect().top;
    place.scrollIntoView();
    const resting = !first("[data-test-script-state=running]") && place.getBoundingClientRect().top === before;
    still = resting ? still + 1 : 0;
  }, 400);
  for (const input of ["wheel", "pointerdown", "keydown", "touchmove"]) addEventListener(input, () => { moved = true; }, true);
  addEventListener("hashchange", () => look_for(location.hash));
  look_for(location.hash);
  addEventListener("click", (event) => {
    const link = around(event, "a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || link.pathname.includes("/briefs/")) return; // no page of the app
    if (link.role === "option") { event.preventDefault(); follow(link); }
    else if (link.getAttribute("href")?.startsWith("#")) look_for(link.hash);
    // The menu lies over the page of a phone, and closes after a choice, also of a place on the same page.
    const shut_menu = () => first("[data-testid=stSidebarCollapseButton] button")?.click();
    if (link.closest("[data-testid=stSidebar]") && innerWidth <= 768) setTimeout(shut_menu, 50);
  });

  let due = 0; // the frame before which the page is tidied
  const tidy = () => {
    due = 0;
    if (arrived()) first("#told-without-connection")?.remove();
    // The line of what is shown is told by screen readers; what scrolls by itself does so by the keyboard too.
    first(".st-key-shown:not([role])")?.setAttribute("role", "status");
    for (const one of all(".stVerticalBlock[class*=st-key-long-]:not([role])")) Object.assign(one, { tabIndex: 0, role: "group", ariaLabel: "Scrolls: more than fits" });
    for (const chip of all("[data-testid=stMain] [data-tag]")) chip.style.color = "Canvas"; // white on light blue is too pale
    lay();
  };
  new MutationObserver(() => {
    seek(); // at once: what is drawn may be gone before the next frame
    due ||= requestAnimationFrame(tidy);
  }).observe(document, { childList: true, subtree: true });
}
