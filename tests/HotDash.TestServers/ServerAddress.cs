namespace HotDash.TestServers;

/// <summary><see cref="Server"/> is engine and version, such as "redis 7.0.15".</summary>
internal sealed record ServerAddress(int Port, int Process, string Server);
