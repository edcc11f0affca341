/**
 * Selects the meta that callers get: their own with `temporal` added. A `temporal` of their own is returned as
 * `temporal_user`.
 */
export const SHOWN_META = `(
  CASE WHEN meta ? 'temporal' THEN meta - 'temporal' || jsonb_build_object('temporal_user', meta -> 'temporal')
    ELSE meta END
  || jsonb_build_object('temporal', jsonb_build_object('type', temporal_type,
       'valid_until', to_char(valid_until AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))))::text`;
