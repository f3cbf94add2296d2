namespace HotDash.Dashboard.Features.Assistants;

internal sealed record LogLine(DateTimeOffset At, string Level, string Category, string Message);
