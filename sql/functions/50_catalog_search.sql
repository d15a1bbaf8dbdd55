-- Full text search, first form.

-- What a shopper typed as a query: words as websearch_to_tsquery reads them
-- ("…", or, -), the last one also as the beginning of a word unless something
-- follows it; or the whole as one SKU or barcode.  Empty when nothing in it can
-- be searched for.
CREATE OR REPLACE FUNCTION catalog.search_query(p_config regconfig, p_q text)
    RETURNS tsquery
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	v_q text := left(btrim(p_q), 200);
	v_last text := substring(p_q FROM '(?:^|\s)([[:alnum:]]{2,60})$');
	v_head text;
	v_words tsquery;
	v_prefix tsquery;
BEGIN
	IF v_last IS NOT NULL AND length(p_q) <= 200
	    AND lower(v_last) NOT IN ('or', 'and', 'not')
	    AND length(replace(v_q, '"', '')) = length(v_q) THEN
		v_prefix := to_tsquery(p_config, v_last || ':*');
		v_head := left(v_q, length(v_q) - length(v_last));
		v_words := websearch_to_tsquery(p_config, v_head);
		IF numnode(v_prefix) > 0 AND numnode(v_words) > 0 THEN
			-- websearch_to_tsquery drops an "or" at the end.
			v_words := CASE WHEN v_head ~* '\mor\s+$'
			    THEN v_words || v_prefix
			    ELSE v_words && v_prefix END;
		ELSIF numnode(v_prefix) > 0 THEN
			v_words := v_prefix;
		END IF;
	ELSE
		v_words := websearch_to_tsquery(p_config, v_q);
	END IF;
	IF v_q ~ '^[[:alnum:]][[:alnum:]._-]{2,63}$' AND v_q ~ '[0-9]' THEN
		v_words := v_words || ('''' || lower(v_q) || '''')::tsquery;
	END IF;
	RETURN v_words;
END
$$;

-- One page of cards for a query.  Always one row: total (1001 stands for "more
-- than 1,000"), words (0: there was nothing to search for), and cards, a JSON
-- array.  p_sort: relevance, popular, new, price, price-desc.
CREATE OR REPLACE FUNCTION catalog.search_v1(p_market_id bigint, p_locale text,
    p_q text, p_sort text, p_limit bigint, p_offset bigint)
    RETURNS TABLE (total bigint, words bigint, cards text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	v_query tsquery;
BEGIN
	IF p_limit NOT BETWEEN 1 AND 100 THEN
		PERFORM ops.refuse('limit', 'is not from 1 to 100');
	ELSIF p_offset < 0 OR p_offset > 1000000 THEN
		PERFORM ops.refuse('offset', 'is not from 0 to 1,000,000');
	END IF;
	SELECT catalog.search_query(l.search_config, p_q) INTO v_query
	FROM catalog.locale l WHERE l.locale = p_locale;
	words := coalesce(numnode(v_query), 0);
	total := 0;
	cards := '[]';
	IF words = 0 THEN
		RETURN NEXT;
		RETURN;
	END IF;
	SELECT count(*) INTO total FROM (SELECT FROM catalog.product_card c
	    WHERE c.market_id = p_market_id AND c.locale = p_locale
	    AND c.words @@ v_query LIMIT 1001) AS x;
	IF p_offset < total THEN
		SELECT '[' || string_agg(x.card, ',' ORDER BY x.rank DESC,
		    x.created_at DESC, x.price, x.popularity DESC, x.product_id)
		    || ']'
		INTO cards
		FROM (SELECT c.card, c.product_id, c.popularity,
		    CASE WHEN p_sort = 'relevance'
		        THEN ts_rank(c.words, v_query) ELSE 0 END AS rank,
		    CASE WHEN p_sort = 'new' THEN c.created_at END AS created_at,
		    CASE p_sort WHEN 'price' THEN c.price_minor
		        WHEN 'price-desc' THEN -c.price_minor END AS price
		    FROM catalog.product_card c
		    WHERE c.market_id = p_market_id AND c.locale = p_locale
		    AND c.words @@ v_query
		    ORDER BY rank DESC, created_at DESC, price,
		    c.popularity DESC, c.product_id
		    LIMIT p_limit OFFSET p_offset) AS x;
		cards := coalesce(cards, '[]');
	END IF;
	RETURN NEXT;
END
$$;
