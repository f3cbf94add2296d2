using HotDash.Embedded.Host.Processes;

namespace HotDash.Embedded.Host.Redis;

/// <summary>How an engine is started. The password goes in by standard input.</summary>
internal sealed record RedisProgram(string Name, string Version, ProcessLaunch Launch);
