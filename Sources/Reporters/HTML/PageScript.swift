/// The page's script: filters, ticking of fixes, the corrected text. It asks nothing of any network.
enum PageScript {
  static let text = #"""

    (() => {
      "use strict";
      document.documentElement.classList.add("js");
      const one = (selector, from = document) => from.querySelector(selector);
      const all = (selector, from = document) => Array.from(from.querySelectorAll(selector));
      const live = one("#live");
      const say = (text) => { live.textContent = text; };

      /* Ticking: each text knows its edits; a fix is a list of them. */

      const touches = (a, b) => {
        if (a[0] === a[1] || b[0] === b[1]) return a[0] <= b[1] && b[0] <= a[1];
        return a[0] < b[1] && b[0] < a[1];
      };

      class Article {
        constructor(section) {
          this.section = section;
          this.data = JSON.parse(one(".doc-data", section).textContent);
          this.fixes = new Map(this.data.fixes.map((fix) => [fix.id, fix]));
          this.ticked = new Set();
          this.pieces = new Map();
          this.places = new Map();
          for (const piece of all("[data-e]", section)) {
            for (const edit of piece.dataset.e.split(" ")) {
              if (!this.pieces.has(edit)) this.pieces.set(edit, []);
              this.pieces.get(edit).push(piece);
            }
          }
          for (const place of all("ins[data-i]", section)) this.places.set(place.dataset.i, place);
          for (const box of all(".tick", section)) {
            box.disabled = false;
            box.checked = false;
            box.addEventListener("change", () => this.tick(box.id, box.checked));
          }
          this.listen(".tick-safe", () => this.tickMany((fix) => fix.safe));
          this.listen(".tick-all", () => this.tickMany(() => true));
          this.listen(".tick-none", () => { this.ticked.clear(); this.show(); });
          this.listen(".preview", (button) => {
            const on = this.section.classList.toggle("clean");
            button.setAttribute("aria-pressed", String(on));
          });
          this.listen(".copy", () => this.copy());
          this.listen(".download", () => this.download());
          this.show();
        }

        listen(selector, action) {
          const button = one(selector, this.section);
          if (button) button.addEventListener("click", () => action(button));
        }

        /** True where two fixes change the same words differently, or are two answers to one finding. */
        conflict(a, b) {
          if (a.finding === b.finding) return true;
          return a.edits.some((x) => b.edits.some((y) => {
            if (x === y) return false;
            return touches(this.data.edits[x][0], this.data.edits[y][0]);
          }));
        }

        tick(id, on) {
          const fix = this.fixes.get(id);
          if (on) {
            const rivals = [...this.ticked].map((other) => this.fixes.get(other)).filter((other) =>
              other.id !== id && this.conflict(fix, other));
            for (const rival of rivals) this.ticked.delete(rival.id);
            this.ticked.add(id);
            if (rivals.length) {
              say(`Unticked the fix of finding ${rivals.map((rival) => rival.number).join(", ")}: it changes the same words.`);
            }
          } else {
            this.ticked.delete(id);
          }
          this.show();
        }

        /** Ticks what goes together, louder findings first; what is ticked stays. */
        tickMany(wanted) {
          const order = this.data.fixes.filter(wanted).sort((a, b) => b.level - a.level);
          for (const fix of order) {
            const card = document.getElementById(fix.finding);
            if (card && card.hidden) continue;
            const clashes = [...this.ticked].some((id) => this.conflict(fix, this.fixes.get(id)));
            if (!clashes) this.ticked.add(fix.id);
          }
          this.show();
          say(`${this.ticked.size} fixes are ticked.`);
        }

        active() {
          const edits = new Set();
          for (const id of this.ticked) for (const edit of this.fixes.get(id).edits) edits.add(edit);
          return edits;
        }

        show() {
          const active = this.active();
          for (const [edit, pieces] of this.pieces) {
            for (const piece of pieces) {
              const gone = piece.dataset.e.split(" ").some((other) => active.has(Number(other)));
              piece.classList.toggle("gone", gone);
            }
          }
          for (const [edit, place] of this.places) {
            place.textContent = active.has(Number(edit)) ? this.data.edits[edit][0][2] : "";
          }
          for (const box of all(".tick", this.section)) box.checked = this.ticked.has(box.id);
          const count = one(".ticked", this.section);
          const findings = new Set(this.data.fixes.map((fix) => fix.finding)).size;
          if (count) count.textContent = `${this.ticked.size} of ${findings} fixes ticked`;
        }

        corrected(text, lists) {
          const edits = [...this.active()].flatMap((index) => lists[index]).sort((a, b) => a[0] - b[0] || a[1] - b[1]);
          let out = "";
          let at = 0;
          for (const [start, end, replacement] of edits) {
            if (start < at) continue;
            out += text.slice(at, start) + replacement;
            at = end;
          }
          return out + text.slice(at);
        }

        plainText() { return this.corrected(this.data.text, this.data.edits); }

        fileText() {
          return this.data.file === undefined ? this.plainText() : this.corrected(this.data.file, this.data.fileEdits);
        }

        async copy() {
          const text = this.plainText();
          try {
            await navigator.clipboard.writeText(text);
          } catch {
            const area = document.createElement("textarea");
            area.value = text;
            area.setAttribute("readonly", "");
            area.className = "sr";
            document.body.append(area);
            area.select();
            document.execCommand("copy");
            area.remove();
          }
          say("The text is copied.");
          this.flash(".copy", "Copied");
        }

        download() {
          const link = document.createElement("a");
          link.href = URL.createObjectURL(new Blob([this.fileText()], { type: "text/plain;charset=utf-8" }));
          link.download = this.data.name;
          document.body.append(link);
          link.click();
          link.remove();
          setTimeout(() => URL.revokeObjectURL(link.href), 10000);
          say(`${this.data.name} is downloaded.`);
        }

        flash(selector, text) {
          const button = one(selector, this.section);
          const before = button.dataset.label || button.textContent;
          button.dataset.label = before;
          button.textContent = text;
          setTimeout(() => { button.textContent = before; }, 1500);
        }
      }

      const texts = all(".doc").map((section) => new Article(section));

      /* Many texts begin closed; their links open them. */

      if (texts.length > 3) for (const text of texts) text.section.open = false;
      for (const link of all(".contents a")) {
        link.addEventListener("click", () => { document.getElementById(link.hash.slice(1)).open = true; });
      }

      /* Filters. */

      const form = one("#filters");
      const cards = all(".card");
      const marks = all("mark");
      const references = all(".ref");
      const category = one("#by-category");
      const rule = one("#by-rule");
      const withFix = one("#by-fix");

      const filter = () => {
        if (!form) return;
        const levels = new Set(all(".by-level:checked").map((box) => box.value));
        const visible = new Set();
        for (const card of cards) {
          const { level, rule: ownRule, category: ownCategory, fixable } = card.dataset;
          const fits = levels.has(level)
            && (!rule.value || ownRule === rule.value)
            && (!category.value || ownCategory === category.value || ownCategory.startsWith(category.value + "/"))
            && (!withFix.checked || fixable === "true");
          card.hidden = !fits;
          if (fits) visible.add(card.id);
        }
        for (const mark of marks) {
          mark.classList.toggle("off", !mark.dataset.f.split(" ").some((id) => visible.has(id)));
        }
        for (const reference of references) reference.hidden = !visible.has(reference.dataset.f);
        for (const text of texts) {
          const none = one(".no-match", text.section);
          if (none) none.hidden = all(".card", text.section).some((card) => !card.hidden);
        }
        one("#shown").textContent = visible.size === cards.length
          ? `${cards.length} findings` : `${visible.size} of ${cards.length} findings`;
      };
      if (form) {
        form.addEventListener("change", filter);
        form.addEventListener("reset", () => setTimeout(filter));
        form.addEventListener("submit", (event) => event.preventDefault());
        form.reset();
        filter();
      }
      for (const button of all(".pick")) {
        button.addEventListener("click", () => {
          form.reset();
          if (button.dataset.rule) rule.value = button.dataset.rule;
          if (button.dataset.category) category.value = button.dataset.category;
          setTimeout(() => { filter(); one("#texts").scrollIntoView(); });
        });
      }

      /* From the text to the cards and back. */

      const light = (id, on) => {
        const card = document.getElementById(id);
        if (card) card.classList.toggle("lit", on);
        for (const mark of marks) if (mark.dataset.f.split(" ").includes(id)) mark.classList.toggle("lit", on);
      };
      const goToCard = (id) => {
        const card = document.getElementById(id);
        if (!card || card.hidden) return;
        card.closest("details").open = true;
        card.scrollIntoView({ block: "nearest" });
        card.focus({ preventScroll: true });
      };
      const goToMark = (id) => {
        const reference = document.getElementById(id);
        if (!reference) return;
        reference.closest("details").open = true;
        reference.scrollIntoView({ block: "center" });
        reference.focus({ preventScroll: true });
      };
      document.addEventListener("click", (event) => {
        const link = event.target.closest("a.ref, a.to-card, a.number");
        if (link) {
          event.preventDefault();
          const id = link.getAttribute("href").slice(1);
          if (link.classList.contains("number")) goToMark(id); else goToCard(id);
          return;
        }
        const mark = event.target.closest("mark:not(.off)");
        if (mark && String(getSelection()) === "" && !mark.closest(".clean")) {
          const id = mark.dataset.f.split(" ").find((each) => !document.getElementById(each).hidden);
          if (id) goToCard(id);
        }
      });
      for (const card of cards) {
        card.addEventListener("pointerenter", () => light(card.id, true));
        card.addEventListener("pointerleave", () => light(card.id, false));
        card.addEventListener("focusin", () => light(card.id, true));
        card.addEventListener("focusout", () => light(card.id, false));
      }

      /* Keys, while a card has the focus. */

      document.addEventListener("keydown", (event) => {
        const card = event.target.closest && event.target.closest(".card");
        if (!card || event.ctrlKey || event.metaKey || event.altKey || !["j", "k", "x"].includes(event.key)) return;
        event.preventDefault();
        if (event.key === "x") {
          const box = one(".tick", card);
          if (box) box.click();
          return;
        }
        const shown = cards.filter((each) => !each.hidden);
        const next = shown[shown.indexOf(card) + (event.key === "j" ? 1 : -1)];
        if (next) goToCard(next.id);
      });

      addEventListener("beforeprint", () => { for (const section of all(".doc")) section.open = true; });
    })();

    """#
}
