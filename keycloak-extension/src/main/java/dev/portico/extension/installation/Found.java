package dev.portico.extension.installation;

import dev.portico.extension.words.Remark;
import java.util.List;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.userprofile.config.UPConfig;

/**
 * What a realm has of what a {@link Blueprint} names, in the same words.
 *
 * @param realm nothing in it but what is named there; roles with the names of what they are composed of
 * @param notes what no call can put right
 */
record Found(RealmRepresentation realm, UPConfig profile, LoginPage login, List<Remark> notes) {}
