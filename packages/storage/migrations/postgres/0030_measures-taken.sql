CREATE INDEX "decisions_confirming" ON "decisions" USING btree ("target_type","month","id","measures") WHERE published is not null and reverses is null and state in ('held', 'standing');--> statement-breakpoint
INSERT INTO breakdown_counts (month, target_type, dimension, key, lane, n)
SELECT d.month, d.target_type, 'taken', m.measure, 1, count(*)
FROM decisions d JOIN measures m ON m.decision_id = d.id
WHERE d.state IN ('held', 'standing') AND d.reverses IS NULL AND m.measure NOT IN ('show', 'lift', 'reverse') AND NOT EXISTS (
	SELECT 1 FROM measures back JOIN decisions by_it ON by_it.id = back.decision_id WHERE back.reverses = m.id AND by_it.state <> 'undone')
GROUP BY d.month, d.target_type, m.measure;
