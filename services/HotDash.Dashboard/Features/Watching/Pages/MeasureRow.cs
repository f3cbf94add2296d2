using HotDash.Dashboard.Components.Shared;

namespace HotDash.Dashboard.Features.Watching.Pages;

public sealed record MeasureRow(string Subject, string Rule, string Value, Tone Tone, string? Detail, DateTime At);
