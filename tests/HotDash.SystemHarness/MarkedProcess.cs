namespace HotDash.SystemHarness;

/// <param name="Pid">The process id.</param>
/// <param name="CommandLine">Arguments joined by spaces; empty for a zombie.</param>
/// <param name="PssKb">Proportional set size in KiB.</param>
public sealed record MarkedProcess(int Pid, string CommandLine, long PssKb);
