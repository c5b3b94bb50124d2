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
  const draw = async (place) => {
    const answer = await fetch(place.dataset.specification);
    if (!answer.ok) throw new Error(answer.statusText);
    const specification = await answer.json();
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
