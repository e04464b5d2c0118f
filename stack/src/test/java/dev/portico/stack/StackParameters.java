package dev.portico.stack;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.Set;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands the shared stack and fresh browser pages to tests. */
final class StackParameters implements ParameterResolver, AfterTestExecutionCallback {

    private static final ExtensionContext.Namespace OURS = ExtensionContext.Namespace.create(StackParameters.class);
    private static final Set<Class<?>> KNOWN = Set.of(SharedStack.class, Page.class, BrowserContext.class);

    /** Closes the browser context with the test. */
    private record Open(BrowserContext context, Page page) implements AutoCloseable {
        @Override
        public void close() {
            context.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return KNOWN.contains(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        Class<?> type = parameter.getParameter().getType();
        if (type == SharedStack.class) {
            return SharedStack.running();
        }
        return type == Page.class ? open(test).page() : open(test).context();
    }

    @Override
    public void afterTestExecution(ExtensionContext test) {
        Open open = test.getStore(OURS).get(Open.class, Open.class);
        if (open != null && test.getExecutionException().isPresent()) {
            Browsers.picture(
                    open.page(),
                    "failed-" + test.getRequiredTestClass().getSimpleName() + "-"
                            + test.getRequiredTestMethod().getName());
        }
    }

    private static Open open(ExtensionContext test) {
        return test.getStore(OURS)
                .getOrComputeIfAbsent(
                        Open.class,
                        key -> {
                            BrowserContext context = Browsers.chromium().newContext();
                            context.setDefaultTimeout(Browsers.PATIENCE);
                            return new Open(context, context.newPage());
                        },
                        Open.class);
    }
}
