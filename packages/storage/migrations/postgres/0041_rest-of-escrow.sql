ALTER TABLE "contact_reminders" ADD COLUMN "rest" text collate "C";--> statement-breakpoint
ALTER TABLE "contact_reminders" ADD COLUMN "rest_yen" integer;--> statement-breakpoint
ALTER TABLE "contact_reminders" ADD COLUMN "rest_until" text collate "C";