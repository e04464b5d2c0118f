package dev.portico.extension.installation;

/** What is to become of a browser flow that asks for the name first, where somebody has said so. */
enum LoginWish {
    /** A copy that does not is bound, even if identity providers are found by the name. */
    COPY,
    /** It stays bound. */
    KEEP
}
