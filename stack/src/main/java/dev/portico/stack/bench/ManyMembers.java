package dev.portico.stack.bench;

import dev.portico.stack.PostgresServer;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;

/**
 * Members by the hundred thousand, written into Keycloak's tables at one go: through its API they would take hours. Each has
 * what Keycloak itself writes for a new member: the account, the realm's default role, the membership and a level's group.
 * The same seed makes the same names.
 */
final class ManyMembers {

    private static final List<String> FIRST = List.of(
            "Aisha",
            "Aleksander",
            "Ana",
            "Anders",
            "Beatriz",
            "Bogdan",
            "Carla",
            "Chen",
            "Dagny",
            "Dmitri",
            "Elif",
            "Emil",
            "Fatima",
            "Femi",
            "Giulia",
            "Hana",
            "Hugo",
            "Ines",
            "Ismail",
            "Jana",
            "Jonas",
            "Kenji",
            "Lars",
            "Leila",
            "Lukas",
            "Maja",
            "Mateo",
            "Mei",
            "Milan",
            "Nadia",
            "Noah",
            "Nora",
            "Olek",
            "Oscar",
            "Paula",
            "Petr",
            "Priya",
            "Rafael",
            "Rosa",
            "Samir",
            "Sofia",
            "Tariq",
            "Tereza",
            "Theo",
            "Uma",
            "Viktor",
            "Wanda",
            "Xenia",
            "Yara",
            "Yusuf",
            "Zoe",
            "Østen");

    private static final List<String> LAST = List.of(
            "Abbasi",
            "Almeida",
            "Bakker",
            "Bauer",
            "Bianchi",
            "Blom",
            "Carvalho",
            "Cohen",
            "Dahl",
            "Dimitrov",
            "Duarte",
            "Eriksen",
            "Fischer",
            "Fontaine",
            "Garcia",
            "Grieg",
            "Haddad",
            "Hoffmann",
            "Ibrahim",
            "Ivanov",
            "Jansen",
            "Jensen",
            "Kaya",
            "Kowalski",
            "Larsen",
            "Lopez",
            "Marino",
            "Mehta",
            "Moreau",
            "Nakamura",
            "Nilsson",
            "Novak",
            "Okafor",
            "Olsen",
            "Pereira",
            "Petrov",
            "Quinn",
            "Ricci",
            "Rossi",
            "Sato",
            "Schmidt",
            "Silva",
            "Svensson",
            "Tanaka",
            "Toth",
            "Ueda",
            "Varga",
            "Weber",
            "Xu",
            "Yilmaz",
            "Zhang",
            "Åberg");

    private static final int NO_LEVEL = -1;
    private static final int BATCH = 5_000;

    private final PostgresServer postgres;
    private final Random random;

    ManyMembers(PostgresServer postgres, long seed) {
        this.postgres = postgres;
        this.random = new Random(seed);
    }

    /**
     * Makes them members, of each level a few and of the first one most.
     *
     * @param realm the realm's name
     * @param organization the organisation's id
     * @param levels the organisation's groups that grant one; they have to be there
     */
    void write(String realm, String organization, List<String> levels, int count) throws SQLException {
        try (Connection connection = postgres.connect(PostgresServer.KEYCLOAK)) {
            String realmId = one(connection, "select id from realm where name = ?", realm);
            String members = one(connection, "select group_id from org where id = ?", organization);
            List<String> granting = new ArrayList<>();
            for (String level : levels) {
                granting.add(one(
                        connection,
                        "select id from keycloak_group where org_id = ? and name = ?",
                        organization,
                        level));
            }
            String usual = one(connection, "select default_role from realm where id = ?", realmId);
            for (int done = 0; done < count; done += BATCH) {
                List<Person> people = people(done, Math.min(count, done + BATCH));
                insert(connection, realmId, people);
                each(connection, "user_role_mapping (user_id, role_id) select id, ?", people, usual);
                join(connection, people, members);
                for (int i = 0; i < granting.size(); i++) {
                    int level = i;
                    join(
                            connection,
                            people.stream()
                                    .filter(person -> person.level(granting.size()) == level)
                                    .toList(),
                            granting.get(i));
                }
            }
            settle(connection);
        }
    }

    private record Person(String id, String first, String last, int number) {

        /** Of a hundred people one holds none, and one each level but the first. */
        int level(int levels) {
            int place = number % 100;
            return place < levels ? place : place == levels ? NO_LEVEL : 0;
        }

        String username() {
            return (first + "." + last).toLowerCase(Locale.ROOT) + number;
        }
    }

    private List<Person> people(int from, int to) {
        List<Person> people = new ArrayList<>();
        for (int number = from; number < to; number++) {
            people.add(new Person(
                    new UUID(random.nextLong(), random.nextLong()).toString(),
                    FIRST.get(random.nextInt(FIRST.size())),
                    LAST.get(random.nextInt(LAST.size())),
                    number));
        }
        return people;
    }

    /** Every fiftieth account is disabled. */
    private static void insert(Connection connection, String realm, List<Person> people) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("insert into user_entity"
                + " (id, username, email, email_constraint, first_name, last_name, email_verified, enabled, realm_id,"
                + " not_before) select id, username, username || '@many.example', username || '@many.example', first,"
                + " last, true, right(username, 2) not in ('07', '57'), ?, 0"
                + " from unnest(?, ?, ?, ?) as person (id, username, first, last)")) {
            statement.setString(1, realm);
            statement.setArray(2, texts(connection, people, Person::id));
            statement.setArray(3, texts(connection, people, Person::username));
            statement.setArray(4, texts(connection, people, Person::first));
            statement.setArray(5, texts(connection, people, Person::last));
            statement.executeUpdate();
        }
    }

    private static void each(Connection connection, String into, List<Person> people, String value)
            throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("insert into " + into + " from unnest(?) as person (id)")) {
            statement.setString(1, value);
            statement.setArray(2, texts(connection, people, Person::id));
            statement.executeUpdate();
        }
    }

    private static void join(Connection connection, List<Person> people, String group) throws SQLException {
        each(
                connection,
                "user_group_membership (user_id, group_id, membership_type) select id, ?, 'UNMANAGED'",
                people,
                group);
    }

    private static Array texts(Connection connection, List<Person> people, Function<Person, String> column)
            throws SQLException {
        return connection.createArrayOf("varchar", people.stream().map(column).toArray());
    }

    /** What PostgreSQL does by itself a minute after so many changes. */
    private static void settle(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String table :
                    List.of("user_entity", "user_group_membership", "user_role_mapping", "user_attribute")) {
                statement.execute("vacuum analyze " + table);
            }
        }
    }

    private static String one(Connection connection, String query, String... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                if (!rows.next()) {
                    throw new SQLException("nothing found by " + query);
                }
                return rows.getString(1);
            }
        }
    }
}
