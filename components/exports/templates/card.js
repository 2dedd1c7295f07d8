// Whether every text of the card has room: in the largest size in which it has, of the first sentence that has.
(async () => {
  await document.fonts.ready;
  const { body, documentElement } = document;
  const every = [body, ...body.querySelectorAll("*")];
  const cut = (one) => one.scrollWidth > one.clientWidth || one.scrollHeight > one.clientHeight + 1;
  const fits = () => !every.some((one) => one.clientWidth && cut(one));  // inline ones have no width of their own
  const sentences = [...body.querySelectorAll(".sentence")];
  for (const said of sentences) {
    for (const one of sentences) one.hidden = one !== said;
    for (let step = 1; step > 0.4; step -= 0.06) {
      documentElement.style.setProperty("--step", step);
      if (fits()) return true;
    }
  }
  return false;
})();
