#!/bin/sh
# A tour of the API with curl, from storing a memory to deleting it: MNEMONEST_API_KEY=mnx_ws_… sh examples/tour.sh
set -eu
url=${MNEMONEST_URL:-http://127.0.0.1:8080}
: "${MNEMONEST_API_KEY:?set it to the key of a workspace}"
curl -sS -o /dev/null "$url/v1/status" || { echo "no service answers at $url: start it with npm start, or set MNEMONEST_URL" >&2; exit 1; }

# Makes a call and prints its title, the answer and the status.
call() {
  echo "# $1"
  shift
  curl -sS --retry 3 -w '\n%{http_code}\n\n' -H "Authorization: Bearer $MNEMONEST_API_KEY" -H 'Content-Type: application/json' "$@"
}
# Prints the memory id in the answer of a store.
id_of() { printf '%s' "$1" | sed -n 's/.*"memory_id":\([0-9]*\).*/\1/p'; }

call 'Who am I?' "$url/v1/status"

stored=$(call 'Remember a fact' "$url/v1/memory/store" \
  -d '{"text":"Ana Lindqvist prefers async standups on Tuesdays","meta":{"source":"tour"}}')
echo "$stored"
echo
id=$(id_of "$stored")

call 'The same again: nothing is added' "$url/v1/memory/store" -d '{"text":"Ana Lindqvist prefers async standups on Tuesdays."}'
call 'A secret with a clear place is cut out' "$url/v1/memory/store" \
  -d '{"text":"The card for the offsite is 4111 1111 1111 1111","meta":{"source":"tour"}}'
call 'One without is refused' "$url/v1/memory/store" -d '{"text":"my password is my dog and the year"}'
call 'Find by meaning' "$url/v1/memory/retrieve" -d '{"query":"When does Ana want to meet?","top_k":3}'
call 'And why it is the best' "$url/v1/memory/retrieve" -d '{"query":"When does Ana want to meet?","top_k":1,"explain":true}'
call 'A field that breaks a rule' "$url/v1/memory/retrieve" -d '{"query":"","top_k":51}'
call 'List what the tour has stored' "$url/v1/memory?meta.source=tour&limit=10"
call 'Correct it' -X PATCH "$url/v1/memory/$id" -d '{"text":"Ana Lindqvist prefers async standups on Wednesdays"}'
call 'What it said before' "$url/v1/memory/$id/history"
call 'How good are the memories?' "$url/v1/optimize/health"
call 'Forget it' -X DELETE "$url/v1/memory/$id"
call 'It is gone' "$url/v1/memory/$id"

listed=$(curl -sS -X DELETE -H "Authorization: Bearer $MNEMONEST_API_KEY" "$url/v1/memory?meta.source=tour&dry_run=true")
matched=$(printf '%s' "$listed" | sed -n 's/.*"matched":\([0-9]*\).*/\1/p')
call 'Clean up' -X DELETE "$url/v1/memory?meta.source=tour&confirm=$matched"
