CREATE INDEX "appeals_decision" ON "appeals" USING btree ("decision_id");--> statement-breakpoint
CREATE OR REPLACE FUNCTION "measure_by_two"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
	IF NEW.measure <> 'withdraw' AND NOT EXISTS (SELECT 1 FROM measures m WHERE m.id = NEW.reverses AND m.measure = 'withdraw') THEN RETURN NEW; END IF;
	IF EXISTS (
		SELECT 1 FROM withdrawals w WHERE w.decision_id = NEW.decision_id AND w.member_id = NEW.member_id AND w.state = 'held'
		AND w.kind = CASE NEW.measure WHEN 'withdraw' THEN 'withdrawal' ELSE 'reversal' END
	) THEN RETURN NEW; END IF;
	RAISE EXCEPTION 'a membership is ended by two people';
END $$;--> statement-breakpoint
DROP TRIGGER "measures_by_two" ON "measures";--> statement-breakpoint
CREATE TRIGGER "measures_by_two" BEFORE INSERT ON "measures" FOR EACH ROW WHEN (NEW.measure = 'withdraw' OR NEW.reverses IS NOT NULL) EXECUTE FUNCTION "measure_by_two"();--> statement-breakpoint
DROP TRIGGER "withdrawals_steps" ON "withdrawals";--> statement-breakpoint
CREATE TRIGGER "withdrawals_steps" BEFORE UPDATE ON "withdrawals" FOR EACH ROW WHEN (NOT (
	NEW.id = OLD.id AND NEW.kind = OLD.kind AND NEW.decision_id = OLD.decision_id AND NEW.case_id = OLD.case_id
	AND NEW.member_id = OLD.member_id AND NEW.reverses IS NOT DISTINCT FROM OLD.reverses AND NEW.proposer_id = OLD.proposer_id
	AND NEW.proposed_at = OLD.proposed_at AND NEW.effects = OLD.effects
	AND (
		(OLD.state = 'proposed' AND NEW.state IN ('held', 'sent_back', 'taken_back'))
		OR (OLD.state = 'held' AND NEW.state IN ('released', 'stopped'))
		OR (OLD.state = NEW.state AND NEW.reason = '' AND NEW.ended_by IS NOT DISTINCT FROM OLD.ended_by
			AND NEW.ended_at IS NOT DISTINCT FROM OLD.ended_at AND NEW.released_at IS NOT DISTINCT FROM OLD.released_at)
	)
	AND (
		(OLD.state = 'proposed' AND NEW.state = 'held')
		OR (NEW.approver_id IS NOT DISTINCT FROM OLD.approver_id AND NEW.approved_at IS NOT DISTINCT FROM OLD.approved_at
			AND NEW.factor_at IS NOT DISTINCT FROM OLD.factor_at AND NEW.held_until IS NOT DISTINCT FROM OLD.held_until)
	)
	AND (NEW.released_at IS NOT DISTINCT FROM OLD.released_at OR NEW.state = 'released')
)) EXECUTE FUNCTION "refused"('a withdrawal goes its way step by step');--> statement-breakpoint
CREATE TRIGGER "outbox_as_written" BEFORE UPDATE OF "id", "decision_id", "event", "payload", "channel" ON "outbox"
	FOR EACH ROW EXECUTE FUNCTION "refused"('what goes out is kept as it was written');--> statement-breakpoint
CREATE OR REPLACE FUNCTION "outbox_by_two"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
	IF NEW.event = 'member.letter' AND strpos(NEW.payload, '"member.withdrawn"') = 0 AND strpos(NEW.payload, '"measure":"withdraw"') = 0
		AND strpos(NEW.payload, '\') = 0
		AND NOT EXISTS (SELECT 1 FROM withdrawals w WHERE w.decision_id = NEW.decision_id)
	THEN RETURN NEW; END IF;
	IF TG_OP = 'UPDATE' AND EXISTS (
		SELECT 1 FROM withdrawals w WHERE w.decision_id = NEW.decision_id AND w.state = 'released' AND w.approver_id <> w.proposer_id
		AND w.kind = CASE NEW.event WHEN 'measure.reversed' THEN 'reversal' WHEN 'member.letter' THEN w.kind ELSE 'withdrawal' END
		AND (NEW.channel <> 'webhook' OR NEW.id = 'msg_' || w.decision_id)
		AND strpos(NEW.payload, '"memberId":"' || w.member_id || '"') > 0
	) THEN RETURN NEW; END IF;
	RAISE EXCEPTION 'a withdrawal is sent by two people, once its hold is over';
END $$;--> statement-breakpoint
DROP TRIGGER "outbox_by_two" ON "outbox";--> statement-breakpoint
CREATE TRIGGER "outbox_by_two" BEFORE INSERT OR UPDATE ON "outbox" FOR EACH ROW WHEN (
	NEW.state NOT IN ('held', 'undone')
	AND (NEW.event IN ('member.withdrawn', 'member.letter') OR strpos(NEW.payload, '"member.withdrawn"') > 0
		OR strpos(NEW.payload, '"measure":"withdraw"') > 0 OR strpos(NEW.payload, '\') > 0)
) EXECUTE FUNCTION "outbox_by_two"();
