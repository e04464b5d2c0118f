package dev.portico.extension.rest;

/** What {@code like … escape '!'} compares with to find texts that begin with a word, whatever is in the word. */
public final class Prefix {

    private Prefix() {}

    /** The pattern for this word, which is in lower case. */
    public static String of(String word) {
        return word.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
    }
}
