package dev.portico.portal.articles;

/** A file that is not meant to be read by itself: nothing is wrong with it, and it becomes no article. */
final class NoArticle extends UnreadableArticle {

    private static final long serialVersionUID = 1L;

    NoArticle(String reason) {
        super(reason);
    }
}
