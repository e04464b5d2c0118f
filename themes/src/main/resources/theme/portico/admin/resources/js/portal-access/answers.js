// What a view asks for, and what has become of it.

import { useCallback, useEffect, useState } from "react";
import { get } from "./api.js";

/**
 * Asks for an address whenever it becomes another, or `again` is called; an answer that somebody has gone on from is dropped. `data` of
 * the last answer stays while the next is awaited, so that a list does not jump while one types; `of` is the address it is of.
 */
export function useAnswer(address) {
  const [state, setState] = useState({ loading: true });
  const [times, setTimes] = useState(0);
  useEffect(() => {
    if (!address) {
      setState({ loading: false });
      return undefined;
    }
    const gone = new AbortController();
    setState((before) => ({ ...before, loading: true, error: undefined }));
    get(address, { signal: gone.signal }).then(
      ({ data, etag }) => gone.signal.aborted || setState({ loading: false, data, etag, of: address }),
      (error) => gone.signal.aborted || setState({ loading: false, error, of: address }),
    );
    return () => gone.abort();
  }, [address, times]);
  const again = useCallback(() => setTimes((before) => before + 1), []);
  return { ...state, again };
}

/** Something that is done once at a time: `busy` meanwhile, `error` when it was refused. */
export function useDeed(deed) {
  const [state, setState] = useState({ busy: false });
  const run = async (...values) => {
    setState({ busy: true });
    try {
      const result = await deed(...values);
      setState({ busy: false });
      return result;
    } catch (error) {
      setState({ busy: false, error });
      return undefined;
    }
  };
  return { ...state, run, forget: () => setState({ busy: false }) };
}

const kept = new Map();

/** A state that is there again when somebody has looked at something else meanwhile, until the console is loaded anew. */
export function useKept(name, first) {
  const [state, setState] = useState(kept.has(name) ? kept.get(name) : first);
  const keep = (value) => {
    kept.set(name, value);
    setState(value);
  };
  return [state, keep];
}

/**
 * What was typed where half of it makes no sense: once it has rested for long, or when `now` is called, which is when the field is left.
 * @returns [what is to be asked about, now]
 */
export function useFinished(value, millis = 1500) {
  const [finished, setFinished] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setFinished(value), millis);
    return () => clearTimeout(timer);
  }, [value, millis]);
  return [finished, () => setFinished(value)];
}

/** What was typed, once it has rested. */
export function useRested(value, millis = 300) {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), millis);
    return () => clearTimeout(timer);
  }, [value, millis]);
  return rested;
}
