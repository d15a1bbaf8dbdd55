-- For the audit: levels whose stock is not the sum of their movements.
DROP VIEW IF EXISTS inventory.level_mismatch;
CREATE VIEW inventory.level_mismatch AS
SELECT l.offer_id, l.location_id, l.slot, l.on_hand,
    coalesce(m.moved, 0) AS moved
FROM inventory.level l
LEFT JOIN (SELECT offer_id, location_id, slot, sum(quantity) AS moved
    FROM inventory.movement GROUP BY offer_id, location_id, slot) AS m
    USING (offer_id, location_id, slot)
WHERE l.on_hand <> coalesce(m.moved, 0);
