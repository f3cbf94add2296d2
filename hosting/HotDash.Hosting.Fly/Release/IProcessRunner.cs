namespace HotDash.Hosting.Fly.Release;

/// <summary>Runs a program with a list of arguments: never through a shell, never with a secret among them.</summary>
internal interface IProcessRunner
{
    Task<ProcessResult> RunAsync(string program, IReadOnlyList<string> arguments, CancellationToken cancellationToken);
}
