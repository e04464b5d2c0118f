// Files begin their way when they are chosen, dropped or pasted, and the form names those that have arrived. What a broken connection
// left is gone on with where it ended (tus 1.0.0). Without this script the same form sends its files itself.
const PIECE = 1024 * 1024;
const AT_ONCE = 2;
const PAUSES = [500, 1_000, 2_000, 4_000, 8_000, 15_000];

function element(name, text, css) {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  if (css) made.className = css;
  return made;
}

function readable(bytes) {
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} kB` : `${Math.round(bytes * 10 / 1024 / 1024) / 10} MB`;
}

// fetch tells nothing of how far a body has come.
function ask(area, method, address, headers, body, onSent) {
  return new Promise(resolve => {
    const request = new XMLHttpRequest();
    request.open(method, address);
    const all = { "Tus-Resumable": "1.0.0", "X-CSRF-Token": area.dataset.csrf, Accept: "application/json", ...headers };
    for (const [name, value] of Object.entries(all)) request.setRequestHeader(name, value);
    request.upload.onprogress = event => onSent?.(event.loaded);
    request.onloadend = () => resolve(request);
    request.send(body ?? null);
  });
}

const wait = pause => new Promise(resolve => {
  const timer = setTimeout(resolve, pause);
  addEventListener("online", () => { clearTimeout(timer); resolve(); }, { once: true });
});

/** One file, in its line of the list. */
class Upload {
  constructor(area, file) {
    this.area = area;
    this.file = file;
    this.offset = 0;
    this.line = element("li");
    this.bar = element("progress");
    this.bar.max = Math.max(file.size, 1);
    this.bar.value = 0;
    this.bar.setAttribute("aria-label", file.name);
    this.state = element("span", area.words.waiting, "attach-state");
    this.removal = removal(area, file.name, () => this.remove());
    this.line.append(element("bdi", file.name), element("bdi", readable(file.size), "muted"), this.bar, this.state, this.removal);
    area.list.append(this.line);
    this.begin();
  }

  begin() {
    this.is = "waiting";
    this.line.className = "";
    this.state.textContent = this.area.words.waiting;
    this.area.next();
  }

  async send() {
    this.is = "sending";
    let failures = 0;
    while (this.is === "sending") {
      const offset = this.offset;
      const answer = this.address ? await this.piece() : await this.announce();
      if (this.is !== "sending") return;
      if (answer.status >= 200 && answer.status < 300) {
        if (this.address && this.offset >= this.file.size) { this.arrived(); return; }
        if (this.offset > offset || answer.responseURL.endsWith("/uploads")) failures = 0;
      } else if (answer.status === 404 && this.address) {
        // Too old, or from before somebody signed in as another: from the beginning.
        this.address = null;
        this.offset = 0;
        if (++failures > PAUSES.length) { this.failed(this.area.words.refused); return; }
      } else if (answer.status === 409 || answer.status === 0 || answer.status === 400 || answer.status >= 500) {
        if (failures >= PAUSES.length) { this.failed(this.area.words.connection); return; }
        this.state.textContent = this.area.words.resuming;
        await wait(PAUSES[failures++]);
        await this.ask();
      } else {
        this.failed(this.reason(answer));
        return;
      }
    }
  }

  async announce() {
    const name = btoa(String.fromCharCode(...new TextEncoder().encode(this.file.name)));
    const headers = { "Upload-Length": this.file.size };
    if (name) headers["Upload-Metadata"] = `filename ${name}`;
    const answer = await ask(this.area, "POST", this.area.address, headers);
    if (answer.status === 201) this.address = answer.getResponseHeader("Location");
    return answer;
  }

  async piece() {
    const part = this.file.slice(this.offset, this.offset + PIECE);
    const headers = { "Content-Type": "application/offset+octet-stream", "Upload-Offset": this.offset };
    const answer = await ask(this.area, "PATCH", this.address, headers, part, sent => this.show(this.offset + Math.min(sent, part.size)));
    if (answer.status === 204) {
      this.offset = Number(answer.getResponseHeader("Upload-Offset"));
      this.show(this.offset);
    }
    return answer;
  }

  /** How far it had come when the connection broke. */
  async ask() {
    if (!this.address) return;
    const answer = await ask(this.area, "HEAD", this.address);
    if (answer.status === 200) this.offset = Number(answer.getResponseHeader("Upload-Offset"));
    else if (answer.status === 404) { this.address = null; this.offset = 0; }
    this.show(this.offset);
  }

  show(bytes) {
    if (this.is !== "sending") return;
    this.bar.value = bytes;
    this.state.textContent = this.area.words.sending.replace("%s", String(Math.floor(100 * bytes / Math.max(this.file.size, 1))));
  }

  arrived() {
    this.is = "done";
    this.line.className = "attach-done";
    this.bar.remove();
    this.state.textContent = this.area.words.arrived;
    const id = element("input");
    id.type = "hidden";
    id.name = "files";
    id.value = this.address.split("/").pop();
    this.line.append(id);
    this.area.say(this.area.words.arrivedFile.replace("%s", this.file.name));
    this.area.next();
  }

  failed(why) {
    this.is = "failed";
    this.line.className = "attach-failed";
    this.state.textContent = why;
    this.again = element("button", this.area.words.retry, "btn btn-sm btn-outline-primary");
    this.again.type = "button";
    this.again.setAttribute("aria-label", this.area.words.retryFile.replace("%s", this.file.name));
    this.again.addEventListener("click", async () => {
      this.again.remove();
      this.removal.focus();
      await this.ask();
      this.begin();
    });
    this.removal.before(this.again);
    this.area.say(`${this.file.name}: ${why}`);
    this.area.next();
  }

  reason(answer) {
    if (answer.status === 401) return this.area.words.signedOut;
    if (answer.status === 413) return this.area.words.tooLarge.replace("%s", this.file.name);
    return answer.responseText.includes("too_many_uploads") ? this.area.words.tooManyOpen : this.area.words.refused;
  }

  remove() {
    this.is = "removed";
    if (this.address) ask(this.area, "DELETE", this.address);
    this.area.forget(this);
  }
}

function removal(area, name, deed) {
  const button = element("button", area.words.remove, "btn btn-sm btn-link");
  button.type = "button";
  button.setAttribute("aria-label", area.words.removeFile.replace("%s", name));
  button.addEventListener("click", () => {
    const buttons = [...area.list.querySelectorAll(".btn-link")];
    const place = buttons.indexOf(button);
    deed();
    (buttons[place + 1] ?? buttons[place - 1] ?? area.input).focus();
    area.say(area.words.removedFile.replace("%s", name));
  });
  return button;
}

/** The part of a form that takes files. */
class Area {
  constructor(box) {
    this.box = box;
    this.form = box.closest("form");
    this.dataset = box.dataset;
    this.words = box.dataset;
    this.address = box.dataset.uploads;
    this.input = box.querySelector("input[type=file]");
    this.list = box.querySelector(".attach-list");
    this.uploads = [];
    box.querySelector(".hint").textContent = box.dataset.hint;
    this.live = element("p", "", "visually-hidden");
    this.live.setAttribute("role", "status");
    this.trouble = element("p", "", "field-error");
    this.trouble.setAttribute("role", "alert");
    this.pending = element("p", "", "muted hint");
    box.append(this.trouble, this.pending, this.live);
    for (const line of [...this.list.children]) this.keep(line);
    this.input.addEventListener("change", () => this.take());
    this.form.addEventListener("dragover", event => { if (this.files(event.dataTransfer)) { event.preventDefault(); box.classList.add("attach-over"); } });
    this.form.addEventListener("dragleave", event => { if (!this.form.contains(event.relatedTarget)) box.classList.remove("attach-over"); });
    this.form.addEventListener("drop", event => {
      box.classList.remove("attach-over");
      if (this.files(event.dataTransfer)) { event.preventDefault(); this.add([...event.dataTransfer.files]); }
    });
    this.form.addEventListener("paste", event => {
      if (event.clipboardData?.files.length) { event.preventDefault(); this.add([...event.clipboardData.files]); }
    });
    // Somebody was quicker than this script.
    if (this.input.files.length) this.take();
  }

  take() {
    this.add([...this.input.files]);
    this.input.value = "";
  }

  files(transfer) {
    return transfer?.types.includes("Files");
  }

  /** A file that came with the form before and is there already. */
  keep(line) {
    const box = line.querySelector("input");
    const id = element("input");
    Object.assign(id, { type: "hidden", name: "files", value: box.value });
    const label = line.querySelector("label");
    label.replaceWith(element("bdi", line.dataset.name));
    const button = removal(this, line.dataset.name, () => {
      ask(this, "DELETE", `${this.address}/${id.value}`);
      line.remove();
      this.changed();
    });
    line.classList.add("attach-done");
    line.append(element("span", this.words.arrived, "attach-state"), id, button);
  }

  add(files) {
    this.trouble.textContent = "";
    for (const file of files) {
      if (this.list.children.length >= Number(this.words.most)) { this.trouble.textContent = this.words.tooMany; break; }
      if (file.size > Number(this.words.largest)) { this.trouble.textContent = this.words.tooLarge.replace("%s", file.name); continue; }
      this.uploads.push(new Upload(this, file));
      this.say(this.words.added.replace("%s", file.name));
    }
    this.changed();
    this.next();
  }

  forget(upload) {
    this.uploads = this.uploads.filter(other => other !== upload);
    upload.line.remove();
    this.changed();
    this.next();
  }

  changed() {
    this.list.hidden = !this.list.children.length;
  }

  next() {
    const waiting = this.uploads.filter(upload => upload.is === "waiting");
    const free = AT_ONCE - this.uploads.filter(upload => upload.is === "sending").length;
    for (const upload of waiting.slice(0, Math.max(free, 0))) upload.send();
    if (this.after && !this.busy()) {
      const button = this.after;
      this.after = null;
      this.pending.textContent = "";
      if (this.broken()) this.stay(); else this.form.requestSubmit(button.form === this.form ? button : undefined);
    }
  }

  busy() {
    return this.uploads.some(upload => upload.is === "waiting" || upload.is === "sending");
  }

  broken() {
    return this.uploads.find(upload => upload.is === "failed");
  }

  stay() {
    this.trouble.textContent = this.words.notYet;
    this.broken().again.focus();
  }

  /** Whether the form may be sent now; if not, it is as soon as it may. */
  ready(button) {
    if (this.busy()) {
      this.after = button ?? this.form.querySelector("[type=submit]");
      this.pending.textContent = this.words.sentAfter;
      this.say(this.words.sentAfter);
      return false;
    }
    if (this.broken()) { this.stay(); return false; }
    return true;
  }

  say(words) {
    this.live.textContent = words;
  }
}

const areas = new Map([...document.querySelectorAll("[data-uploads]")].map(box => [box.closest("form"), new Area(box)]));

// Before anything else hears that the form is sent.
document.addEventListener("submit", event => {
  const area = areas.get(event.target);
  if (area && !area.ready(event.submitter)) { event.preventDefault(); event.stopImmediatePropagation(); }
}, true);

// A form that was sent and stays on the page begins anew.
document.addEventListener("portal:sent", () => {
  for (const area of areas.values()) { area.uploads = []; area.list.replaceChildren(); area.changed(); }
});

// The back button may show a form whose files were sent with it.
addEventListener("pageshow", event => {
  if (event.persisted && [...areas.values()].some(area => area.list.children.length)) location.reload();
});
