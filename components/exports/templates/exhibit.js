// Draws the chart of the page in the colours of its scheme, and saves it with title, note and source.
(() => {
  const told = (id) => JSON.parse(document.getElementById(id).textContent);
  const figure = told("figure"), schemes = told("schemes"), words = told("words");
  const chart = document.getElementById("chart"), root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const scheme = () => root.dataset.scheme || (dark.matches ? "dark" : "light");
  const color = (name) => getComputedStyle(root).getPropertyValue(name).trim();

  const colored = () => {
    let text = JSON.stringify({ data: figure.data, layout: figure.layout });
    for (const [sign, filled] of Object.entries(schemes[scheme()])) {
      text = text.replaceAll(`"${sign}"`, JSON.stringify(filled));
    }
    return JSON.parse(text);
  };

  const config = { displayModeBar: false, responsive: true, scrollZoom: false, topojsonURL: "/outlines/" };
  const draw = () => {
    const { data, layout } = colored();
    const quiet = { paper_bgcolor: "rgba(0,0,0,0)", plot_bgcolor: "rgba(0,0,0,0)" };
    const font = { ...layout.font, color: color("--ink"), family: "system-ui, sans-serif" };
    return Plotly.react(chart, data, { ...layout, ...quiet, font, autosize: true }, config);
  };

  const lines = (text, width, size) => {
    const pen = document.createElement("canvas").getContext("2d");
    pen.font = `${size}px sans-serif`;
    const found = [""];
    for (const word of text.split(" ")) {
      const longer = `${found.at(-1)} ${word}`.trim();
      if (pen.measureText(longer).width > width && found.at(-1)) found.push(word);
      else found[found.length - 1] = longer;
    }
    const escaped = (line) => line.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
    return found.map(escaped);
  };

  const save = (format) => {
    const { data, layout } = colored();
    const width = 800, edge = 16, inside = width - 2 * edge;
    const title = lines(words.title, inside, 20);
    const [subtitle, note, source] = words.notes;
    const told = [subtitle, note, `${source} Blue Heart Statistics. Not a publication of UNODC.`];
    const notes = told.flatMap((text) => lines(text, inside, 13));
    const above = Math.round(26 * title.length + 17 * notes.length) + 2 * edge;
    const height = Math.max(layout.height, 2 * above) + above;
    const framed = {
      ...layout, width, height, paper_bgcolor: color("--paper"), plot_bgcolor: color("--paper"),
      font: { ...layout.font, color: color("--ink"), family: "sans-serif" },
      margin: { ...layout.margin, t: layout.margin.t + above, l: edge },
      title: {
        text: title.join("<br>"), subtitle: { text: notes.join("<br>"), font: { size: 13 } }, font: { size: 20, weight: 600 },
        x: 0, xref: "container", xanchor: "left", pad: { l: edge },
        y: 1 - edge / height, yref: "container", yanchor: "top",
      },
    };
    const options = { format, width, height, scale: format === "png" ? 2 : 1, filename: words.slug };
    return Plotly.downloadImage({ data, layout: framed, config }, options);
  };

  draw();
  dark.addEventListener("change", draw);
  const buttons = document.getElementById("save");
  buttons.hidden = false;
  buttons.addEventListener("click", (event) => event.target.dataset.format && save(event.target.dataset.format));
})();
