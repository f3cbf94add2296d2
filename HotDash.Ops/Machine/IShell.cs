namespace HotDash.Ops.Machine;

/// <summary>Runs programs by argument lists. A missing program and one that takes too long are results, not exceptions.</summary>
internal interface IShell
{
    Task<ShellResult> RunAsync(string program, IReadOnlyList<string> arguments, string folder, TimeSpan timeout, CancellationToken cancellationToken);
}
