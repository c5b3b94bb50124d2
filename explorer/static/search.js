// Shows what is found as one types: the same page is asked for, and what it found takes the place of what was shown.
// Without scripts the form asks for it.
(() => {
  const PAUSE = 150; // milliseconds without a key
  const SHOWN = ["found", "told"];
  const form = document.getElementById("asked");
  let waiting, asking;
  const show = async () => {
    asking?.abort();
    asking = new AbortController();
    const address = `${form.action}?${new URLSearchParams(new FormData(form))}`;
    const answer = await fetch(address, { signal: asking.signal });
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const id of SHOWN) {
      document.getElementById(id).replaceChildren(...page.getElementById(id).childNodes);
    }
    document.title = page.title;
    history.replaceState(null, "", address);
  };
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => show().catch(() => undefined), PAUSE);
  });
})();
