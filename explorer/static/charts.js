// Draws each chart: with what is behind a point, at the width that there is. Where that fails its picture is shown.
// Expressions are interpreted (ast), so that the page needs no right to make code from text.
(() => {
  const options = {
    ast: true,
    actions: false,
    logLevel: 1,
    renderer: "svg",
    defaultStyle: false,
    tooltip: { disableDefaultStyle: true, theme: "oversight" },
    loader: { target: "_self" },
  };
  // What a specification may take where the screen is narrow, in pixels and letters.
  const NARROW = 640, LABELS = 150, BESIDE = 185, BESIDE_WIDE = 70, LETTER = 6.4, BOLD_LETTER = 9;
  const wrapped = (lines, letters) =>
    [lines].flat().flatMap((line) => line.match(new RegExp(`.{1,${letters}}(?=\\s|$)|\\S+`, "g")) ?? [line]).map((line) => line.trim());
  const titled = (title, room) => ({
    ...title,
    text: wrapped(title.text, Math.floor(room / BOLD_LETTER)),
    subtitle: wrapped(title.subtitle ?? [], Math.floor(room / LETTER)),
  });
  const styled = ({ axis, legend, ...config }) => ({
    ...config,
    axis: { ...axis, labelFontSize: 10 },
    legend: { ...legend, orient: "bottom", columns: 2, labelFontSize: 10 },
  });
  // Names that stand beside the picture: of rows, whose axis says how long one may be, or where lines end.
  const hasNamesBeside = (given) => /"axis":\{[^{}]*"labelLimit"|datum\.end_at/.test(JSON.stringify(given));
  const narrowed = (part, room, beside, name) => {
    if (name === "values") return part;
    if (name === "width" && typeof part === "number") return Math.min(part, room - beside);
    if (name === "legend" && part) return { ...narrowed(part, room, beside), labelLimit: room - BESIDE_WIDE };
    if (name === "columns") return 1;
    if (["labelLimit", "minExtent"].includes(name)) return Math.min(part, LABELS);
    if (name === "config") return styled(part);
    if (name === "header") return { ...part, labelLimit: room };
    if (name === "title" && part?.text) return titled(part, room);
    if (Array.isArray(part)) return part.map((one) => narrowed(one, room, beside));
    if (part === null || typeof part !== "object") return part;
    return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, narrowed(value, room, beside, key)]));
  };
  const draw = async (place) => {
    const answer = await fetch(place.dataset.specification);
    if (!answer.ok) throw new Error(answer.statusText);
    const room = place.clientWidth;
    const given = await answer.json();
    const specification = room < NARROW ? narrowed(given, room, hasNamesBeside(given) ? BESIDE : BESIDE_WIDE) : given;
    const drawn = document.createElement("div");
    drawn.setAttribute("role", "img");
    drawn.setAttribute("aria-label", place.dataset.says);
    await window.vegaEmbed(drawn, specification, options);
    // What it shows is said by its label and by the table; the marks by themselves say nothing to a screen reader.
    drawn.querySelector("svg").setAttribute("aria-hidden", "true");
    place.replaceChildren(drawn);
  };
  const show = (place) => {
    const picture = document.createElement("img");
    picture.src = place.dataset.picture;
    picture.alt = place.dataset.says;
    place.replaceChildren(picture);
  };
  for (const place of document.querySelectorAll("[data-specification]")) {
    draw(place).catch(() => show(place));
  }
})();
