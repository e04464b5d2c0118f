// What people are called, where all that is told of them is an id.

import { useEffect, useState } from "react";
import { get, path } from "../api.js";
import { word } from "../texts.js";

const MOST = 40;

export const nameOf = ({ firstName, lastName, username }) => [firstName, lastName].filter(Boolean).join(" ") || username;

/** The built-in levels have words of ours; others are called what somebody has called them. */
export const titleOf = ({ name, title }) => (word("level", name) === name ? title : word("level", name));

/** A level to be chosen. */
export const titled = (level) => [level.name, titleOf(level)];

/** Names of members by id, as far as they are members still; asked for once each. */
export function useNames(at, ids) {
  const [names, setNames] = useState(new Map());
  const wanted = [...new Set(ids)].filter((id) => id && !names.has(id)).slice(0, MOST);
  const key = wanted.join(" ");
  useEffect(() => {
    if (!at || wanted.length === 0) {
      return undefined;
    }
    let gone = false;
    Promise.all(wanted.map((id) => nameFor(at, id))).then((found) => {
      if (!gone) {
        setNames((before) => new Map([...before, ...found]));
      }
    });
    return () => {
      gone = true;
    };
  }, [at, key]);
  return (id) => names.get(id) ?? id;
}

async function nameFor(at, id) {
  try {
    return [id, nameOf((await get(at + path`/members/${id}`)).data)];
  } catch {
    return [id, id];
  }
}
