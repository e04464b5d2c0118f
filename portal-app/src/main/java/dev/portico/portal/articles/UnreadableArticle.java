package dev.portico.portal.articles;

/** A file that cannot become an article; the message is the reason, in words for the person who imports. */
class UnreadableArticle extends Exception {

    private static final long serialVersionUID = 1L;

    UnreadableArticle(String reason) {
        super(reason);
    }
}
