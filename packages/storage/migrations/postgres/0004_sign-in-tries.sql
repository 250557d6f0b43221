CREATE TABLE "tries" (
	"key" text collate "C" PRIMARY KEY NOT NULL,
	"n" integer NOT NULL,
	"until" text collate "C" NOT NULL
);
--> statement-breakpoint
CREATE INDEX "tries_until" ON "tries" USING btree ("until");