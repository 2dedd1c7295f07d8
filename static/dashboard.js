// What Streamlit's pages cannot do by themselves. No other file of ours names the marks of its markup.
"use strict";
{
  const PATIENCE = 3000; // ms without a page, before the visitor is told what else there is
  const PHONE = 768; // px: up to here Streamlit's menu lies over the page
  const all = (selector) => [...document.querySelectorAll(selector)];

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
  for (const input of ["pointerdown", "keydown", "click"]) addEventListener(input, () => { stepped = false; }, true);
  addEventListener("popstate", () => { stepped = true; }, true);

  // The line of what is shown is told by screen readers: a status whose node stays from run to run.
  const status = () => {
    const line = document.querySelector(".st-key-shown:not([role])");
    if (line) line.setAttribute("role", "status");
  };

  // The menu of a phone closes after a choice, also after one that leads to a place on the same page.
  const close = (event) => {
    const chosen = event.target.closest && event.target.closest("[data-testid=stSidebar] a");
    if (!chosen || innerWidth > PHONE) return;
    setTimeout(() => {
      const button = document.querySelector("[data-testid=stSidebarCollapseButton] button");
      if (button) button.click();
    }, 50);
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

  // What is folded is printed.
  let opened = [];
  const unfold = () => {
    opened = all("[data-testid=stMain] details:not([open])");
    opened.forEach((one) => one.setAttribute("open", ""));
  };
  const fold = () => opened.forEach((one) => one.removeAttribute("open"));

  new MutationObserver(() => { status(); arrived(); }).observe(document, { childList: true, subtree: true });
  addEventListener("click", close);
  addEventListener("beforeprint", unfold);
  addEventListener("afterprint", fold);
  addEventListener("DOMContentLoaded", () => setTimeout(tell, PATIENCE));
}
