using System.Globalization;
using HotDash.FlySimulator.Commands;

namespace HotDash.FlySimulator.Programs;

/// <summary>What a scripted server does wrong. All times in milliseconds.</summary>
internal sealed record ServeFaults
{
    private static readonly string[] s_flags =
    [
        "--port", "--text", "--status", "--exit-after", "--exit-code", "--ignore-stop", "--start-after", "--fail-after", "--fail-status", "--delay", "--delay-after", "--hang-after", "--flap", "--slips", "--errors", "--count", "--worker", "--needs", "--say",
    ];

    public required int Port { get; init; }

    public string Text { get; init; } = "ok";

    public int Status { get; init; } = 200;

    public TimeSpan? ExitAfter { get; init; }

    public int ExitCode { get; init; } = 1;

    public bool IgnoresStop { get; init; }

    public TimeSpan StartAfter { get; init; }

    /// <summary>From then on it answers <see cref="FailStatus"/>.</summary>
    public TimeSpan? FailAfter { get; init; }

    public int FailStatus { get; init; } = 500;

    public TimeSpan Delay { get; init; }

    public TimeSpan DelayAfter { get; init; }

    /// <summary>From then on it takes requests and never answers.</summary>
    public TimeSpan? HangAfter { get; init; }

    /// <summary>Every so many requests fail.</summary>
    public int Flap { get; init; }

    /// <summary>So many requests fail once, after the fifth.</summary>
    public int Slips { get; init; }

    /// <summary>So many error lines right after the start.</summary>
    public int Errors { get; init; }

    /// <summary><c>moves</c> or <c>stands</c>: <c>{count}</c> in the text.</summary>
    public string Count { get; init; } = "moves";

    /// <summary>It serves nothing.</summary>
    public bool IsWorker { get; init; }

    /// <summary>A local port without which it is not ready; the variable SERVE_NEEDS names another one.</summary>
    public int? Needs { get; init; }

    /// <summary>What it says when it dies.</summary>
    public string Says { get; init; } = "SyntaxError: Named export 'Shopify' not found (scripted)";

    public static ServeFaults Parse(IReadOnlyList<string> words)
    {
        var arguments = Arguments.Parse(words, s_flags);

        return new ServeFaults
        {
            Port = int.Parse(arguments.Find("--port") ?? "0", CultureInfo.InvariantCulture),
            Text = arguments.Find("--text") ?? "ok",
            Status = Number(arguments, "--status", 200),
            ExitAfter = Milliseconds(arguments, "--exit-after"),
            ExitCode = Number(arguments, "--exit-code", 1),
            IgnoresStop = arguments.Find("--ignore-stop") is not null,
            StartAfter = Milliseconds(arguments, "--start-after") ?? TimeSpan.Zero,
            FailAfter = Milliseconds(arguments, "--fail-after"),
            FailStatus = Number(arguments, "--fail-status", 500),
            Delay = Milliseconds(arguments, "--delay") ?? TimeSpan.Zero,
            DelayAfter = Milliseconds(arguments, "--delay-after") ?? TimeSpan.Zero,
            HangAfter = Milliseconds(arguments, "--hang-after"),
            Flap = Number(arguments, "--flap", 0),
            Slips = Number(arguments, "--slips", 0),
            Errors = Number(arguments, "--errors", 0),
            Count = arguments.Find("--count") ?? "moves",
            IsWorker = arguments.Find("--worker") == "worker",
            Needs = (Environment.GetEnvironmentVariable("SERVE_NEEDS") ?? arguments.Find("--needs")) is { } port ? int.Parse(port, CultureInfo.InvariantCulture) : null,
            Says = arguments.Find("--say") ?? "SyntaxError: Named export 'Shopify' not found (scripted)",
        };
    }

    private static int Number(Arguments arguments, string name, int otherwise) => arguments.Find(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    private static TimeSpan? Milliseconds(Arguments arguments, string name) =>
        arguments.Find(name) is { } text ? TimeSpan.FromMilliseconds(double.Parse(text, CultureInfo.InvariantCulture)) : null;
}
