// Draws the chart of the page in the colours of its scheme, and saves it with title, note and source.
(() => {
  const told = (id) => JSON.parse(document.getElementById(id).textContent);
  const figure = told("figure"), schemes = told("schemes"), frame = told("frame");
  const chart = document.getElementById("chart"), root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)"), wide = matchMedia("(min-width: 832px)");
  const scheme = () => root.dataset.scheme || (dark.matches ? "dark" : "light");
  const color = (name) => getComputedStyle(root).getPropertyValue(name).trim();

  const colored = ({ data = figure.data, ...other }) => {
    let text = JSON.stringify({ data, layout: { ...figure.layout, ...other } });
    for (const [sign, filled] of Object.entries(schemes[scheme()])) {
      text = text.replaceAll(`"${sign}"`, JSON.stringify(filled));
    }
    return JSON.parse(text);
  };

  const config = { displayModeBar: false, responsive: true, scrollZoom: false, topojsonURL: "/outlines/" };
  // A list has other lines where there is room for wider ones: those of its frame, without what stands above.
  const lines = () => {
    if (!frame.data || !wide.matches) return {};
    const { title, width, ...other } = frame, { t } = figure.layout.margin;
    return { ...other, height: frame.height + t - frame.margin.t, margin: { ...frame.margin, t } };
  };
  const draw = () => {
    const { data, layout } = colored(lines());
    const quiet = { paper_bgcolor: "rgba(0,0,0,0)", plot_bgcolor: "rgba(0,0,0,0)" };
    const font = { ...layout.font, color: color("--ink"), family: "system-ui, sans-serif" };
    return Plotly.react(chart, data, { ...layout, ...quiet, font, autosize: true }, config);
  };

  const save = (format) => {
    const { data, layout } = colored(frame);
    const { width, height } = layout;
    const options = { format, width, height, scale: format === "png" ? 2 : 1, filename: buttons.dataset.name };
    return Plotly.downloadImage({ data, layout, config }, options);
  };

  draw();
  for (const change of [dark, wide]) change.addEventListener("change", draw);
  const buttons = document.getElementById("save");
  buttons.hidden = false;
  buttons.addEventListener("click", (event) => event.target.dataset.format && save(event.target.dataset.format));
})();
