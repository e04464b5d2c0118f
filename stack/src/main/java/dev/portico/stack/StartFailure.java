package dev.portico.stack;

/**
 * A part could not be started or set up. The message is one sentence for the person at the terminal: what is wrong,
 * what to do or where the log is. No stack trace is needed to understand it.
 */
public final class StartFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String sentence;

    public StartFailure(String sentence) {
        super(sentence);
        this.sentence = sentence;
    }

    public StartFailure(String sentence, Throwable cause) {
        super(sentence, cause);
        this.sentence = sentence;
    }

    public String sentence() {
        return sentence;
    }
}
