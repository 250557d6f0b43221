DROP TRIGGER "contact_reminders_money" ON "contact_reminders";--> statement-breakpoint
DROP TRIGGER "contact_reminders_limit" ON "contact_reminders";--> statement-breakpoint
ALTER TABLE "contact_reminders" ALTER COLUMN "whole_escrow_yen" SET DATA TYPE bigint;--> statement-breakpoint
ALTER TABLE "contact_reminders" ALTER COLUMN "amount_yen" SET DATA TYPE bigint;--> statement-breakpoint
ALTER TABLE "contact_reminders" ALTER COLUMN "rest_yen" SET DATA TYPE bigint;--> statement-breakpoint
CREATE TRIGGER "contact_reminders_money" BEFORE UPDATE ON "contact_reminders" FOR EACH ROW WHEN (NEW.state = 'decided' AND OLD.state <> 'decided'
	AND NEW.amount_yen IS NOT NULL AND greatest(NEW.whole_escrow_yen, NEW.amount_yen) > NEW.two_people_above_yen
	AND coalesce(NEW.agreed_by = NEW.decided_by, true))
	EXECUTE FUNCTION "refused"('money above the limit is moved by two people');--> statement-breakpoint
CREATE TRIGGER "contact_reminders_limit" BEFORE UPDATE ON "contact_reminders" FOR EACH ROW WHEN (NEW.whole_escrow_yen <> OLD.whole_escrow_yen
	OR NEW.two_people_above_yen <> OLD.two_people_above_yen)
	EXECUTE FUNCTION "refused"('the limit of a request stays as it was taken');
