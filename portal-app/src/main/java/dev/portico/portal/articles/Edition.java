package dev.portico.portal.articles;

/**
 * One language of an article at the desk.
 *
 * @param state {@code draft} where nothing of it is published, {@code published}, {@code changed} where something newer was written since
 */
public record Edition(String language, String state) {

    static Edition of(String pair) {
        String[] parts = pair.split(":", 2);
        return new Edition(parts[0], parts[1]);
    }

    public String name() {
        return Tongue.of(language).name();
    }

    /** The key of the state's word in {@link LibraryTexts}. */
    public String key() {
        return "state_" + state;
    }

    public boolean isPublished() {
        return !state.equals("draft");
    }
}
