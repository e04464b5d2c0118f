# Run once by the image postgres:17 when it has made the cluster: two databases, each owned by a role that cannot reach
# the other, as PostgresServer makes them for ./demo.
psql -v ON_ERROR_STOP=1 -q -U postgres -d postgres \
  -v keycloak_password="$KEYCLOAK_PASSWORD" -v portal_password="$PORTAL_PASSWORD" <<'SQL'
create role keycloak login password :'keycloak_password';
create database keycloak owner keycloak;
revoke all on database keycloak from public;
create role portal login password :'portal_password';
create database portal owner portal;
revoke all on database portal from public;
SQL
