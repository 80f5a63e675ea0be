interface Settings {
  readonly majorVersion: number;
  /** For tests: data may be lost at a power cut. */
  readonly throwaway: boolean;
}

/**
 * Lines for postgresql.conf, fit for one office on a small computer; an administrator may change them there. What the
 * process itself relies on (socket, port) is given at each start instead.
 */
export function settingsText({ majorVersion, throwaway }: Settings): string {
  const lines = [
    "shared_buffers = 64MB",
    "max_connections = 60",
    "max_wal_size = 256MB",
    "max_logical_replication_workers = 0",
    "timezone = 'UTC'",
    "log_timezone = 'UTC'",
    "lc_messages = 'C'",
    "log_line_prefix = '%m [%p] %u '",
    // A failed statement or a doubled key may carry what people wrote: the log must not.
    "log_min_error_statement = panic",
    "log_error_verbosity = terse",
    ...(majorVersion >= 18 ? ["io_method = sync"] : []),
    ...(throwaway
      ? ["fsync = off", "synchronous_commit = off", "full_page_writes = off", "autovacuum = off"]
      : ["fsync = on", "synchronous_commit = on"]),
  ];
  return `\n# Khunatham\n${lines.join("\n")}\n`;
}
