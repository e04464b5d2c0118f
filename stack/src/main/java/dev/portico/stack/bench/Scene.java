package dev.portico.stack.bench;

/** One kind of change and who meets it. */
interface Scene {
    /** Brings about what is to be changed; not timed. */
    void prepare() throws Exception;

    /** Returns with the answer to <em>Save</em>. */
    void change() throws Exception;

    /** Sends one request and looks by which rights it was decided. */
    boolean isDecidedAnew() throws Exception;
}
