// React as the console brings it; without JSX, so that nothing has to be built.

export { createElement as h, Fragment } from "react";
