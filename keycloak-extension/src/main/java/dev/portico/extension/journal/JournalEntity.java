package dev.portico.extension.journal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One entry of a chain; written once. {@link #computedHash} says what it rests on. */
@Entity
@Table(name = "PORTICO_JOURNAL")
@IdClass(JournalEntity.Key.class)
public class JournalEntity {

    @Id
    @Column(name = "CHAIN", nullable = false)
    private String chain;

    /** 1, 2, 3 … without gaps. */
    @Id
    @Column(name = "SEQ", nullable = false)
    private long seq;

    @Column(name = "REALM_ID", nullable = false)
    private String realmId;

    /** Milliseconds since 1970. */
    @Column(name = "HAPPENED_AT", nullable = false)
    private long at;

    @Column(name = "ACT", nullable = false)
    private String act;

    @Column(name = "PERSON_ID")
    private @Nullable String personId;

    /** The role that the entry gives, if it gives one: tells since when somebody holds it. */
    @Column(name = "GIVEN_ROLE")
    private @Nullable String role;

    @Column(name = "ACTOR_KIND", nullable = false)
    private String actorKind;

    @Column(name = "ACTOR_ID")
    private @Nullable String actorId;

    @Column(name = "REQUEST_ID", nullable = false)
    private String requestId;

    @Column(name = "CONTENT", nullable = false)
    private String content;

    @Column(name = "HASH", nullable = false)
    private String hash;

    protected JournalEntity() {}

    JournalEntity(Chain chain, long seq, String realmId, long at, Entry entry, Actor actor, String requestId) {
        this.chain = chain.key();
        this.seq = seq;
        this.realmId = realmId;
        this.at = at;
        this.act = entry.act().wireName();
        this.personId = entry.person().map(Object::toString).orElse(null);
        this.role = given(entry);
        this.actorKind = actor.kind().wireName();
        this.actorId = actor.id().orElse(null);
        this.requestId = requestId;
    }

    void seal(Content said, String previousHash) {
        content = said.kept();
        hash = computedHash(previousHash);
    }

    /** What the hash has to be, after the entry with that one. */
    String computedHash(String previousHash) {
        return new Hash()
                .add(previousHash)
                .add(chain)
                .add(Long.toString(seq))
                .add(realmId)
                .add(Long.toString(at))
                .add(act)
                .add(personId)
                .add(role)
                .add(actorKind)
                .add(actorId)
                .add(requestId)
                .add(content)
                .hex();
    }

    private static @Nullable String given(Entry entry) {
        Object role = entry.act() == Act.LEVEL_CHANGED
                ? entry.after().get("level")
                : entry.after().get("role");
        return role instanceof String name ? name : null;
    }

    long seq() {
        return seq;
    }

    long at() {
        return at;
    }

    String act() {
        return act;
    }

    @Nullable
    String personId() {
        return personId;
    }

    String actorKind() {
        return actorKind;
    }

    @Nullable
    String actorId() {
        return actorId;
    }

    String requestId() {
        return requestId;
    }

    String content() {
        return content;
    }

    String hash() {
        return hash;
    }

    String chain() {
        return chain;
    }

    @Nullable
    String role() {
        return role;
    }

    /** Chain and number together. */
    public static class Key implements Serializable {

        private static final long serialVersionUID = 1L;

        private String chain = "";
        private long seq;

        public Key() {}

        public Key(String chain, long seq) {
            this.chain = chain;
            this.seq = seq;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key that && chain.equals(that.chain) && seq == that.seq;
        }

        @Override
        public int hashCode() {
            return Objects.hash(chain, seq);
        }
    }
}
