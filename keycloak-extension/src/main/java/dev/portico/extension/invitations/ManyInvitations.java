package dev.portico.extension.invitations;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.portico.extension.access.Organization;
import dev.portico.extension.access.Reason;
import dev.portico.extension.journal.Actor;
import dev.portico.extension.rest.Json;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Invites everybody in a file, a hundred lines per transaction, and says of each line what became of it as soon as it is
 * known: the answer is written while the work goes on, which is all the progress bar a client needs.
 */
final class ManyInvitations implements StreamingOutput {

    private static final Logger LOG = Logger.getLogger(ManyInvitations.class);

    private static final int AT_A_TIME = 100;

    private final KeycloakSession request;
    private final Organization organization;
    private final Sender sender;
    private final Actor actor;
    private final CsvLines lines;
    private final Map<String, Integer> seen = new HashMap<>();

    ManyInvitations(KeycloakSession request, Organization organization, Sender sender, CsvLines lines) {
        this.request = request;
        this.organization = organization;
        this.sender = sender;
        this.actor = Actor.in(request);
        this.lines = lines;
    }

    /**
     * What became of a line.
     *
     * @param status {@code invited}, {@code refused}, or {@code failed} when it could not be found out and may be tried again
     * @param field which of its fields is refused; null for the line as a whole
     */
    record Result(
            int line,
            String email,
            String status,
            @Nullable String reason,
            @Nullable String field,
            @Nullable String detail) {}

    /** A line, and what it wishes unless it was refused already. */
    private record Candidate(
            CsvLine line, Optional<Wish> wish, @Nullable Result refused) {
        String email() {
            return wish.map(Wish::email).orElseGet(() -> line.field(Wish.EMAIL).orElse(""));
        }
    }

    @Override
    public void write(OutputStream output) throws IOException {
        try (JsonGenerator json = Json.generator(output)) {
            json.writeStartObject();
            json.writeArrayFieldStart("items");
            Iterator<CsvLine> rest = lines.stream().iterator();
            while (rest.hasNext()) {
                for (Result result : invite(next(rest))) {
                    json.writePOJO(result);
                }
                json.flush();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private List<Candidate> next(Iterator<CsvLine> rest) {
        List<Candidate> candidates = new ArrayList<>();
        while (rest.hasNext() && candidates.size() < AT_A_TIME) {
            candidates.add(candidate(rest.next()));
        }
        return candidates;
    }

    private Candidate candidate(CsvLine line) {
        try {
            Wish wish = CsvWish.of(line);
            Integer before = seen.putIfAbsent(wish.email(), line.number());
            if (before != null) {
                throw Refused.field(Reason.INVALID_VALUE, Wish.EMAIL, "is on line " + before + " already");
            }
            return new Candidate(line, Optional.of(wish), null);
        } catch (Refused refused) {
            return new Candidate(
                    line, Optional.empty(), refused(line, line.field(Wish.EMAIL).orElse(""), refused));
        }
    }

    /** Where somebody else invited one of them at the same moment, all of them again, one by one. */
    private List<Result> invite(List<Candidate> candidates) {
        try {
            return inOneTransaction(candidates);
        } catch (RuntimeException together) {
            LOG.debugf(together, "Some invitations could not be made together");
            return candidates.stream().map(this::alone).toList();
        }
    }

    private Result alone(Candidate candidate) {
        try {
            return inOneTransaction(List.of(candidate)).get(0);
        } catch (RuntimeException e) {
            LOG.warnf(e, "An invitation into organization %s could not be made", organization.id());
            return new Result(
                    candidate.line().number(),
                    candidate.email(),
                    "failed",
                    null,
                    null,
                    "This line could not be handled now; send it again");
        }
    }

    private List<Result> inOneTransaction(List<Candidate> candidates) {
        return KeycloakModelUtils.runJobInTransactionWithResult(
                request.getKeycloakSessionFactory(),
                request.getContext(),
                session -> {
                    session.getContext().setHttpRequest(request.getContext().getHttpRequest());
                    actor.actsIn(session);
                    RealmModel realm = session.getContext().getRealm();
                    Invitations invitations = new Invitations(session, realm, organization, sender);
                    Invitations.Known known = invitations.known(candidates.stream()
                            .flatMap(each -> each.wish().stream())
                            .map(Wish::email)
                            .toList());
                    Limits limits = new Limits(session, organization);
                    List<Result> results = candidates.stream()
                            .map(each -> result(each, invitations, known, limits))
                            .toList();
                    invitations.flush();
                    return results;
                },
                "invitations");
    }

    private static Result result(Candidate candidate, Invitations invitations, Invitations.Known known, Limits limits) {
        if (candidate.refused() != null) {
            return candidate.refused();
        }
        if (!limits.takes(candidate.email())) {
            return new Result(
                    candidate.line().number(),
                    candidate.email(),
                    "refused",
                    "too-many",
                    Wish.EMAIL,
                    "email was sent enough invitations for this hour");
        }
        try {
            candidate.wish().ifPresent(wish -> invitations.invite(wish, known));
            return new Result(candidate.line().number(), candidate.email(), "invited", null, null, null);
        } catch (Refused refused) {
            return refused(candidate.line(), candidate.email(), refused);
        }
    }

    private static Result refused(CsvLine line, String email, Refused refused) {
        return new Result(
                line.number(),
                email,
                "refused",
                refused.reason().wireName(),
                refused.about().orElse(null),
                refused.detail());
    }
}
