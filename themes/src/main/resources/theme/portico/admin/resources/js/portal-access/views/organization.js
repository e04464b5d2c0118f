// One organisation: its members, who is invited, what it does differently, why somebody may or may not, and what happened.

import { path, root } from "../api.js";
import { useAnswer } from "../answers.js";
import { Fragment, h } from "../h.js";
import { Answered, Heading, Label, Note, Sections } from "../parts.js";
import { addressIn } from "../places.js";
import { t } from "../texts.js";
import { AccessCheck } from "./check.js";
import { Invitations } from "./invitations.js";
import { OrganizationJournal } from "./journal.js";
import { Members } from "./members.js";
import { OrganizationSettings } from "./settings.js";

const VIEWS = {
  members: Members,
  invitations: Invitations,
  settings: OrganizationSettings,
  check: AccessCheck,
  journal: OrganizationJournal,
};

export function Organization({ place, admin }) {
  const [id, view = "members"] = place.rest;
  const answer = useAnswer(root(place.realm) + path`/organizations/${id}`);
  const View = Object.hasOwn(VIEWS, view) ? VIEWS[view] : undefined;
  return h(Answered, { answer }, (organization) =>
    h(
      Fragment,
      null,
      // The console's page has said it above the tab.
      place.how === "page" &&
        h(
          "div",
          { className: "portal-access__row portal-access__titles" },
          h(Heading, { level: 1 }, organization.name),
          h("span", { dir: "ltr", className: "portal-access__hint" }, organization.alias),
          !organization.enabled && h(Label, null, t("disabled")),
        ),
      !organization.enabled && h(Note, { kind: "info", title: t("organization.disabledHint") }),
      h(Sections, {
        label: organization.name,
        sections: Object.keys(VIEWS).map((name) => [name, t(`organization.${name}`), addressIn(place, id, name)]),
        current: view,
      }),
      View
        ? h(View, { key: view, place, admin, organization, at: root(place.realm) + path`/organizations/${id}`, again: answer.again })
        : h(Note, { kind: "warning", title: t("nothingHere") }),
    ),
  );
}
