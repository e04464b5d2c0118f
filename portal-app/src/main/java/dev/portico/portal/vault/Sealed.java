package dev.portico.portal.vault;

/** Something that only the vault opens. */
public final class Sealed {
    private final String key;
    private final byte[] content;

    /**
     * As it is kept.
     *
     * @param key which of an installation's keys it was sealed with: a fingerprint, which tells nothing of the key
     * @param content nonce, ciphertext and tag
     */
    public Sealed(String key, byte[] content) {
        this.key = key;
        this.content = content.clone();
    }

    public String key() {
        return key;
    }

    public byte[] content() {
        return content.clone();
    }

    /**
     * What it is, so that it is opened as nothing else.
     *
     * @param place where it is kept, in one line
     * @param version how often it was written there, so that nothing older is put back beside what is newer; 0 where nobody counts
     */
    record What(String place, int version) {}
}
