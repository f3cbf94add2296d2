namespace HotDash.Migrations.Tests.Tool;

internal sealed record ToolRun(int ExitCode, string Output, string Error);
