package dev.portico.portal.tickets;

import dev.portico.portal.access.Organization;
import dev.portico.portal.access.Permission;
import dev.portico.portal.access.UserId;
import dev.portico.portal.access.Viewer;
import dev.portico.portal.members.api.Member;
import dev.portico.portal.members.api.UserManagement;
import dev.portico.portal.platform.Invalid;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * People of one's own organisation, to share a ticket with. Whoever may see its members finds them, asked from Keycloak as that person;
 * everybody else gives an address and learns nothing about whose it is.
 */
@ApplicationScoped
class Colleagues {
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@<>\",;:]{1,64}@[^\\s@<>\",;:]{1,190}");
    private static final int SUGGESTED = 8;
    private static final int SAME_ADDRESS = 20;
    private static final int LONGEST = 254;

    private final UserManagement members;

    Colleagues(@RestClient UserManagement members) {
        this.members = members;
    }

    /** True for who finds colleagues by name. */
    static boolean areSeenBy(Viewer viewer) {
        return viewer.organization().isPresent() && viewer.may(Permission.MEMBERS_VIEW);
    }

    /** Those whose name or address begins so; none for who may not see them. */
    List<Member> like(Viewer viewer, String typed) {
        String words = Words.line(typed);
        return areSeenBy(viewer) && !words.isEmpty() && words.length() <= LONGEST
                ? found(viewer.organization().orElseThrow(), words, SUGGESTED)
                : List.of();
    }

    /**
     * Whom an address means to this viewer.
     *
     * @throws Invalid when it is no address, or when the viewer may know that nobody of the organisation has it
     */
    Whom named(Viewer viewer, String typed) {
        String address = Words.line(typed);
        if (!ADDRESS.matcher(address).matches()) {
            throw new Invalid(Map.of("whom", "no_address"));
        }
        return areSeenBy(viewer)
                ? colleague(viewer.organization().orElseThrow(), address)
                        .orElseThrow(() -> new Invalid(Map.of("whom", "no_colleague")))
                : new Whom.Mail(address);
    }

    private Optional<Whom> colleague(Organization organization, String address) {
        return found(organization, address, SAME_ADDRESS).stream()
                .filter(member ->
                        member.email().filter(address::equalsIgnoreCase).isPresent())
                .<Whom>map(member -> new Whom.Colleague(new UserId(member.id()), member.name()))
                .findFirst();
    }

    private List<Member> found(Organization organization, String beginning, int most) {
        return members.members(organization.id().value(), beginning, "active", null, most, null)
                .items();
    }
}
