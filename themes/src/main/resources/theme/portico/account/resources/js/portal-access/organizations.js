// Where one has access, with what, until when, and who can change it.

import { Fragment, h } from "./h.js";
import { usePages } from "./pages.js";
import { Button, Failure, Name, Note, Waiting } from "./parts.js";
import { isolated, moment, names, t, word } from "./texts.js";

export function Organizations() {
  const { pages, busy, error, again, next } = usePages("");
  const first = pages[0];
  const items = pages.flatMap((page) => page.items);
  return h(
    "section",
    { "aria-labelledby": "portal-account-organizations", "aria-busy": busy },
    h("h2", { id: "portal-account-organizations", className: "pf-v5-c-title pf-m-lg" }, t("organizations")),
    first && first.vendor.length > 0 && h(Vendor, { roles: first.vendor }),
    first && items.length === 0 && first.vendor.length === 0 && h(Nowhere),
    items.length > 0 && h("ul", { className: "portal-account__list" }, items.map((each) => h(Organization, { key: each.id, ...each }))),
    busy && h(Waiting),
    error && h(Failure, { error, again }),
    next && h(Button, { onClick: next }, t("moreOrganizations")),
    first && (items.some(({ reason }) => !reason) || first.vendor.length > 0) && first.portal && h(Way, first),
  );
}

const Way = ({ application, portal }) =>
  h("p", null, h("a", { className: "pf-v5-c-button pf-m-primary", href: portal }, t("toPortal", application)));

const Vendor = ({ roles }) => h(Note, { title: t("vendor", names(roles.map(title), "conjunction")) });

const Nowhere = () => h(Note, { title: t("nowhere") }, h("p", null, t("nowhereWhat")));

function Organization({ id, name, level, addOns, ownTicketsOnly, until, reason, admins, more }) {
  const locked = reason === "organization-key-required";
  return h(
    "li",
    { className: "portal-account__card", "data-organization": id },
    h(
      "div",
      { className: "portal-account__head" },
      h("h3", { className: "pf-v5-c-title pf-m-md" }, h(Name, null, name)),
      h(
        "span",
        { className: `portal-account__state portal-account__state--${reason ? "no" : "yes"}` },
        reason ? t("noAccess") : t("access"),
      ),
    ),
    reason && h("p", null, word("reason", reason, t("reason.other"))),
    locked
      ? null
      : h(
          "dl",
          { className: "portal-account__facts" },
          h(Fact, { name: t("level") }, level ? title(level) : t("level.none")),
          addOns.length > 0 && h(Fact, { name: t("addOns") }, names(addOns.map(title), "conjunction")),
          ownTicketsOnly && h(Fact, { name: t("restriction") }, t("ownOnly")),
          h(Fact, { name: t("until") }, until ? moment(until) : t("never")),
          h(Fact, { name: t("who") }, h(Who, { admins, more })),
        ),
  );
}

/** Support always can, and is asked last. */
function Who({ admins, more }) {
  if (admins.length === 0) {
    return t(more ? "whoMore" : "whoVendor");
  }
  return t(more ? "whoAdminsAndMore" : "whoAdmins", admins.length > 1 ? names(admins) : isolated(admins[0]));
}

const Fact = ({ name, children }) => h(Fragment, null, h("dt", null, name), h("dd", null, children));

/** What a level or add-on is called: ours in the language of the page, others as their makers did. */
const title = (role) => word("role", role.name, role.title);
