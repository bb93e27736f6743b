#!/bin/sh
# Run once by the postgres image on an empty volume: the two roles of docs/operations.md, the database and its extensions.
set -eu
psql -v ON_ERROR_STOP=1 -v owner="$PEERPOLIS_OWNER_PASSWORD" -v app="$PEERPOLIS_APP_PASSWORD" --username "$POSTGRES_USER" --dbname postgres <<'SQL'
CREATE ROLE peerpolis_owner LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE PASSWORD :'owner';
CREATE ROLE peerpolis_app LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE PASSWORD :'app';
CREATE DATABASE peerpolis OWNER peerpolis_owner TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER icu ICU_LOCALE 'und' LOCALE 'C';
\connect peerpolis
CREATE EXTENSION citext;
CREATE EXTENSION pg_trgm;
CREATE EXTENSION unaccent;
CREATE EXTENSION pgcrypto;
CREATE EXTENSION btree_gist;
SQL
