import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["packages/**/*.test.ts", "apps/**/*.test.ts", "scripts/**/*.test.ts"],
          exclude: ["**/*.db.test.ts", "**/node_modules/**", "**/build/**"],
          environment: "node",
          setupFiles: ["./packages/db/src/testing/noise-is-failure.ts"],
        },
      },
      {
        extends: true,
        test: {
          name: "db",
          include: ["packages/**/*.db.test.ts", "apps/**/*.db.test.ts", "scripts/**/*.db.test.ts"],
          exclude: ["**/node_modules/**", "**/build/**"],
          environment: "node",
          globalSetup: "./packages/db/src/testing/global-setup.ts",
          setupFiles: ["./packages/db/src/testing/noise-is-failure.ts"],
          hookTimeout: 60_000,
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: "ui",
          include: ["packages/ui/src/**/*.test.tsx"],
          environment: "jsdom",
          setupFiles: ["./packages/db/src/testing/noise-is-failure.ts"],
        },
      },
    ],
  },
});
