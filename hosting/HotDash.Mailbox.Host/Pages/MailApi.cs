using HotDash.Mailbox.Host.Samples;
using HotDash.Mailbox.Host.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HotDash.Mailbox.Host.Pages;

/// <summary>What the stack's commands and tests use.</summary>
internal static class MailApi
{
    public static void MapMailApi(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/samples", Drop);
        routes.MapGet("/api/mailboxes", List);
        routes.MapGet("/api/mailboxes/{address}/{uid}", Read);
    }

    private static Results<Ok<DroppedSample>, BadRequest<string>> Drop(SampleRequest request, SampleDrop drop)
    {
        if (!Enum.TryParse<SampleKind>(request.Kind, ignoreCase: true, out var kind) || !Enum.IsDefined(kind))
        {
            return TypedResults.BadRequest($"kind is '{request.Kind}', expected one of {string.Join(", ", Enum.GetNames<SampleKind>()).ToLowerInvariant()}");
        }

        if (MailStore.Normalize(request.To) is not { } to || MailStore.Normalize(request.From ?? SampleMails.Customer) is not { } from)
        {
            return TypedResults.BadRequest($"'{request.To}' and '{request.From}' must be mail addresses");
        }

        return drop.Drop(kind, from, to) is { } subject
            ? TypedResults.Ok(new DroppedSample(subject, from, to))
            : TypedResults.BadRequest($"{from} has received no mail yet that could be answered or returned");
    }

    private static IEnumerable<MailboxView> List(MailStore store) => store.Mailboxes.Select(mailbox => new MailboxView(
        mailbox.Address,
        [.. mailbox.Mails.Select(mail => new MailView(mail.Uid, mail.ReadMessage().Subject, mail.ReadMessage().From.ToString(), mail.Received, mail.Flags.Names()))]));

    private static Results<FileContentHttpResult, NotFound> Read(string address, uint uid, MailStore store) =>
        MailPages.Find(store, address, uid) is { } mail ? TypedResults.Bytes(mail.ReadBytes(), "message/rfc822", $"{uid}.eml") : TypedResults.NotFound();
}
