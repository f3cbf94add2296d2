using System.ComponentModel;
using System.Text.RegularExpressions;
using HotDash.Dashboard.Features.Accounts;
using HotDash.Dashboard.Features.Approvals;
using ModelContextProtocol;
using ModelContextProtocol.Server;

namespace HotDash.Dashboard.Features.Assistants;

/// <summary>What an assistant may ask for: each request becomes a proposal that a person approves. Nothing happens before; then a restart can be carried out here.</summary>
[McpServerToolType]
internal sealed partial class GuardedTools(ApprovalDesk desk, OperatorStore operators, MachineRestarter restarter)
{
    /// <summary>An account without a password: nobody signs in with it.</summary>
    private const string AssistantEmail = "assistant@hotdash.invalid";

    [McpServerTool(Name = "request_restart", Destructive = true), Description("Asks a person to restart a machine of an app. Returns the approval's address; nothing is restarted by this call.")]
    public Task<string> RequestRestartAsync(
        [Description("The app, for instance hotdash-staging.")] string app,
        [Description("The machine's id.")] string machine,
        [Description("Why: what was measured.")] string reason,
        CancellationToken cancellationToken) => ProposeAsync(
            $"Restart machine {Name(machine)} of {Name(app)}", app, new RestartCommand(app, machine).ToString(), reason, "A restart cannot be taken back; the machine serves again or the release is rolled back.", cancellationToken);

    [McpServerTool(Name = "restart_machine", Destructive = true), Description("Carries out a restart that a person has approved, once and within 30 minutes of the approval. Refused without one.")]
    public async Task<string> RestartMachineAsync([Description("The approvalId that request_restart returned.")] Guid approval, CancellationToken cancellationToken)
    {
        try
        {
            return await restarter.RestartAsync(approval, cancellationToken);
        }
        catch (InvalidOperationException exception)
        {
            throw new McpException(exception.Message);
        }
    }

    [McpServerTool(Name = "request_rollback", Destructive = true), Description("Asks a person to roll an app back to the release verified last. Returns the approval's address; nothing is deployed by this call.")]
    public Task<string> RequestRollbackAsync(
        [Description("The app, for instance hotdash-staging.")] string app,
        [Description("Why: what was measured.")] string reason,
        CancellationToken cancellationToken) => ProposeAsync(
            $"Roll back {Name(app)}",
            app,
            $"dotnet run --project HotDash.AppHost -- --operation publish --step rollback-fly --Fly:Release:App={app} --Fly:Release:Reason=WHY",
            reason,
            "Deploy the newer image again by its digest; the schema stays as it is.",
            cancellationToken);

    private async Task<string> ProposeAsync(string title, string app, string command, string reason, string rollbackPlan, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(reason))
        {
            throw new McpException("Say why, with what was measured: a person decides by it.");
        }

        await operators.AddAsync(AssistantEmail, "Assistant", Role.Operator, passwordHash: null, cancellationToken);
        var account = await operators.FindAsync(AssistantEmail, cancellationToken) ?? throw new McpException("The assistant's account is gone right after it was made.");
        var draft = new ApprovalDraft(Guid.NewGuid(), ApprovalKinds.Misc, title, $"fly:{app}", command) { Evidence = reason.Trim(), RollbackPlan = rollbackPlan };
        var outcome = await desk.ProposeAsync(draft, account.ToActor(), cancellationToken);

        return outcome.Result == ApprovalResult.Done
            ? $"A person has to approve it: /approvals?approvalId={draft.Id}. Nothing has been done yet."
            : throw new McpException(outcome.Message);
    }

    /// <summary>Names go into a command that a person copies: nothing but a name passes.</summary>
    private static string Name(string value) => NamePattern().IsMatch(value) ? value : throw new McpException($"'{value}' is no name of an app or machine: lower-case letters, digits and hyphens.");

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,62}$")]
    private static partial Regex NamePattern();
}
