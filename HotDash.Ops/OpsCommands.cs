using HotDash.Ops.Doctor;
using HotDash.Ops.Evidence;
using HotDash.Ops.Logs;
using HotDash.Ops.Machine;
using HotDash.Ops.Status;

namespace HotDash.Ops;

/// <summary>Reads the command line. Exit codes: 0 fine, 1 something is wrong, 2 usage.</summary>
internal sealed class OpsCommands(IShell shell, IWeb web, TimeProvider time, TextWriter output, TextWriter error)
{
    public const int Fine = 0;
    public const int Wrong = 1;
    public const int Usage = 2;

    private const string Help = """
        usage: dotnet run --project HotDash.Ops -- VERB [options]

          status                   what runs and answers, in both environments
          doctor                   what is wrong with this clone, this machine and both environments, with the remedy
          evidence                 a report with time stamps; each --run COMMAND is run and its log kept beside it
          logs [RESOURCE]          a resource's or app's last lines; --errors shows and counts only those

          --json                   for programs
          --root FOLDER            the clone (default: the one around the current folder)
          --app APP                logs: an app on Fly.io instead of a local resource
          --lines N                logs: how many lines (default 100)
          --run COMMAND            evidence: repeatable
          --working-on TEXT, --blocker TEXT, --next TEXT   evidence: marked as stated
        """;

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        if (OpsArguments.Parse(arguments) is not { } parsed)
        {
            await error.WriteLineAsync(Help);

            return Usage;
        }

        if (Clone.Find(parsed.Root) is not { } clone)
        {
            await error.WriteLineAsync($"{parsed.Root ?? Environment.CurrentDirectory} lies in no clone of HotDash: there is no HotDash.slnx above it. Name one with --root FOLDER.");

            return Usage;
        }

        switch (parsed.Verb)
        {
            case "status":
                return await new StatusReport(shell, web, time, output).WriteAsync(clone, parsed.IsJson, cancellationToken);
            case "doctor":
                return await new DoctorReport(shell, web, time, output).WriteAsync(clone, parsed.IsJson, cancellationToken);
            case "evidence":
                return await new EvidenceReport(shell, web, time, output).WriteAsync(clone, parsed, cancellationToken);
            case "logs":
                return await new LogReport(shell, output, error).WriteAsync(clone, parsed, cancellationToken);
            default:
                await error.WriteLineAsync($"'{parsed.Verb}' is no verb.\n{Help}");

                return Usage;
        }
    }
}
