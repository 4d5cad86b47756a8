/** better-auth's own tables, in the product's way of naming columns; the migration on sign-in made them. */
export function authTables<const App extends "adviseur" | "portal">(app: App) {
  const stamps = { createdAt: "created_at", updatedAt: "updated_at" };
  return {
    user: { modelName: `${app}_auth_user`, fields: { emailVerified: "email_verified", ...stamps } },
    session: {
      modelName: `${app}_auth_session`,
      fields: { expiresAt: "expires_at", ipAddress: "ip_address", userAgent: "user_agent", userId: "user_id", ...stamps },
    },
    account: {
      modelName: `${app}_auth_account`,
      fields: {
        accountId: "account_id",
        providerId: "provider_id",
        userId: "user_id",
        accessToken: "access_token",
        refreshToken: "refresh_token",
        idToken: "id_token",
        accessTokenExpiresAt: "access_token_expires_at",
        refreshTokenExpiresAt: "refresh_token_expires_at",
        ...stamps,
      },
    },
    verification: { modelName: `${app}_auth_verification`, fields: { expiresAt: "expires_at", ...stamps } },
    rateLimit: { modelName: `${app}_auth_rate_limit`, fields: { lastRequest: "last_request" } },
  };
}
