/** Names of better-auth's tables and columns in the schema `auth`: the house's own words, as in store/migrations/0001-sign-in.sql. */
export const COLUMNS = {
  user: {
    modelName: "person",
    fields: { emailVerified: "email_verified", createdAt: "created_at", updatedAt: "updated_at" },
  },
  session: {
    modelName: "session",
    fields: {
      expiresAt: "expires_at",
      createdAt: "created_at",
      updatedAt: "updated_at",
      ipAddress: "ip_address",
      userAgent: "user_agent",
      userId: "person_id",
    },
  },
  account: {
    modelName: "account",
    fields: {
      accountId: "account_id",
      providerId: "provider_id",
      userId: "person_id",
      accessToken: "access_token",
      refreshToken: "refresh_token",
      idToken: "id_token",
      accessTokenExpiresAt: "access_token_expires_at",
      refreshTokenExpiresAt: "refresh_token_expires_at",
      createdAt: "created_at",
      updatedAt: "updated_at",
    },
  },
  verification: {
    modelName: "verification",
    fields: { expiresAt: "expires_at", createdAt: "created_at", updatedAt: "updated_at" },
  },
} as const;

/** The same for the second factor. */
export const SECOND_FACTOR_COLUMNS = {
  user: { fields: { twoFactorEnabled: "second_factor_on" } },
  twoFactor: {
    modelName: "second_factor",
    fields: {
      backupCodes: "backup_codes",
      userId: "person_id",
      failedVerificationCount: "failed_count",
      lockedUntil: "locked_until",
    },
  },
} as const;

/** The same for passkeys. */
export const PASSKEY_COLUMNS = {
  passkey: {
    modelName: "passkey",
    fields: {
      publicKey: "public_key",
      userId: "person_id",
      credentialID: "credential_id",
      deviceType: "device_type",
      backedUp: "backed_up",
      createdAt: "created_at",
    },
  },
} as const;
