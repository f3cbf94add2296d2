using System.Net.Http.Json;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace HotDash.Hosting.Embedded.Mailboxes;

/// <summary>Drops one sample of each kind that needs nothing before it; single kinds, replies and bounces come from the page.</summary>
internal static class DropSamplesCommand
{
    public const string Name = "drop-samples";

    private const string SupportAddress = "support@hotdash.test";
    private static readonly string[] s_kinds = ["plain", "html", "attachment", "inline", "latin1", "japanese"];

    public static IResourceBuilder<MailboxResource> WithDropSamples(this IResourceBuilder<MailboxResource> builder)
    {
        var options = new CommandOptions
        {
            Description = $"Sends {SupportAddress} a sample of each kind: plain, HTML, attachments, inline picture, Latin-1, Japanese.",
            IconName = "MailInboxAdd",
            IsHighlighted = true,
        };

        return builder.WithCommand(Name, "Drop sample mails", context => DropAsync(builder.Resource, context), options);
    }

    private static async Task<ExecuteCommandResult> DropAsync(MailboxResource mailbox, ExecuteCommandContext context)
    {
        using var client = new HttpClient { BaseAddress = new Uri(mailbox.Page.Url) };

        try
        {
            foreach (var kind in s_kinds)
            {
                using var answer = await client.PostAsJsonAsync("/api/samples", new { kind, to = SupportAddress }, context.CancellationToken);
                if (!answer.IsSuccessStatusCode)
                {
                    return CommandResults.Failure($"The mailbox refused '{kind}': {await answer.Content.ReadAsStringAsync(context.CancellationToken)}");
                }
            }
        }
        catch (HttpRequestException exception)
        {
            return CommandResults.Failure($"'{mailbox.Name}' does not answer at {mailbox.Page.Url}: {exception.Message}. Is it running?");
        }

        return CommandResults.Success($"{s_kinds.Length} mails are in the inbox of {SupportAddress}.");
    }
}
