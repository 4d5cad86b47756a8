import { defineConfig, type ReporterDescription } from "@playwright/test";

// scripts/test.ts names the file and counts from it; a run by hand needs only the list.
const reportFile = process.env.PLAYWRIGHT_JSON;
const json: ReporterDescription[] = reportFile ? [["json", { outputFile: reportFile }]] : [];

export default defineConfig({
  testDir: "e2e",
  testMatch: "**/*.spec.ts",
  outputDir: ".data/test/results",
  // One stack and one database serve all tests. A retry would hide what a user would meet.
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  reporter: [["list"], ...json],
  use: {
    baseURL: process.env.ADVISOR_URL,
    locale: "nl-NL",
    timezoneId: "Europe/Amsterdam",
    // A control that is not there is a failure now, not after the whole test's time.
    actionTimeout: 15_000,
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH,
      // Chromium's sandbox refuses root, which is what a container runs as; the pages are our own.
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
