using HotDash.Hosting.Fly.Release;

namespace HotDash.Hosting.Fly.Tests.Drift;

/// <summary>Answers of flyctl by its first word.</summary>
internal sealed class FakeFlyctl(Dictionary<string, ProcessResult> answers) : IProcessRunner
{
    public FakeFlyctl(string machines, string secrets)
        : this(new Dictionary<string, ProcessResult> { ["machine"] = new(0, machines, ""), ["secrets"] = new(0, secrets, "") })
    {
    }

    public Task<ProcessResult> RunAsync(string program, IReadOnlyList<string> arguments, CancellationToken cancellationToken) => Task.FromResult(answers[arguments[0]]);
}
