package dev.portico.portal.platform;

import io.vertx.ext.web.RoutingContext;

/** When a request is over: answered, or given up by whoever asked. */
public final class Over {
    private Over() {}

    /** At its end, or now if that was before; perhaps more than once. */
    public static void then(RoutingContext context, Runnable last) {
        context.addEndHandler(ended -> last.run());
        // Who went away while we found out who it is told nobody: a handler that comes later is not called.
        if (context.response().closed() || context.response().ended()) {
            last.run();
        }
    }
}
