// The page, once there are words for it.

import { Component, useEffect, useState } from "react";
import { Fragment, h } from "./h.js";
import { History } from "./history.js";
import { Organizations } from "./organizations.js";
import { Failure, Waiting } from "./parts.js";
import { loadTexts, locale, t } from "./texts.js";

/** What cannot be drawn is said, and does not take the page away with it. */
class Mended extends Component {
  state = {};

  static getDerivedStateFromError(error) {
    return { error };
  }

  render() {
    const { error } = this.state;
    return error ? h(Failure, { error, again: () => this.setState({ error: undefined }) }) : this.props.children;
  }
}

export function App() {
  const [texts, setTexts] = useState({});
  const [times, setTimes] = useState(0);
  useEffect(() => {
    setTexts({});
    loadTexts().then(
      () => setTexts({ ready: true }),
      (error) => setTexts({ error }),
    );
  }, [times]);
  if (texts.error) {
    return h(Failure, { error: texts.error, again: () => setTimes(times + 1) });
  }
  return texts.ready ? h(Mended, null, h(Page)) : h(Waiting);
}

const Page = () =>
  h(
    "div",
    { className: "portal-account__page", lang: locale() },
    h(
      Fragment,
      null,
      h("h1", { className: "pf-v5-c-title pf-m-2xl", "data-testid": "page-heading" }, t("title")),
      h("p", null, t("intro")),
    ),
    h(Organizations),
    h(History),
  );
