// The page: its head, its sections, and the view that the address names.

import { Component } from "react";
import { Fragment, h } from "./h.js";
import { Failure, Heading, Note, Sections, Trail, Waiting } from "./parts.js";
import { address } from "./places.js";
import { t } from "./texts.js";
import { Health } from "./views/health.js";
import { Installation } from "./views/installation.js";
import { RealmJournal } from "./views/journal.js";
import { Levels } from "./views/levels.js";
import { Organization } from "./views/organization.js";
import { Organizations } from "./views/organizations.js";
import { RealmSettings } from "./views/settings.js";

const VIEWS = {
  organizations: { view: Organizations, may: (admin) => admin.seesOrganizations },
  settings: { view: RealmSettings, may: (admin) => admin.managesRealm },
  levels: { view: Levels, may: (admin) => admin.managesRealm },
  journal: { view: RealmJournal, may: (admin) => admin.seesAllOrganizations },
  health: { view: Health, may: (admin) => admin.managesRealm },
  installation: { view: Installation, may: (admin) => admin.installs },
};

/** What cannot be drawn is said, and does not take the page away with it; another place is tried anew. */
class Mended extends Component {
  state = {};

  static getDerivedStateFromError(error) {
    return { error };
  }

  componentDidUpdate({ at }) {
    if (at !== this.props.at && this.state.error) {
      this.setState({ error: undefined });
    }
  }

  render() {
    const { error } = this.state;
    return error ? h(Note, { kind: "danger", title: t("broken") }, h("p", { dir: "ltr", lang: "en" }, String(error.message))) : this.props.children;
  }
}

export const App = (props) => h(Mended, { at: location.hash }, h(Page, props));

function Page({ place, admin, error, again }) {
  if (!admin) {
    return error ? h(Failure, { error, again }) : h(Waiting);
  }
  const { realm } = place;
  const mine = Object.keys(VIEWS).filter((name) => VIEWS[name].may(admin));
  if (place.how === "tab") {
    return h(Organization, { key: realm + place.rest[0], place, admin });
  }
  if (isAboutOne(place) && mine.includes(place.view)) {
    return h(
      Fragment,
      null,
      h(Trail, { steps: [[t("title"), address(realm)], [t("section.organizations"), address(realm, "organizations")]] }),
      h(Organization, { key: realm + place.rest[0], place, admin }),
    );
  }
  return h(
    Fragment,
    null,
    h("header", { className: "portal-access__head" }, h(Heading, { level: 1 }, t("title")), h("p", null, t("intro", realm))),
    h(Sections, {
      label: t("title"),
      sections: mine.map((name) => [name, t(`section.${name}`), address(realm, name)]),
      current: place.view,
    }),
    h(View, { key: realm + place.view, place, admin, mine }),
  );
}

const isAboutOne = ({ view, rest }) => view === "organizations" && rest.length > 0;

function View({ place, admin, mine }) {
  const { view } = place;
  const shown = mine.includes(view)
    ? h(VIEWS[view].view, { place, admin })
    : h(Note, { kind: "warning", title: t(Object.hasOwn(VIEWS, view) ? "notYours" : "nothingHere") });
  return h("div", null, shown);
}
