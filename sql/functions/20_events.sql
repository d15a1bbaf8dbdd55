-- Writes an event into the outbox.  The caller holds the aggregate's row lock
-- and has raised its version to p_version.  Granted to nobody: only functions
-- of the kernel call it.
CREATE OR REPLACE FUNCTION events.put(p_name text, p_type text, p_id uuid,
    p_version bigint, p_now timestamptz, p_actor text, p_request_id text,
    p_payload jsonb, p_cause uuid DEFAULT NULL) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
	INSERT INTO events.outbox (id, name, aggregate_type, aggregate_id,
	    version, at, actor, request_id, cause, payload)
	VALUES (ops.uuid7(p_now), p_name, p_type, p_id, p_version, p_now,
	    p_actor, p_request_id, p_cause, p_payload)
$$;
