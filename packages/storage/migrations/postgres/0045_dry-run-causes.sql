ALTER TABLE "standard_forecasts" ADD COLUMN "cause" text collate "C";--> statement-breakpoint
ALTER TABLE "standard_runs" ADD COLUMN "compared_with" integer;