// The window in which somebody signed in: what came of it goes to the frame that opened it, which is of this very origin.
if (opener) {
  opener.postMessage({ portico: "code", address: location.pathname + location.search }, location.origin);
  close();
}
