"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const words = data.words;
  const rtl = document.documentElement.dir === "rtl";
  const svgSpace = "http://www.w3.org/2000/svg";
  const DAY = 86400, LANE = 24, AXIS = 28, POINT = 9;
  const $ = (id) => document.getElementById(id);
  const lanes = $("lanes"), drawing = $("drawing"), rows = new Map();
  for (const row of document.querySelectorAll(".entry")) rows.set(row.id, row);

  const entries = data.entries.filter((entry) => entry.begin !== null || entry.end !== null);
  const known = entries.flatMap((entry) => [entry.begin, entry.end]).filter((moment) => moment !== null).sort((a, b) => a - b);
  const full = widened(known[0] ?? 0, known[known.length - 1] ?? DAY);
  let view = firstView();
  let shown = new Set(data.entries.map((entry) => entry.id));

  function widened(from, to) {
    const room = Math.max((to - from) * 0.04, DAY / 2);
    return { from: from - room, to: to + room };
  }
  // A few far-off dates must not squeeze the rest into one pixel: begin with the middle of the story, name what lies outside.
  function firstView() {
    const at = (share) => known[Math.round((known.length - 1) * share)];
    if (known.length < 5) return { ...full };
    const middle = widened(at(0.15), at(0.85));
    const narrow = (full.to - full.from) > 20 * (middle.to - middle.from);
    return narrow ? widened(at(0.15) - (at(0.85) - at(0.15)), at(0.85) + (at(0.85) - at(0.15))) : { ...full };
  }

  function node(name, attributes, parent) {
    const made = document.createElementNS(svgSpace, name);
    for (const key in attributes) made.setAttribute(key, attributes[key]);
    if (parent) parent.append(made);
    return made;
  }

  // --- calendar: seconds since 1970, proleptic Gregorian, years before 1 work in Date as well
  function stamp(year, month, day) {
    const date = new Date(0);
    date.setUTCFullYear(year, month, day);
    return date.getTime() / 1000;
  }
  function civil(seconds) {
    const date = new Date(seconds * 1000);
    return [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate(), date.getUTCHours()];
  }
  const two = (number) => String(number).padStart(2, "0");
  const yearName = (year) => (year > 0 ? String(year).padStart(4, "0") : words.before.replace("{}", String(1 - year)));
  const STEPS = [
    ["hour", 1], ["hour", 6], ["day", 1], ["day", 7], ["month", 1], ["month", 3],
    ["year", 1], ["year", 5], ["year", 10], ["year", 50], ["year", 100], ["year", 500], ["year", 1000], ["year", 5000],
  ];
  const SIZE = { hour: 3600, day: DAY, month: 30.4 * DAY, year: 365.25 * DAY };
  function ticks(width) {
    const least = (view.to - view.from) / Math.max(width / 90, 2);
    const [unit, count] = STEPS.find(([name, many]) => SIZE[name] * many >= least) ?? ["year", Math.pow(10, Math.ceil(Math.log10(least / SIZE.year)))];
    const found = [];
    const [year, month, day] = civil(view.from);
    for (let index = 0; index < 400; index += 1) {
      let moment, name;
      if (unit === "year") {
        const at = (Math.floor(year / count) + index) * count;
        moment = stamp(at, 0, 1);
        name = at > 0 ? String(at) : yearName(at);
      } else if (unit === "month") {
        moment = stamp(year, Math.floor(month / count) * count + index * count, 1);
        const [y, m] = civil(moment);
        name = `${yearName(y)}-${two(m + 1)}`;
      } else {
        moment = unit === "day" ? stamp(year, month, day + index * count) : stamp(year, month, day) + index * count * 3600;
        const [y, m, d, h] = civil(moment);
        name = `${yearName(y)}-${two(m + 1)}-${two(d)}` + (unit === "hour" ? ` ${two(h)}:00` : "");
      }
      if (moment > view.to) break;
      if (moment >= view.from) found.push([moment, name]);
    }
    return found;
  }

  // --- drawing
  function draw() {
    const width = Math.max(lanes.clientWidth || drawing.clientWidth, 300);
    const x = (moment) => {
      const share = (moment - view.from) / (view.to - view.from);
      return width * (rtl ? 1 - share : share);
    };
    const visible = entries.filter((entry) => shown.has(entry.id));
    const outside = { earlier: 0, later: 0 };
    const bars = [];
    for (const entry of visible) {
      const from = entry.begin ?? entry.end - 1, to = entry.end ?? entry.begin + 1;
      if (entry.end !== null && to < view.from || entry.end === null && entry.begin < view.from - 9e11) outside.earlier += 1;
      else if (from > view.to) outside.later += 1;
      else bars.push(placed(entry, x, width));
    }
    const count = packed(bars, width);
    const height = AXIS + Math.max(count, 2) * LANE + 6;
    const svg = node("svg", { width, height, viewBox: `0 0 ${width} ${height}`, role: "group", "aria-label": words.timeline });
    svg.dataset.from = view.from;
    svg.dataset.to = view.to;
    gradients(svg);
    axis(svg, x, width, height);
    bars.forEach((bar) => paint(svg, bar));
    lanes.replaceChildren(svg);
    $("earlier").textContent = outside.earlier ? words.earlier.replace("{}", outside.earlier) : "";
    $("later").textContent = outside.later ? words.later.replace("{}", outside.later) : "";
  }
  function gradients(svg) {
    const defs = node("defs", {}, svg);
    for (const [id, solidLeft] of [["fade-right", true], ["fade-left", false]]) {
      const gradient = node("linearGradient", { id }, defs);
      node("stop", { offset: 0, "stop-color": "var(--window)", "stop-opacity": solidLeft ? 1 : 0 }, gradient);
      node("stop", { offset: 1, "stop-color": "var(--window)", "stop-opacity": solidLeft ? 0 : 1 }, gradient);
    }
  }
  function axis(svg, x, width, height) {
    const group = node("g", { class: "axis" }, svg);
    for (const [moment, name] of ticks(width)) {
      const at = x(moment);
      node("line", { x1: at, x2: at, y1: AXIS - 6, y2: height }, group);
      const text = node("text", { x: Math.min(Math.max(at, 34), width - 34), y: 15 }, group);
      text.textContent = name;
    }
  }
  function placed(entry, x, width) {
    const open = 60;
    let a = entry.begin === null ? x(entry.end) + (rtl ? open : -open) : x(entry.begin);
    let b = entry.end === null ? (rtl ? Math.min(0, x(entry.begin) - open) : Math.max(width, x(entry.begin) + open)) : x(entry.end);
    if (a > b) [a, b] = [b, a];
    a = Math.max(a, -20);
    b = Math.min(b, width + 20);
    const surely = entry.core ? [x(entry.core[0]), x(entry.core[1])].sort((p, q) => p - q) : null;
    return { entry, a, b, surely, middle: (a + b) / 2, text: 7 * Math.min(entry.label.length, 44) + 10 };
  }
  // Lanes: each bar with its label goes into the first lane that is free there.
  function packed(bars, width) {
    const free = [];
    bars.sort((p, q) => p.a - q.a || p.entry.rank - q.entry.rank);
    for (const bar of bars) {
      const wide = Math.max(bar.b - bar.a, POINT + 2);
      bar.inside = wide > bar.text;
      bar.after = !bar.inside && Math.max(bar.a, 0) + wide + bar.text < width;
      const from = bar.inside || bar.after ? bar.a : bar.a - bar.text;
      const to = bar.after ? bar.a + wide + bar.text : bar.a + wide;
      let lane = free.findIndex((end) => end <= from);
      if (lane < 0) lane = free.length;
      free[lane] = to + 8;
      bar.lane = lane;
    }
    return free.length;
  }
  function paint(svg, bar) {
    const { entry, a, b } = bar;
    const y = AXIS + bar.lane * LANE + 2;
    const group = node("g", { class: `bar${entry.real ? "" : " unreal"}${entry.found ? " found" : ""}`, tabindex: 0, role: "button" }, svg);
    group.dataset.id = entry.id;
    group.setAttribute("aria-label", `${entry.when} ${entry.label}`);
    node("title", {}, group).textContent = `${entry.when} · ${entry.label}`;
    const wide = b - a;
    if (wide < POINT) {
      const r = POINT / 2, cx = (a + b) / 2, cy = y + 9;
      node("path", { class: "point", d: `M${cx - r} ${cy}L${cx} ${cy - r}L${cx + r} ${cy}L${cx} ${cy + r}Z` }, group);
    } else {
      const fade = entry.end === null ? (rtl ? "fade-left" : "fade-right") : entry.begin === null ? (rtl ? "fade-right" : "fade-left") : null;
      const rect = node("rect", { class: "window", x: a, y: y + 2, width: wide, height: 14, rx: 3 }, group);
      if (fade && entry.real) rect.style.fill = `url(#${fade})`;
      if (bar.surely) node("rect", { class: "core", x: bar.surely[0], y: y + 5, width: Math.max(bar.surely[1] - bar.surely[0], 2), height: 8, rx: 2 }, group);
    }
    label(group, bar, y + 13, Math.max(wide, POINT));
    group.addEventListener("click", () => pick(entry.id));
    group.addEventListener("keydown", (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); pick(entry.id); } });
  }
  function label(group, bar, y, wide) {
    const before = !bar.inside && !bar.after;
    const left = wide > POINT ? bar.a : (bar.a + bar.b - POINT) / 2;
    const at = bar.inside ? Math.max(bar.a, 0) + 6 : before ? left - 5 : left + wide + 5;
    const text = node("text", { x: at, y }, group);
    const short = bar.entry.label.length > 44 ? `${[...bar.entry.label].slice(0, 43).join("")}…` : bar.entry.label;
    text.textContent = short;
    // text-anchor follows the direction of the text itself
    text.setAttribute("direction", bar.entry.rtl ? "rtl" : "ltr");
    text.setAttribute("text-anchor", before === bar.entry.rtl ? "start" : "end");
  }
  function pick(id) {
    for (const row of rows.values()) row.classList.remove("picked");
    const row = rows.get(id);
    row.classList.add("picked");
    row.scrollIntoView({ block: "center" });
  }

  // A click on the line of an entry brings it to the middle of the drawing.
  document.querySelector(".entries").addEventListener("click", (event) => {
    const row = event.target.closest(".head")?.closest(".entry");
    const entry = row && entries.find((one) => one.id === row.id);
    if (!entry) return;
    const from = entry.begin ?? entry.end, to = entry.end ?? entry.begin, middle = (from + to) / 2;
    const size = Math.max(view.to - view.from, (to - from) * 1.5);
    view = { from: middle - size / 2, to: middle + size / 2 };
    draw();
  });

  // --- zoom and pan
  function zoom(factor, share = 0.5) {
    const size = Math.min(Math.max((view.to - view.from) * factor, 3600), (full.to - full.from) * 4);
    const at = view.from + (view.to - view.from) * share;
    view = { from: at - size * share, to: at + size * (1 - share) };
    draw();
  }
  function pan(share) {
    const move = (view.to - view.from) * share * (rtl ? -1 : 1);
    view = { from: view.from + move, to: view.to + move };
    draw();
  }
  const shareAt = (event) => {
    const box = lanes.getBoundingClientRect();
    const share = (event.clientX - box.left) / box.width;
    return rtl ? 1 - share : share;
  };
  $("zoom-in").addEventListener("click", () => zoom(0.5));
  $("zoom-out").addEventListener("click", () => zoom(2));
  $("fit").addEventListener("click", () => { view = { ...full }; draw(); });
  lanes.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.shiftKey) return;
    event.preventDefault();
    if (event.ctrlKey) zoom(event.deltaY > 0 ? 1.25 : 0.8, shareAt(event));
    else pan(Math.sign(event.deltaY || event.deltaX) * 0.1);
  }, { passive: false });
  lanes.addEventListener("keydown", (event) => {
    const action = { "+": () => zoom(0.5), "=": () => zoom(0.5), "-": () => zoom(2), ArrowLeft: () => pan(-0.2), ArrowRight: () => pan(0.2), "0": () => { view = { ...full }; draw(); } }[event.key];
    if (action) { event.preventDefault(); action(); }
  });
  let held = null;
  lanes.addEventListener("pointerdown", (event) => { held = { x: event.clientX, view: { ...view } }; });
  addEventListener("pointerup", () => { held = null; });
  lanes.addEventListener("pointermove", (event) => {
    if (!held || Math.abs(event.clientX - held.x) < 4) return;
    const move = (held.x - event.clientX) / lanes.clientWidth * (held.view.to - held.view.from) * (rtl ? -1 : 1);
    view = { from: held.view.from + move, to: held.view.to + move };
    draw();
  });

  // --- filter
  // Arabic is searched as it is heard: without vowel marks and tatweel, one alef, one yeh.
  const folded = (text) => text.toLowerCase().normalize("NFKC").replace(/[\u064b-\u065f\u0670\u0640]/g, "").replace(/[أإآٱ]/g, "ا").replace(/ى/g, "ي").replace(/ة/g, "ه");
  const texts = new Map([...rows].map(([id, row]) => [id, folded(row.textContent)]));
  function filter() {
    const search = folded($("search").value.trim());
    const status = $("status").value, kind = $("factuality").value, source = $("document").value, found = $("found").checked;
    const fits = (entry) => (!search || texts.get(entry.id).includes(search)) && (!status || entry.status === status) &&
      (!kind || entry.factuality === kind) && (!source || entry.documents.includes(Number(source))) && (!found || entry.found);
    shown = new Set(data.entries.filter(fits).map((entry) => entry.id));
    for (const [id, row] of rows) row.hidden = !shown.has(id);
    $("count").textContent = words.shown.replace("{}", shown.size).replace("{}", rows.size);
    draw();
  }
  for (const id of ["search", "status", "factuality", "document", "found"]) $(id).addEventListener("input", filter);
  addEventListener("resize", draw);
  addEventListener("beforeprint", draw);
  filter();
})();
