#!/usr/bin/env bash
# Builds pgvector for the PostgreSQL that this Debian machine already has, from Debian's own source package:
# bookworm ships no binary one, and a newer suite's would pull a newer server. Idempotent; leaves /etc/apt as it is. Needs root.
#   PG=15          server major version (the newest installed when empty)
#   SUITE=trixie   Debian suite whose pgvector source is taken (0.8.0: HNSW, halfvec, iterative scans)
set -euo pipefail
PG=${PG:-$(ls /usr/lib/postgresql | sort -n | tail -1)}
SUITE=${SUITE:-trixie}
CONTROL=/usr/share/postgresql/$PG/extension/vector.control
[ -f "$CONTROL" ] && { echo "pgvector is already there: $CONTROL"; exit 0; }

work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
mkdir -p "$work"/lists/partial "$work"/cache/archives/partial "$work"/{parts,src,debs,tree}
cp -r /etc/apt/sources.list.d/. "$work/parts/" 2>/dev/null || true
[ -f /etc/apt/sources.list ] && cp /etc/apt/sources.list "$work/parts/machine.list"
# The machine's own mirror serves the sources too.
mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' | grep -E '/debian/?$' | sort -u | head -1)
[ -n "$mirror" ] || { echo "no Debian mirror among apt's sources" >&2; exit 1; }
echo "deb-src [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror $SUITE main" > "$work/parts/pgvector-source.list"
apt=(-qq -o Dir::Etc::sourcelist=/dev/null -o Dir::Etc::sourceparts="$work/parts" -o Dir::State::lists="$work/lists"
     -o Dir::Cache="$work/cache" -o APT::Sandbox::User="$(id -un)" -o Debug::NoLocking=1)
apt-get "${apt[@]}" update

# Headers and pgxs only, unpacked and not installed: apt would also pull clang and llvm.
(cd "$work/debs" && apt-get "${apt[@]}" download "postgresql-server-dev-$PG" libpq-dev "postgresql-client-$PG")
for deb in "$work"/debs/*.deb; do dpkg -x "$deb" "$work/tree"; done
(cd "$work/src" && apt-get "${apt[@]}" --download-only source pgvector && tar xf pgvector_*.orig.tar.*)
cd "$work"/src/pgvector-*/
# OPTFLAGS is emptied so that the build runs on any CPU (the default is -march=native).
make -s -j"$(nproc)" with_llvm=no OPTFLAGS="" PG_CONFIG="$work/tree/usr/lib/postgresql/$PG/bin/pg_config" \
  CPPFLAGS="-I$work/tree/usr/include/postgresql/$PG/server -I$work/tree/usr/include/postgresql" > "$work/make.log" 2>&1 \
  || { tail -30 "$work/make.log"; exit 1; }
install -m 755 vector.so "/usr/lib/postgresql/$PG/lib/"
install -m 644 sql/vector--*.sql "/usr/share/postgresql/$PG/extension/"
install -m 644 vector.control "$CONTROL"
echo "pgvector $(sed -n 's/default_version = //p' vector.control) built for PostgreSQL $PG"
