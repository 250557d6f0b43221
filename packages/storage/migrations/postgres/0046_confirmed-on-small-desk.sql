ALTER TABLE "staff" ADD COLUMN "confirmed_on_small_desk" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE FUNCTION "money_by_full_rule"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
	IF EXISTS (SELECT 1 FROM staff WHERE id IN (NEW.proposer_id, NEW.ended_by) AND confirmed_on_small_desk = 1)
	THEN RAISE EXCEPTION 'a limit of money is raised by two who were confirmed by the full rule'; END IF;
	RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER "setting_proposals_money" BEFORE UPDATE ON "setting_proposals" FOR EACH ROW
	WHEN (NEW.about = 'money' AND NEW.state = 'agreed')
	EXECUTE FUNCTION "money_by_full_rule"();
