// A list that comes in pages, each of which is added to what is there.

import { useCallback, useEffect, useState } from "react";
import { told } from "./api.js";

/** `pages` are the answers so far; `next` asks for another one where there is one, `again` for the one that failed. */
export function usePages(path) {
  const [state, setState] = useState({ pages: [], busy: true });
  const [wanted, setWanted] = useState({ after: undefined });
  useEffect(() => {
    const gone = new AbortController();
    setState(({ pages }) => ({ pages, busy: true }));
    told(path, { after: wanted.after }, gone.signal).then(
      (page) => gone.signal.aborted || setState(({ pages }) => ({ pages: [...pages, page], busy: false })),
      (error) => gone.signal.aborted || setState(({ pages }) => ({ pages, busy: false, error })),
    );
    return () => gone.abort();
  }, [path, wanted]);
  const again = useCallback(() => setWanted((before) => ({ ...before })), []);
  const after = state.pages.at(-1)?.next;
  const next = after && !state.busy && !state.error ? () => setWanted({ after }) : undefined;
  return { ...state, again, next };
}
