namespace HotDash.Hosting.Embedded.Containers;

/// <summary>Asks a container engine for its version, which it only tells when it works.</summary>
internal static class EngineProbe
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(15);

    public static async Task<EngineState> LookAsync(string name, CancellationToken cancellationToken)
    {
        string[] question = name == "docker" ? ["version", "--format", "{{.Server.Version}}"] : ["info", "--format", "{{.Version.Version}}"];
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(s_timeout);
        try
        {
            if (await EngineCommand.RunAsync(name, question, timeout.Token) is not { } answer)
            {
                return new EngineState(name, IsInstalled: false, null, null);
            }

            var version = answer.ExitCode == 0 ? Parse(answer.Output) : null;
            return new EngineState(name, IsInstalled: true, version, version is null ? answer.Complaint : null);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new EngineState(name, IsInstalled: true, null, $"no answer within {s_timeout.TotalSeconds:0} s");
        }
    }

    /// <summary>Engines append to their numbers: <c>27.5.1+dfsg1</c>, <c>5.0.0-rc1</c>.</summary>
    private static Version? Parse(string text)
    {
        var numbers = new string([.. text.Trim().TakeWhile(character => char.IsAsciiDigit(character) || character == '.')]);

        return Version.TryParse(numbers, out var version) ? version : null;
    }
}
