// What people are called, where all that is told of them is an id.

import { useEffect, useState } from "react";
import { get, ofAdminApi, path } from "../api.js";
import { word } from "../texts.js";

const MOST = 40;

/** What turns round all that follows it: people choose what they are called. */
const TURNING = /[\u202a-\u202e\u2066-\u2069]/g;

export const nameOf = ({ firstName, lastName, username }) =>
  [firstName, lastName].filter(Boolean).join(" ").replace(TURNING, "").trim() || username;

/** The built-in levels have words of ours; others are called what somebody has called them. */
export const titleOf = ({ name, title }) => (word("level", name) === name ? title : word("level", name));

/** A level to be chosen. */
export const titled = (level) => [level.name, titleOf(level)];

/**
 * Names by id, asked for once each: of an organisation's members as they are, of others of the realm where whoever looks may see them.
 * Who is gone, or of another realm, stays an id.
 *
 * @param at the organisation, if it is about one
 */
export function useNames(realm, at, ids) {
  const [names, setNames] = useState(new Map());
  const wanted = [...new Set(ids)].filter((id) => id && !names.has(id)).slice(0, MOST);
  const key = wanted.join(" ");
  useEffect(() => {
    if (wanted.length === 0) {
      return undefined;
    }
    let gone = false;
    Promise.all(wanted.map((id) => nameFor(realm, at, id))).then((found) => {
      if (!gone) {
        setNames((before) => new Map([...before, ...found]));
      }
    });
    return () => {
      gone = true;
    };
  }, [realm, at, key]);
  return (id) => names.get(id) ?? id;
}

async function nameFor(realm, at, id) {
  const person = (at && (await found(at + path`/members/${id}`))) || (await found(ofAdminApi(path`/admin/realms/${realm}/users/${id}`)));
  return [id, person ? nameOf(person) : id];
}

/** Undefined where it is not there, or not to be seen. */
async function found(address) {
  try {
    return (await get(address)).data;
  } catch {
    return undefined;
  }
}
