// A token of the console's own client, without a second login: the browser is signed in already, so Keycloak answers at once. It is
// kept in memory only, as the console keeps its own.

import { environment } from "./console.js";

const LEEWAY = 10_000;
const PATIENCE = 20_000;
const LOOK = 20;

/** The session of the browser has ended, or somebody has to do something at login first. */
export class SignedOut extends Error {}

let held;
let pending;
let whose;

/** An access token that is good for the next request. */
export function token() {
  if (held && held.until > Date.now()) {
    return Promise.resolve(held.access);
  }
  pending ??= renewed().finally(() => {
    pending = undefined;
  });
  return pending;
}

/** The server took this one for none: it is not used again. */
export function refused(access) {
  if (held?.access === access) {
    held = undefined;
  }
}

async function renewed() {
  const refresh = held?.refresh;
  held = undefined;
  const tokens = (refresh && (await asked({ grant_type: "refresh_token", refresh_token: refresh }))) || (await signedIn());
  whose ??= tokens.person;
  if (tokens.person !== whose) {
    // The browser is somebody else's by now; this page is still about what the one before may do, and says who did it.
    throw new SignedOut("another person");
  }
  held = tokens;
  return held.access;
}

async function signedIn() {
  const verifier = random();
  const state = random();
  const back = location.origin + location.pathname;
  const address = protocol("auth");
  address.search = new URLSearchParams({
    client_id: environment.clientId,
    redirect_uri: back,
    response_type: "code",
    response_mode: "query",
    scope: "openid",
    prompt: "none",
    state,
    code_challenge: await challenge(verifier),
    code_challenge_method: "S256",
  });
  const answer = await through(address, back);
  if (answer.get("state") !== state || !answer.has("code")) {
    throw new SignedOut(answer.get("error") ?? "no code");
  }
  const tokens = await asked({
    grant_type: "authorization_code",
    code: answer.get("code"),
    redirect_uri: back,
    code_verifier: verifier,
  });
  if (!tokens) {
    throw new SignedOut("code refused");
  }
  return tokens;
}

/** Undefined where Keycloak refuses; another failure is an error. */
async function asked(parameters) {
  const answer = await fetch(protocol("token"), {
    method: "POST",
    body: new URLSearchParams({ client_id: environment.clientId, ...parameters }),
  });
  if (answer.status === 400 || answer.status === 401) {
    return undefined;
  }
  if (!answer.ok) {
    throw new Error(`token: ${answer.status}`);
  }
  const tokens = await answer.json();
  return {
    access: tokens.access_token,
    refresh: tokens.refresh_token,
    person: personIn(tokens.id_token),
    until: Date.now() + tokens.expires_in * 1000 - LEEWAY,
  };
}

/**
 * Where Keycloak sends a browser that is signed in: asked in a frame, since login may have another host than the console. Nothing runs in
 * the frame, so that the console, to whose address it is sent back, does not start in it.
 */
function through(address, back) {
  const frame = document.createElement("iframe");
  frame.hidden = true;
  frame.title = "";
  frame.setAttribute("sandbox", "allow-same-origin");
  frame.src = address.href;
  document.body.append(frame);
  return new Promise((resolve, reject) => {
    const end = Date.now() + PATIENCE;
    const look = setInterval(() => {
      const reached = addressIn(frame);
      if (reached?.startsWith(back)) {
        resolve(new URL(reached).searchParams);
      } else if (Date.now() > end) {
        reject(new SignedOut("no answer"));
      } else {
        return;
      }
      clearInterval(look);
      frame.remove();
    }, LOOK);
  });
}

/** Who has signed in, by the ID token: the console's access tokens need not say. It has come from the server just now. */
function personIn(token) {
  const claims = token.split(".")[1].replaceAll("-", "+").replaceAll("_", "/");
  return JSON.parse(new TextDecoder().decode(Uint8Array.from(atob(claims), (letter) => letter.codePointAt(0)))).sub;
}

/** Null while the frame is still at the login's host. */
function addressIn(frame) {
  try {
    return frame.contentWindow?.location.href ?? null;
  } catch {
    return null;
  }
}

function protocol(end) {
  const root = environment.serverBaseUrl.replace(/\/$/, "");
  return new URL(`${root}/realms/${encodeURIComponent(environment.realm)}/protocol/openid-connect/${end}`, location.href);
}

async function challenge(verifier) {
  return base64(new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(verifier))));
}

const random = () => base64(crypto.getRandomValues(new Uint8Array(32)));

const base64 = (bytes) =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
