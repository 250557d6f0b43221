DROP INDEX "setting_proposals_pending";--> statement-breakpoint
ALTER TABLE "setting_proposals" ADD COLUMN "about" text collate "C" DEFAULT 'measures' NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "setting_proposals_pending" ON "setting_proposals" USING btree ("about") WHERE state = 'proposed';--> statement-breakpoint
DROP TRIGGER "setting_proposals_begin" ON "setting_proposals";--> statement-breakpoint
CREATE TRIGGER "setting_proposals_begin" BEFORE INSERT ON "setting_proposals" FOR EACH ROW
	WHEN (NEW.state <> 'proposed' OR NEW.about NOT IN ('measures', 'money'))
	EXECUTE FUNCTION "refused"('a loosened setting begins with a proposal');--> statement-breakpoint
CREATE OR REPLACE FUNCTION "setting_by_two"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
	IF OLD.state = 'proposed' AND NEW.state <> 'proposed' AND NEW.id = OLD.id AND NEW.loosening = OLD.loosening AND NEW.about = OLD.about
		AND NEW.proposer_id = OLD.proposer_id AND NEW.proposed_at = OLD.proposed_at AND NEW.ended_at >= OLD.proposed_at
		AND (NEW.state IN ('refused', 'taken_back') OR (NEW.about = 'measures' AND is_eligible(NEW.proposer_id, ARRAY['admin'], NEW.ended_at) AND (
			(NEW.state = 'agreed' AND is_eligible(NEW.ended_by, ARRAY['lead'], NEW.ended_at))
			OR (NEW.state = 'in_force' AND is_small_desk(NEW.ended_at)
				AND NEW.proposed_at::timestamptz + interval '72 hours' <= NEW.ended_at::timestamptz)
		)) OR (NEW.about = 'money' AND NEW.state = 'agreed' AND 2 = (
			SELECT count(*) FROM staff s WHERE s.id IN (NEW.proposer_id, NEW.ended_by) AND s.role = 'lead' AND s.disabled_at IS NULL
			AND s.confirmed_at IS NOT NULL
			AND (s.access_changed_at = '' OR s.access_changed_at::timestamptz + interval '24 hours' <= NEW.ended_at::timestamptz)
		)))
	THEN RETURN NEW; END IF;
	RAISE EXCEPTION 'a setting is loosened by two eligible people';
END $$;
