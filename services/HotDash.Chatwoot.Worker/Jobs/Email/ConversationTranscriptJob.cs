using System.Globalization;
using System.Text;
using HotDash.Chatwoot.Core.Email;
using HotDash.Sidekiq.Jobs;
using HotDash.Sidekiq.Processing;
using MimeKit;

namespace HotDash.Chatwoot.Worker.Jobs.Email;

/// <summary><c>ConversationTranscriptJob</c>: <c>[{conversation},"jamie@example.com"]</c>, mails a conversation without its private notes.</summary>
internal sealed class ConversationTranscriptJob(TranscriptStore transcripts, MailSender sender, MailSettings settings) : IJobHandler
{
    public async Task PerformAsync(JobContext context, CancellationToken cancellationToken)
    {
        var id = context.Arguments.GetRecord(0).Id;
        var address = context.Arguments.GetString(1);

        if (!MailboxAddress.TryParse(address, out var recipient))
        {
            throw new MalformedJobException($"Argument 1 is no mail address: '{address}'.");
        }

        var transcript = await transcripts.FindAsync(id, cancellationToken) ?? throw new DiscardJobException($"Conversation {id} does not exist any more.");
        using var mail = new MimeMessage
        {
            Subject = $"[#{transcript.Conversation.DisplayId}] Conversation Transcript",
            MessageId = $"transcript/{context.Job.Jid}@hotdash",
            Body = new TextPart("plain") { Text = Text(transcript) },
        };
        mail.From.Add(transcript.Channel is { } channel
            ? new MailboxAddress(transcript.Inbox.Name, channel.Email)
            : MailboxAddress.Parse(settings.Sender));
        mail.To.Add(recipient);
        await sender.SendAsync(mail, transcript.Channel, cancellationToken);
    }

    private static string Text(Transcript transcript)
    {
        var text = new StringBuilder();

        foreach (var line in transcript.Lines)
        {
            text.Append(CultureInfo.InvariantCulture, $"{line.CreatedAt:yyyy-MM-dd HH:mm} UTC  {line.Sender}:\n{line.Content}\n\n");
        }

        return text.ToString();
    }
}
