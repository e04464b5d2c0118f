package dev.portico.stack.api;

import dev.portico.stack.Tokens;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Somebody in one organisation, or looked at there, who signs in again and again. For one thread at a time. */
final class Insider {

    private static final String NOWHERE = "";

    private final String username;
    private final String id;
    private final String organization;
    private final List<String> places;
    private final Map<String, String> refreshTokens = new HashMap<>();

    private Insider(String username, String id, String organization, List<String> places) {
        this.username = username;
        this.id = id;
        this.organization = organization;
        this.places = places;
    }

    static Insider member(String username, String id, String organization, String alias) {
        return new Insider(username, id, organization, List.of(alias));
    }

    /** Of the vendor, looked at in an organisation that they do not belong to. */
    static Insider vendor(String username, String id, String organization) {
        return new Insider(username, id, organization, List.of(NOWHERE));
    }

    /** The same person, who has become the vendor's, too. */
    Insider twofold() {
        return new Insider(username, id, organization, List.of(places.get(0), NOWHERE));
    }

    String id() {
        return id;
    }

    String organization() {
        return organization;
    }

    /** Whether they see people of organisations without a permission held there. */
    boolean isVendor() {
        return places.contains(NOWHERE);
    }

    /**
     * What a token endpoint answers now, by what is decided now: for this organisation, and for who is the vendor's as well also
     * without one, since a token holds one of the two. By refreshing where they have been let in before.
     */
    List<Tokens.Answer> answers(Tokens tokens) {
        return places.stream().map(place -> answer(place, tokens)).toList();
    }

    private Tokens.Answer answer(String place, Tokens tokens) {
        Optional<String> known = Optional.ofNullable(refreshTokens.get(place));
        Tokens.Answer answer = known.map(tokens::refresh).orElseGet(() -> signIn(place, tokens));
        boolean sessionEnded =
                answer.status() != 200 && !answer.json().path("error").asText().equals("access_denied");
        if (known.isPresent() && sessionEnded) {
            answer = signIn(place, tokens);
        }
        if (answer.status() == 200) {
            refreshTokens.put(place, answer.refreshToken());
        }
        return answer;
    }

    private Tokens.Answer signIn(String place, Tokens tokens) {
        return place.equals(NOWHERE) ? tokens.of(username) : tokens.of(username, place);
    }

    @Override
    public String toString() {
        return username + " in " + places;
    }
}
