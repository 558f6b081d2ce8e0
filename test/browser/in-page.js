// Runs inside the page: what sighted readers could not read, and what markup promises and does not keep.
(() => {
  const found = [];
  const tell = (rule, element, more = "") => {
    const text = (element.getAttribute?.("aria-label") ?? element.textContent ?? "").trim().slice(0, 50);
    found.push(`${rule}: <${element.tagName.toLowerCase()} class="${element.getAttribute?.("class") ?? ""}"> ${text} ${more}`.trim());
  };

  const seen = (element) => {
    const box = element.getBoundingClientRect();
    // What is folded away has a size, and for a while the colours it had when it was last seen.
    return (
      box.width > 1 &&
      box.height > 1 &&
      element.checkVisibility({ visibilityProperty: true }) &&
      !element.closest("[aria-hidden='true'], .visually-hidden, .skip")
    );
  };

  // A canvas reads every notation of colours, and gives red, green, blue and alpha.
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const colour = (text) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = text;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
    return { r, g, b, a: a / 255 };
  };
  const over = (top, below) => ({
    r: top.r * top.a + below.r * (1 - top.a),
    g: top.g * top.a + below.g * (1 - top.a),
    b: top.b * top.a + below.b * (1 - top.a),
    a: 1,
  });
  const light = ({ r, g, b }) => {
    const part = (value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
    return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
  };
  const ratio = (one, other) => {
    const [high, low] = [light(one), light(other)].sort((a, b) => b - a);
    return (high + 0.05) / (low + 0.05);
  };

  const paintOf = (element) => {
    const style = getComputedStyle(element);
    if (element instanceof SVGElement && element.tagName !== "svg")
      return element.tagName === "g" || element.tagName === "a" || element.tagName === "text" || style.fill === "none"
        ? { r: 0, g: 0, b: 0, a: 0 }
        : (() => {
            const fill = colour(style.fill);
            return { ...fill, a: fill.a * Number(style.opacity) };
          })();
    return colour(style.backgroundColor);
  };

  /** What lies under the middle of a text, from the page upwards. */
  const backgroundAt = (element, box) => {
    const layers = document.elementsFromPoint(box.left + box.width / 2, box.top + box.height / 2).filter((one) => one !== element);
    let painted = colour("Canvas");
    for (const layer of layers.reverse()) painted = over(paintOf(layer), painted);
    return over(element instanceof SVGElement ? { r: 0, g: 0, b: 0, a: 0 } : colour(getComputedStyle(element).backgroundColor), painted);
  };

  const opacityOf = (element) => {
    let opacity = 1;
    for (let one = element; one; one = one.parentElement) opacity *= Number(getComputedStyle(one).opacity);
    return opacity;
  };

  /** Scrolled out of its box, or under something else. */
  const isCovered = (element, { left, top, width, height }) => {
    const [first, ...others] = document.elementsFromPoint(left + width / 2, top + height / 2);
    const related = (one) => one === element || element.contains(one) || one.contains(element);
    return !first || !related(first) || ![first, ...others].some(related);
  };

  const checkContrast = (element, node) => {
    const isSvg = element instanceof SVGElement;
    const range = document.createRange();
    range.selectNodeContents(node);
    const box = range.getBoundingClientRect();
    if (!isSvg && isCovered(element, box)) return;
    const style = getComputedStyle(element);
    const below = backgroundAt(element, box);
    const ink = colour(isSvg ? style.fill : style.color);
    const drawn = over({ ...ink, a: ink.a * opacityOf(element) }, below);
    const size = Number.parseFloat(style.fontSize);
    const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    const measured = ratio(drawn, below);
    if (measured < (isLarge ? 3 : 4.5)) tell("contrast", element, `${measured.toFixed(2)} at ${size}px`);
  };

  const checkTexts = () => {
    // What lies behind an open dialog is out of use.
    const dialog = document.querySelector("[role='dialog'][aria-modal='true']");
    const walker = document.createTreeWalker(dialog ?? document.body, NodeFilter.SHOW_TEXT);
    const checked = new Set();
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      if (!element || checked.has(element) || node.textContent.trim() === "" || !seen(element)) continue;
      checked.add(element);
      if (!element.closest(":disabled, [data-disabled], [aria-disabled='true'], option")) checkContrast(element, node);
    }
  };

  const checkNames = () => {
    const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
    for (const id of ids.filter((one, i) => ids.indexOf(one) !== i)) found.push(`twice: id ${id}`);
    for (const element of document.querySelectorAll("[aria-labelledby], [aria-describedby]"))
      for (const id of `${element.getAttribute("aria-labelledby") ?? ""} ${element.getAttribute("aria-describedby") ?? ""}`
        .split(/\s+/)
        .filter(Boolean))
        if (!document.getElementById(id)) tell("names nothing", element, id);
  };

  const checkStructure = () => {
    if (document.querySelectorAll("main").length !== 1) found.push("landmarks: not exactly one main");
    if (document.querySelectorAll("h1").length !== 1) found.push("headings: not exactly one h1");
    for (const nav of document.querySelectorAll("nav")) if (!nav.getAttribute("aria-label")) tell("landmarks: nav without a name", nav);
    let level = 1;
    for (const heading of [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].filter(seen)) {
      const own = Number(heading.tagName[1]);
      if (own > level + 1) tell("headings: a level is left out", heading);
      level = own;
    }
    for (const table of [...document.querySelectorAll("table")].filter(seen))
      if (!table.querySelector("th")) tell("table without headers", table);
    for (const image of document.querySelectorAll("img:not([alt]), [role='img']:not([aria-label]):not([aria-labelledby])"))
      tell("image without a text", image);
  };

  /** A small target is fine when 24 px around its middle hold no other (WCAG 2.5.8). */
  const checkTargets = () => {
    const selector = "a[href], button, [role='button'], input:not([type='hidden'])";
    const targets = [...document.querySelectorAll(selector)]
      .filter((element) => seen(element) && !element.closest("[data-node]"))
      .map((element) => ({ element, box: (element.closest("label") ?? element).getBoundingClientRect() }));
    for (const { element, box } of targets) {
      if (box.width >= 24 && box.height >= 24) continue;
      const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
      const crowded = targets.some(
        (other) =>
          other.element !== element &&
          !element.contains(other.element) &&
          !other.element.contains(element) &&
          other.box.left < x + 12 &&
          other.box.right > x - 12 &&
          other.box.top < y + 12 &&
          other.box.bottom > y - 12,
      );
      if (crowded) tell("target under 24 px and crowded", element, `${Math.round(box.width)} x ${Math.round(box.height)}`);
    }
  };

  checkTexts();
  checkNames();
  checkStructure();
  checkTargets();
  if (document.documentElement.scrollWidth > innerWidth)
    found.push(`scrolls sideways: ${document.documentElement.scrollWidth} of ${innerWidth}`);
  if (!document.title.includes("·")) found.push("title: does not name the page");
  return [...new Set(found)];
})();
