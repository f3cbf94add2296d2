using System.Text.Json;
using HotDash.Hosting.Fly.Drift;
using HotDash.Hosting.Fly.Release;

namespace HotDash.Hosting.Fly.Provisioning;

/// <summary>Makes what is missing, one thing after the other, and stops at the first that cannot be made.</summary>
/// <param name="processes">Runs flyctl.</param>
/// <param name="flyctl">The program.</param>
/// <param name="answer">The value of a variable that the model leaves to whoever provisions.</param>
internal sealed class ProvisioningRunner(IProcessRunner processes, string flyctl, Func<string, string?> answer)
{
    public async Task<ProvisioningReport> RunAsync(IEnumerable<ProvisioningItem> items, bool changes, CancellationToken cancellationToken)
    {
        var present = new List<string>();
        var made = new List<string>();

        foreach (var item in items)
        {
            var (count, problem) = await CountAsync(item, cancellationToken);

            if (problem is not null)
            {
                return new ProvisioningReport(present, made, problem);
            }

            if (count >= item.Needed)
            {
                present.Add(item.Name);
            }
            else if (!changes)
            {
                made.Add(item.Name);
            }
            else if (await RunAsync(item.Create.Select(argument => argument is ProvisioningItem.Missing ? FactText.Number(item.Needed - count) : argument), cancellationToken) is { ExitCode: not 0 } failed)
            {
                return new ProvisioningReport(present, made, $"{item.Name} could not be made (exit code {failed.ExitCode}): {failed.LastLine}");
            }
            else
            {
                made.Add(item.Name);
            }
        }

        return new ProvisioningReport(present, made, null);
    }

    private async Task<(int Count, string? Problem)> CountAsync(ProvisioningItem item, CancellationToken cancellationToken)
    {
        if (item.Look.Concat(item.Create).FirstOrDefault(argument => Asked.Is(argument) && string.IsNullOrEmpty(answer(Asked.Variable(argument)))) is { } missing)
        {
            return (0, $"{item.Name}: {Asked.Variable(missing)} is not set in the environment: {Asked.Hint(missing)}.");
        }

        var looked = await RunAsync(item.Look, cancellationToken);

        if (looked.ExitCode != 0)
        {
            return (0, $"{item.Name} cannot be looked up (exit code {looked.ExitCode}): {looked.LastLine}");
        }

        try
        {
            return (item.Count.In(looked.Output), null);
        }
        catch (JsonException exception)
        {
            return (0, $"{item.Name}: flyctl's answer is not understood: {exception.Message}");
        }
    }

    private Task<ProcessResult> RunAsync(IEnumerable<string> arguments, CancellationToken cancellationToken) =>
        processes.RunAsync(flyctl, [.. arguments.Select(argument => Asked.Is(argument) ? answer(Asked.Variable(argument))! : argument)], cancellationToken);
}
