ALTER TABLE "closings" DROP CONSTRAINT "closings_two";--> statement-breakpoint
ALTER TABLE "closings" ADD CONSTRAINT "closings_two" CHECK (state in ('proposed', 'approved') or (state = 'taken_back') = (ended_by = proposer_id));--> statement-breakpoint
CREATE OR REPLACE FUNCTION "second_lead"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
	IF is_eligible(NEW.proposer_id, ARRAY['lead'], NEW.ended_at) AND is_eligible(NEW.ended_by, ARRAY['lead'], NEW.ended_at)
		AND (NEW.ended_by <> NEW.proposer_id OR (is_small_desk(NEW.ended_at)
			AND NEW.proposed_at::timestamptz + interval '72 hours' <= NEW.ended_at::timestamptz))
	THEN RETURN NEW; END IF;
	RAISE EXCEPTION 'a month is closed by two eligible leads, or by one on a small desk after 72 hours';
END $$;--> statement-breakpoint
ALTER TABLE "notices" DROP CONSTRAINT "notices_two";--> statement-breakpoint
CREATE OR REPLACE FUNCTION "notice_publish"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
	IF is_eligible(NEW.editor_id, ARRAY['lead'], NEW.published_at) AND is_eligible(NEW.published_by, ARRAY['lead'], NEW.published_at)
		AND (NEW.published_by <> NEW.editor_id OR (is_small_desk(NEW.published_at)
			AND OLD.requested_at::timestamptz + interval '72 hours' <= NEW.published_at::timestamptz))
		AND EXISTS (SELECT 1 FROM closings c WHERE c.id = NEW.closing_id AND c.state = 'approved' AND c.revision = NEW.revision
			AND c.month = to_char(to_date(NEW.month, 'YYYY-MM') - interval '1 month', 'YYYY-MM')
			AND c.revision = (SELECT max(o.revision) FROM closings o WHERE o.month = c.month AND o.state = 'approved'))
	THEN RETURN NEW; END IF;
	RAISE EXCEPTION 'a notice is published by two eligible leads, or by one on a small desk after 72 hours, on the newest figures of a closed month';
END $$;