using HotDash.Hosting.Fly.Release;

namespace HotDash.Hosting.Fly.Secrets;

/// <summary>Runs a program and gives it text on its standard input: the only way on which a secret leaves this process.</summary>
internal interface IInputRunner
{
    Task<ProcessResult> RunAsync(string program, IReadOnlyList<string> arguments, string input, CancellationToken cancellationToken);
}
