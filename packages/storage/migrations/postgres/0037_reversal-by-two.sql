ALTER TABLE "appeals" ADD COLUMN "agreed_by" text collate "C";--> statement-breakpoint
ALTER TABLE "appeals" ADD COLUMN "agreed_at" text collate "C";--> statement-breakpoint
UPDATE "appeals" SET "held_until" = NULL WHERE state = 'held' AND outcome = 'granted'
	AND EXISTS (SELECT 1 FROM "contact_reminders" r WHERE r.id = "appeals".reminder_id AND r.agreed_by IS NOT NULL AND r.amount_yen IS NOT NULL);--> statement-breakpoint
CREATE FUNCTION "reversal_by_two"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
	IF NEW.reversed_at IS NULL OR OLD.reversed_at IS NOT NULL OR NEW.amount_yen IS NULL OR NEW.agreed_by IS NULL OR EXISTS (
		SELECT 1 FROM appeals a WHERE a.reminder_id = NEW.id AND a.outcome = 'granted' AND a.agreed_by <> a.decided_by
	) THEN RETURN NEW; END IF;
	RAISE EXCEPTION 'money that two people moved is taken back by two';
END $$;--> statement-breakpoint
CREATE TRIGGER "contact_reminders_reversal" BEFORE UPDATE ON "contact_reminders" FOR EACH ROW EXECUTE FUNCTION "reversal_by_two"();
