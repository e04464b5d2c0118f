package dev.portico.stack;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All that is true of some organisations and people, read from Keycloak's tables and not by anything of ours: one {@link Fact} a
 * row. What a call has done is what two readings do not share.
 *
 * @param journal how many entries there are, but for the ends of perspectives, which come by themselves
 */
public record Facts(Set<Fact> all, long journal) {

    private static final String FACTS = """
            select 'grant', g.org_id, m.user_id, r.name
              from user_group_membership m join keycloak_group g on g.id = m.group_id
                   join group_role_mapping gr on gr.group_id = g.id join keycloak_role r on r.id = gr.role_id
             where g.org_id = any (?)
            union all
            select 'group-role', g.org_id, g.id, r.name
              from keycloak_group g join group_role_mapping gr on gr.group_id = g.id
                   join keycloak_role r on r.id = gr.role_id
             where g.org_id = any (?)
            union all
            select 'in-group', g.org_id, m.user_id, g.name
              from user_group_membership m join keycloak_group g on g.id = m.group_id
             where g.org_id = any (?) and g.id not in (select group_id from org)
            union all
            select 'member', o.id, m.user_id, 'member'
              from user_group_membership m join org o on o.group_id = m.group_id where o.id = any (?)
            union all
            select 'organization', o.id, o.alias, o.name || ' ' || o.enabled from org o where o.id = any (?)
            union all
            select 'invitation', i.organization_id, i.email,
                   coalesce((select r.name from keycloak_role r where r.id = i.level_id), 'none') || ' ' || i.add_on_ids
              from portico_invitation i where i.organization_id = any (?) and i.state = 'pending'
            union all
            select 'account', 'enabled', u.id, u.enabled::text from user_entity u where u.id = any (?)
            union all
            select 'account', 'names', u.id,
                   concat_ws(' ', u.username, u.email, u.email_verified::text, u.first_name, u.last_name)
              from user_entity u where u.id = any (?)
            union all
            select 'account', 'attribute', a.user_id, a.name || ' ' || a.value
              from user_attribute a where a.user_id = any (?) and a.name <> 'portal.until'
            union all
            select 'until', split_part(a.value, ' ', 1), a.user_id, split_part(a.value, ' ', 2)
              from user_attribute a where a.user_id = any (?) and a.name = 'portal.until'
            union all
            select 'account', 'secret', c.user_id, c.id || md5(c.secret_data) from credential c where c.user_id = any (?)
            union all
            select 'account', 'to-do', a.user_id, a.required_action
              from user_required_action a where a.user_id = any (?)
            union all
            select 'direct', '', m.user_id, r.name
              from user_role_mapping m join keycloak_role r on r.id = m.role_id where m.user_id = any (?)
            union all
            select 'realm', 'role', r.name, r.id
              from keycloak_role r where not r.client_role and r.realm_id = (select id from realm where name = 'portico')
            union all
            select 'realm', 'composite', r.name, p.name
              from composite_role c join keycloak_role r on r.id = c.composite join keycloak_role p on p.id = c.child_role
             where not r.client_role and r.realm_id = (select id from realm where name = 'portico')
            union all
            select 'realm', 'setting', a.name, a.value
              from realm_attribute a where a.realm_id = (select id from realm where name = 'portico')
               and a.name like 'portal.%'
            union all
            select 'realm', 'assignment', a.user_id, a.organization_id
              from portico_assignment a where a.organization_id = any (?)
            """;

    private static final List<String> TAKES =
            List.of("o", "o", "o", "o", "o", "o", "u", "u", "u", "u", "u", "u", "u", "o");

    /**
     * One row.
     *
     * @param kind what it is about
     * @param place an organisation, or which part of an account or of the realm
     * @param subject mostly a person
     */
    public record Fact(String kind, String place, String subject, String value) implements Comparable<Fact> {

        @Override
        public int compareTo(Fact other) {
            return toString().compareTo(other.toString());
        }
    }

    /** Of these organisations and people, by their ids, and of the realm. */
    public static Facts of(SharedStack stack, Set<String> organizations, Set<String> people) {
        try (Connection connection = stack.stack().postgres().connect(PostgresServer.KEYCLOAK)) {
            return new Facts(facts(connection, organizations, people), journal(connection));
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static Set<Fact> facts(Connection connection, Set<String> organizations, Set<String> people)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FACTS)) {
            for (int i = 0; i < TAKES.size(); i++) {
                Set<String> ids = TAKES.get(i).equals("o") ? organizations : people;
                statement.setArray(i + 1, connection.createArrayOf("text", ids.toArray()));
            }
            Set<Fact> facts = new TreeSet<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    facts.add(new Fact(row.getString(1), row.getString(2), row.getString(3), row.getString(4)));
                }
            }
            return facts;
        }
    }

    private static long journal(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                        "select count(*) from portico_journal where act not in ('perspective-ended', 'perspective-pages')");
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Those of one kind. */
    public Stream<Fact> of(String kind) {
        return all.stream().filter(fact -> fact.kind().equals(kind));
    }

    /** What is in this one and not in the other. */
    public List<Fact> beyond(Facts other) {
        return all.stream().filter(fact -> !other.all().contains(fact)).collect(Collectors.toList());
    }
}
