// What every view is made of; PatternFly 5 by its class names, as the console has loaded it.

import { useEffect, useId, useLayoutEffect, useRef, useState } from "react";
import { useRested } from "./answers.js";
import { Fragment, h } from "./h.js";
import { replace, withQuery } from "./places.js";
import { SignedOut } from "./session.js";
import { locale, t, word } from "./texts.js";

export const Heading = ({ level = 2, children }) =>
  h(`h${level}`, { className: `pf-v5-c-title pf-m-${level === 1 ? "2xl" : "lg"}` }, children);

/** kind: info, success, warning, danger. What comes up while one is here is read out. */
export function Note({ kind = "info", title, children }) {
  return h(
    "div",
    { className: `pf-v5-c-alert pf-m-inline pf-m-${kind}`, role: kind === "danger" ? "alert" : "status" },
    h("p", { className: "pf-v5-c-alert__title" }, h("span", { className: "portal-access__unseen" }, t(`note.${kind}`)), title),
    children && h("div", { className: "pf-v5-c-alert__description" }, children),
  );
}

/** Says what was refused, and offers what helps. */
export function Failure({ error, again }) {
  if (!error) {
    return null;
  }
  if (error instanceof SignedOut) {
    return h(
      Note,
      { kind: "danger", title: t("signedOut") },
      h(Button, { variant: "link", onClick: () => location.reload() }, t("reload")),
    );
  }
  const title = error.reason ? word("reason", error.reason) : t("unreachable");
  return h(
    Note,
    { kind: "danger", title: title === error.reason ? t("reason.other") : title },
    error.detail && h("p", { lang: "en", dir: "ltr" }, error.detail),
    again && h(Button, { variant: "link", onClick: again }, t("again")),
  );
}

/** What is said at a field that was refused: the server's own words are English; the rest is said once more below the form. */
export const wrongAt = (field, error) => {
  if (error?.field !== field) {
    return undefined;
  }
  return locale() === "en" ? error.detail : word("reason", error.reason);
};

export const Empty = ({ title, children }) =>
  h(
    "div",
    { className: "pf-v5-c-empty-state" },
    h("div", { className: "pf-v5-c-empty-state__content" }, h(Heading, null, title), children && h("p", null, children)),
  );

/** Seen only by those who wait for long. */
export const Waiting = () => h("p", { className: "portal-access__waiting", role: "status" }, t("loading"));

/** What an answer became: waiting, refused, nothing there, or what is shown of it. */
export function Answered({ answer, empty, children }) {
  if (answer.error) {
    return h(Failure, { error: answer.error, again: answer.again });
  }
  if (answer.data === undefined) {
    return answer.loading ? h(Waiting) : null;
  }
  if (empty && answer.data.items?.length === 0) {
    return empty;
  }
  return h("div", { "aria-busy": answer.loading }, children(answer.data));
}

/** @param waits whether it is not its time yet, and `onClick` says so: it looks switched off and hears who presses it */
export function Button({ variant = "secondary", small, busy, waits, children, ...rest }) {
  const size = small ? " pf-m-small" : "";
  const look = waits ? " pf-m-aria-disabled" : "";
  return h(
    "button",
    {
      type: "button",
      className: `pf-v5-c-button pf-m-${variant}${size}${look}`,
      "aria-disabled": waits || undefined,
      ...rest,
      disabled: rest.disabled || busy,
    },
    children,
  );
}

export const ButtonLink = ({ variant = "secondary", small, children, ...rest }) =>
  h("a", { className: `pf-v5-c-button pf-m-${variant}${small ? " pf-m-small" : ""}`, ...rest }, children);

export const Label = ({ color = "grey", children }) =>
  h(
    "span",
    { className: `pf-v5-c-label${color === "grey" ? "" : ` pf-m-${color}`}` },
    h("span", { className: "pf-v5-c-label__content" }, h("span", { className: "pf-v5-c-label__text" }, children)),
  );

/**
 * @param columns [{title, of: row -> anything shown, head: whether it names the row}]
 * @param matrix whether columns are compared with each other; other tables are cards where there is no room for columns
 */
export function Table({ caption, columns, rows, matrix, keyOf = (row) => row.id }) {
  return h(
    "div",
    { className: "portal-access__wide", tabIndex: 0, role: "region", "aria-label": caption },
    h(
      "table",
      { className: `pf-v5-c-table pf-m-compact${matrix ? "" : " pf-m-grid-md"}` },
      h("caption", { className: "portal-access__unseen" }, caption),
      h(
        "thead",
        { className: "pf-v5-c-table__thead" },
        h(
          "tr",
          { className: "pf-v5-c-table__tr" },
          ...columns.map(({ title, unseen }) =>
            h(
              "th",
              { className: "pf-v5-c-table__th", scope: "col" },
              unseen ? h("span", { className: "portal-access__unseen" }, title) : title,
            ),
          ),
        ),
      ),
      h(
        "tbody",
        { className: "pf-v5-c-table__tbody" },
        rows.map((row) =>
          h(
            "tr",
            { className: "pf-v5-c-table__tr", key: keyOf(row) },
            ...columns.map(({ of, head, title }) =>
              head
                ? h("th", { className: "pf-v5-c-table__th", scope: "row" }, of(row))
                : h("td", { className: "pf-v5-c-table__td", "data-label": title }, of(row)),
            ),
          ),
        ),
      ),
    ),
  );
}

/** Back to the beginning of a list, and on; what was before is behind the browser's own button. */
export function Pages({ place, next }) {
  const { after, ...query } = place.query;
  if (!after && !next) {
    return null;
  }
  return h(
    "nav",
    { className: "portal-access__row", "aria-label": t("pages") },
    after && h(ButtonLink, { href: withQuery(place, query) }, t("firstPage")),
    next && h(ButtonLink, { href: withQuery(place, { ...query, after: next }) }, t("nextPage")),
  );
}

/** A search that is kept in the address; a new one begins at the first page. */
export function Search({ place, label }) {
  const there = place.query.search ?? "";
  const [typed, setTyped] = useState(there);
  const rested = useRested(typed);
  const asked = useRef(there);
  useEffect(() => {
    if (rested !== asked.current) {
      const { after, ...query } = place.query;
      asked.current = rested;
      replace(withQuery(place, { ...query, search: rested }));
    }
    // The address follows what was typed …
  }, [rested]);
  useEffect(() => {
    if (there !== asked.current) {
      asked.current = there;
      setTyped(there);
    }
    // … and the field a link to somewhere else.
  }, [there]);
  return h(Field, { label }, (id) =>
    h(Input, { id, type: "search", value: typed, maxLength: 255, onChange: (event) => setTyped(event.target.value) }),
  );
}

/** A choice that is kept in the address. */
export function Filter({ place, name, label, choices }) {
  const { after, ...query } = place.query;
  return h(Field, { label }, (id) =>
    h(Choice, {
      id,
      value: place.query[name] ?? "",
      choices,
      onChange: (value) => replace(withQuery(place, { ...query, [name]: value })),
    }),
  );
}

/** A label and its field, which gets the id it is named by; `hint` and `error` belong to it. */
export function Field({ label, hint, error, children }) {
  const id = useId();
  const about = hint || error ? `${id}-about` : undefined;
  return h(
    "div",
    { className: "pf-v5-c-form__group" },
    h(
      "div",
      { className: "pf-v5-c-form__group-label" },
      h("label", { className: "pf-v5-c-form__label", htmlFor: id }, h("span", { className: "pf-v5-c-form__label-text" }, label)),
    ),
    h(
      "div",
      { className: "pf-v5-c-form__group-control" },
      children(id, about),
      about && h("p", { id: about, className: `portal-access__hint${error ? " portal-access__wrong" : ""}` }, error ?? hint),
    ),
  );
}

export const Input = ({ about, ...rest }) =>
  h("span", { className: "pf-v5-c-form-control" }, h("input", { "aria-describedby": about, autoComplete: "off", ...rest }));

/** @param choices [[value, text]] */
export const Choice = ({ about, choices, onChange, ...rest }) =>
  h(
    "span",
    { className: "pf-v5-c-form-control portal-access__choice" },
    h(
      "select",
      { "aria-describedby": about, ...rest, onChange: (event) => onChange(event.target.value) },
      choices.map(([value, text]) => h("option", { key: value, value }, text)),
    ),
  );

export function Check({ label, hint, checked, onChange, ...rest }) {
  const id = useId();
  return h(
    "div",
    { className: "pf-v5-c-check" },
    h("input", {
      id,
      type: "checkbox",
      className: "pf-v5-c-check__input",
      "aria-describedby": hint ? `${id}-about` : undefined,
      checked,
      onChange: (event) => onChange(event.target.checked),
      ...rest,
    }),
    h("label", { className: "pf-v5-c-check__label", htmlFor: id }, label),
    hint && h("span", { id: `${id}-about`, className: "pf-v5-c-check__description" }, hint),
  );
}

/** A form that goes nowhere by itself. */
export const Form = ({ onSubmit, children, ...rest }) =>
  h(
    "form",
    {
      className: "pf-v5-c-form",
      noValidate: true,
      ...rest,
      onSubmit: (event) => {
        event.preventDefault();
        onSubmit();
      },
    },
    children,
  );

/**
 * Over the page, by the browser's own dialog: it keeps the focus, closes on Escape and gives the focus back. The field or button with
 * `data-first` has it at the beginning.
 */
export function Dialog({ title, onClose, children }) {
  const ref = useRef(null);
  const id = useId();
  // Closed before it is taken away, or the browser would not give the focus back.
  useLayoutEffect(() => {
    const dialog = ref.current;
    dialog.showModal();
    dialog.querySelector("[data-first]")?.focus();
    return () => dialog.close();
  }, []);
  return h(
    "dialog",
    {
      ref,
      className: "portal-access__dialog",
      "aria-labelledby": id,
      onCancel: (event) => {
        // Not that of a dialog above, which React tells this one too, nor of choosing a file, which browsers do.
        if (event.target === event.currentTarget) {
          event.preventDefault();
          onClose();
        }
      },
    },
    h("h2", { id, className: "pf-v5-c-title pf-m-xl" }, title),
    children,
  );
}

/** Asks before something is done that concerns somebody; Cancel has the focus. */
export function Confirm({ title, text, action, deed, onClose }) {
  return h(
    Dialog,
    { title, onClose },
    h("p", null, text),
    h(Failure, { error: deed.error }),
    h(
      "div",
      { className: "portal-access__row" },
      h(Button, { "data-first": true, onClick: onClose }, t("cancel")),
      h(Button, { variant: "danger", busy: deed.busy, onClick: () => deed.run() }, action),
    ),
  );
}

/** @param entries [[name, value]] */
export const Facts = ({ entries }) =>
  h(
    "dl",
    { className: "portal-access__facts" },
    entries.map(([name, value]) => h(Fragment, { key: name }, h("dt", null, name), h("dd", null, value))),
  );

/** Where one is, as steps back. @param steps [[text, address]] */
export const Trail = ({ steps }) =>
  h(
    "nav",
    { className: "pf-v5-c-breadcrumb", "aria-label": t("trail") },
    h(
      "ol",
      { className: "pf-v5-c-breadcrumb__list" },
      steps.map(([text, address], i) =>
        h(
          "li",
          { key: address, className: "pf-v5-c-breadcrumb__item" },
          i > 0 && h("span", { className: "pf-v5-c-breadcrumb__item-divider", "aria-hidden": true }, "›"),
          h("a", { className: "pf-v5-c-breadcrumb__link", href: address }, text),
        ),
      ),
    ),
  );

/** The parts of a page, as links; `current` is the key of the one that is shown. */
export const Sections = ({ label, sections, current }) =>
  h(
    "nav",
    { className: "portal-access__sections", "aria-label": label },
    h(
      "ul",
      null,
      sections.map(([key, text, address]) =>
        h("li", { key }, h("a", { href: address, "aria-current": key === current ? "page" : undefined }, text)),
      ),
    ),
  );

/** Offers a file that was made here. */
export function download(name, text, type = "text/csv;charset=utf-8") {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
