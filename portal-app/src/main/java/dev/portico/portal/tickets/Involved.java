package dev.portico.portal.tickets;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What there is of tickets that a person has to do with, as {@code docs/contracts/personal-data.schema.json} says. */
public sealed interface Involved {
    /** Where the next part begins. */
    @JsonIgnore
    long place();

    /**
     * A ticket.
     *
     * @param as what the person is to it: requester, participant, assignee, or author of something on it
     * @param seen whether they see it now; else there is nothing here but what they wrote themselves
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OfTicket(
            long number,
            String organization,
            @Nullable String organizationName,
            List<String> as,
            boolean seen,
            @Nullable String subject,
            @Nullable String description,
            @Nullable String status,
            @Nullable String priority,
            @Nullable String cause,
            @Nullable String solution,
            @Nullable Instant createdAt,
            @Nullable Instant updatedAt,
            @Nullable String addedBy)
            implements Involved {
        @Override
        @JsonIgnore
        public long place() {
            return number;
        }
    }

    /** A note: theirs, or one that customers see. */
    record OfNote(
            long id,
            long ticket,
            boolean own,
            String author,
            String side,
            boolean visible,
            String text,
            Instant createdAt)
            implements Involved {
        @Override
        @JsonIgnore
        public long place() {
            return id;
        }
    }

    /** A file, and where it is in the export. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OfFile(
            long id,
            long ticket,
            @Nullable Long note,
            boolean own,
            String name,
            String type,
            long size,
            String path,
            @JsonIgnore UUID content)
            implements Involved {
        @Override
        @JsonIgnore
        public long place() {
            return id;
        }
    }

    /** An e-mail that a ticket or a note came from. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OfMail(
            long id,
            long ticket,
            @Nullable Long note,
            boolean own,
            String sender,
            String subject,
            Instant sentAt,
            @Nullable String messageId,
            @Nullable String html)
            implements Involved {
        @Override
        @JsonIgnore
        public long place() {
            return id;
        }
    }

    /** Something the person did to a ticket; what it was before is not theirs. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OfChange(
            long id,
            long ticket,
            Instant at,
            String kind,
            @Nullable String after) implements Involved {
        @Override
        @JsonIgnore
        public long place() {
            return id;
        }
    }

    /** A mail that told the person of a ticket, or of an answer in a topic of the forum. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OfNotice(
            long id,
            String kind,
            @Nullable Long ticket,
            @Nullable Long topic,
            @Nullable String subject,
            String state,
            Instant createdAt,
            Instant changedAt)
            implements Involved {
        @Override
        @JsonIgnore
        public long place() {
            return id;
        }
    }

    /** The numbers of some of the tickets, and of those of them that the person sees now. */
    record Part(List<Long> numbers, List<Long> seen) {
        /** The last of them; empty when there are none. */
        public Optional<Long> last() {
            return numbers.isEmpty() ? Optional.empty() : Optional.of(numbers.get(numbers.size() - 1));
        }
    }
}
