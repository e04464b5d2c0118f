// The permissions that customers may hold, in the order in which one thinks of them: to enter first, to administer others last.

import { known } from "./texts.js";

const AREAS = ["portal", "tickets", "messenger", "articles", "forum", "members"];

/** What is of an area that nobody has thought of yet is at the end. */
export const permissions = () => known("permission").sort((one, other) => place(one) - place(other));

function place(permission) {
  const found = AREAS.indexOf(permission.split(".")[0]);
  return found < 0 ? AREAS.length : found;
}
